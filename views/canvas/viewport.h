// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QRectF>
#include <QTransform>

namespace rheo::ui {

/// Which part of the drawing the canvas shows, and how large. A value.
struct Viewport
{
    static constexpr qreal leastZoom = 0.05;
    static constexpr qreal mostZoom = 4;

    QPointF origin = {}; ///< the drawing's point at the upper left corner of the widget
    qreal zoom = 1;

    [[nodiscard]] QPointF toScreen(QPointF drawing) const { return (drawing - origin) * zoom; }

    [[nodiscard]] QPointF toDrawing(QPointF screen) const { return screen / zoom + origin; }

    [[nodiscard]] QRectF toScreen(const QRectF &drawing) const
    {
        return {toScreen(drawing.topLeft()), drawing.size() * zoom};
    }

    [[nodiscard]] QRectF toDrawing(const QRectF &screen) const
    {
        return {toDrawing(screen.topLeft()), screen.size() / zoom};
    }

    [[nodiscard]] QTransform transform() const;

    /// Zooms by `factor` within the limits; the drawing's point under `screen` stays under it.
    [[nodiscard]] Viewport zoomedAbout(QPointF screen, qreal factor) const;
    /// Moved by pixels of the screen: the content follows the hand.
    [[nodiscard]] Viewport panned(QPointF screenPixels) const;
    /// All of `content` in the middle of a widget, with a margin, at most 100 %.
    [[nodiscard]] static Viewport fitting(const QRectF &content, const QSizeF &widget);
    [[nodiscard]] Viewport centredOn(QPointF drawing, const QSizeF &widget) const;

    bool operator==(const Viewport &) const = default;
};

} // namespace rheo::ui
