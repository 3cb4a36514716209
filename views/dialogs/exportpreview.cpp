// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/exportpreview.h"

#include <QPainter>

#include <cmath>

namespace rheo::ui {

namespace {

constexpr int squareSize = 8;

/// Between the two colours of the theme's panel and chip: neither is a colour of a drawing's ground.
QBrush squares(const Theme &theme)
{
    QPixmap tile(2 * squareSize, 2 * squareSize);
    tile.fill(theme.isDark ? QColor(0x2a, 0x2f, 0x38) : QColor(0xff, 0xff, 0xff));
    QPainter painter(&tile);
    const QColor other = theme.isDark ? QColor(0x36, 0x3c, 0x47) : QColor(0xe4, 0xe7, 0xec);
    painter.fillRect(0, 0, squareSize, squareSize, other);
    painter.fillRect(squareSize, squareSize, squareSize, squareSize, other);
    return QBrush(tile);
}

} // namespace

ExportPreview::ExportPreview(QWidget *parent) : QWidget(parent), m_theme(&Theme::light())
{
    setObjectName(QStringLiteral("exportPreview"));
    setAccessibleName(tr("Preview of the picture"));
    setMinimumSize(240, 200);
}

void ExportPreview::setPicture(const PictureSheet *sheet, const ExportOptions &options)
{
    m_sheet = sheet;
    m_theme = &options.theme;
    m_ground = options.ground;
    render();
    update();
}

void ExportPreview::resizeEvent(QResizeEvent *)
{
    render();
}

void ExportPreview::render()
{
    m_picture = QPixmap();
    const QRectF room = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (!m_sheet || room.isEmpty())
        return;
    const QSizeF area = m_sheet->area().size();
    const qreal scale = std::min({1.0, room.width() / area.width(), room.height() / area.height()});
    const qreal ratio = devicePixelRatioF();
    m_picture = QPixmap((area * scale * ratio).toSize().expandedTo({1, 1}));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    if (m_ground == ExportGround::Transparent)
        painter.fillRect(QRectF(QPointF(), area * scale), squares(*m_theme));
    m_sheet->paint(painter, {.theme = *m_theme, .scale = scale, .ground = m_ground});
}

void ExportPreview::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    const QSizeF size = m_picture.deviceIndependentSize();
    const QPointF corner(std::round((width() - size.width()) / 2), std::round((height() - size.height()) / 2));
    painter.drawPixmap(corner, m_picture);
    painter.setPen(Theme::current().divider);
    painter.drawRect(QRectF(corner, size).adjusted(-0.5, -0.5, 0.5, 0.5));
}

} // namespace rheo::ui
