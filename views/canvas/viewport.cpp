// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/viewport.h"

#include <algorithm>

namespace rheo::ui {

QTransform Viewport::transform() const
{
    return QTransform::fromTranslate(-origin.x(), -origin.y()) * QTransform::fromScale(zoom, zoom);
}

Viewport Viewport::zoomedAbout(QPointF screen, qreal factor) const
{
    const QPointF fixed = toDrawing(screen);
    const qreal next = std::clamp(zoom * factor, leastZoom, mostZoom);
    return {.origin = fixed - screen / next, .zoom = next};
}

Viewport Viewport::panned(QPointF screenPixels) const
{
    return {.origin = origin - screenPixels / zoom, .zoom = zoom};
}

Viewport Viewport::fitting(const QRectF &content, const QSizeF &widget)
{
    constexpr QMarginsF margins(24, 32, 24, 40); // above lies the band, below the line at the canvas's foot
    const QRectF room = QRectF(QPointF(), widget).marginsRemoved(margins);
    if (content.isEmpty() || room.isEmpty())
        return {};
    const qreal zoom = std::min(room.width() / content.width(), room.height() / content.height());
    Viewport result{.origin = {}, .zoom = std::clamp(zoom, leastZoom, 1.0)};
    result.origin = content.center() - room.center() / result.zoom;
    return result;
}

Viewport Viewport::centredOn(QPointF drawing, const QSizeF &widget) const
{
    const QPointF half(widget.width() / 2, widget.height() / 2);
    return {.origin = drawing - half / zoom, .zoom = zoom};
}

} // namespace rheo::ui
