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
    constexpr qreal margin = 24;
    if (content.isEmpty() || widget.width() <= 2 * margin || widget.height() <= 2 * margin)
        return {};
    const qreal across = (widget.width() - 2 * margin) / content.width();
    const qreal down = (widget.height() - 2 * margin) / content.height();
    Viewport result{.origin = {}, .zoom = std::clamp(std::min(across, down), leastZoom, 1.0)};
    return result.centredOn(content.center(), widget);
}

Viewport Viewport::centredOn(QPointF drawing, const QSizeF &widget) const
{
    const QPointF half(widget.width() / 2, widget.height() / 2);
    return {.origin = drawing - half / zoom, .zoom = zoom};
}

} // namespace rheo::ui
