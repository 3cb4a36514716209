// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picturesheet.h"

#include "views/canvas/picturepainter.h"

#include <QPainter>

#include <cmath>

namespace rheo::ui {

namespace {

constexpr int mostPixels = 16384;
constexpr qreal margin = 24;

} // namespace

Result<PictureSheet> PictureSheet::of(const Drawing &drawing)
{
    PictureSheet sheet;
    sheet.m_picture = CanvasPicture::of(drawing);
    const QRectF bounds = sheet.m_picture.bounds();
    if (bounds.isEmpty())
        return failure(ErrorKind::Input, QStringLiteral("The drawing is empty, so there is no picture to make of it. "
                                                        "Draw something first."));
    sheet.m_area = bounds.adjusted(-margin, -margin, margin, margin);
    return sheet;
}

Result<QSize> PictureSheet::pixels(qreal scale) const
{
    const QSizeF size = m_area.size() * scale;
    if (!(scale > 0) || size.width() < 1 || size.height() < 1)
        return failure(ErrorKind::Usage, QStringLiteral("The scale %1 makes no picture; give one above 0, for "
                                                        "instance 2.")
                                             .arg(scale));
    if (std::max(size.width(), size.height()) > mostPixels)
        return failure(ErrorKind::Limit,
                       QStringLiteral("The picture would be %1 × %2 pixels; at most %3 a side are made. Give a smaller "
                                      "scale.")
                           .arg(std::ceil(size.width()), 0, 'f', 0)
                           .arg(std::ceil(size.height()), 0, 'f', 0)
                           .arg(mostPixels));
    return QSize(int(std::ceil(size.width())), int(std::ceil(size.height())));
}

void PictureSheet::paint(QPainter &painter, const ExportOptions &options) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (options.ground == ExportGround::Canvas) {
        const QSizeF size = m_area.size() * options.scale;
        painter.fillRect(QRectF(0, 0, std::ceil(size.width()), std::ceil(size.height())), options.theme.canvas);
    }
    painter.scale(options.scale, options.scale);
    painter.translate(-m_area.topLeft());
    // A picture is read at any size: it has everything, whatever its scale.
    paintPicture(painter, m_picture, {}, m_area, PaintStyle(options.theme, 1));
}

void PictureSheet::paintFitted(QPainter &painter, const QRectF &page, const Theme &theme, qreal unit) const
{
    const qreal scale = std::min({unit, page.width() / m_area.width(), page.height() / m_area.height()});
    const QSizeF size = m_area.size() * scale;
    painter.save();
    painter.translate(page.center() - QPointF(size.width(), size.height()) / 2);
    paint(painter, {.theme = theme, .scale = scale, .ground = ExportGround::Transparent});
    painter.restore();
}

} // namespace rheo::ui
