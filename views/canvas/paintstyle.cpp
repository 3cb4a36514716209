// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/paintstyle.h"

#include <QFontMetricsF>

#include <cmath>

namespace rheo::ui {

namespace {

constexpr qreal leastText = 9;
constexpr qreal reducedName = 10.5;

qreal legible(qreal size, qreal zoom)
{
    return std::max(size, std::ceil(leastText / zoom));
}

} // namespace

Detail detailFor(qreal zoom)
{
    // A zoom that reads as 60 % shows what belongs to 60 %.
    constexpr qreal slack = 0.0005;
    if (zoom >= 0.6 - slack)
        return Detail::Full;
    if (zoom >= 0.35 - slack)
        return Detail::Names;
    return zoom >= 0.15 - slack ? Detail::Shapes : Detail::Blocks;
}

PaintStyle::PaintStyle(const Theme &shown, qreal scale) : theme(shown), zoom(scale), detail(detailFor(scale))
{
    const bool full = detail == Detail::Full;
    name = interfaceFont(full ? legible(13, zoom) : reducedName / zoom, QFont::DemiBold);
    second = interfaceFont(legible(11, zoom));
    strong = interfaceFont(legible(11, zoom), QFont::DemiBold);
    title = interfaceFont(full ? legible(12, zoom) : reducedName / zoom, QFont::DemiBold);
}

void drawLine(QPainter &painter, const QRectF &where, const QFont &font, const QColor &colour, const QString &text,
              Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(text);
    const bool fits = width <= where.width() + 0.5;
    const QString shown = fits ? text : metrics.elidedText(text, Qt::ElideMiddle, where.width());
    const qreal spare = where.width() - (fits ? width : metrics.horizontalAdvance(shown));
    qreal x = where.left();
    if (alignment & Qt::AlignHCenter)
        x += spare / 2;
    else if (alignment & Qt::AlignRight)
        x += spare;
    const qreal baseline = where.center().y() + metrics.capHeight() / 2;
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QPointF(x, baseline), shown);
}

qreal textAdvance(const QFont &font, const QString &text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace rheo::ui
