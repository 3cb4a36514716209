// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"
#include "views/canvas/paintstyle.h"

#include <QLineF>
#include <QRectF>
#include <QSet>

namespace rheo::ui {

class CanvasView;

/// Where a box that is held by hand comes to lie, and why: lines that show which edges or middles meet, and pairs of
/// lines over gaps that are equal. Drawing units.
struct AlignmentGuides
{
    static constexpr qreal reach = 6;        ///< in pixels of the screen
    static constexpr qreal leastZoom = 0.15; ///< below, one sees blocks

    QPointF corner = {};
    QList<QLineF> lines = {};
    QList<QLineF> gaps = {};
};

/// The box is drawn to the same edge or the middle of one of `mates`, or to where gaps between them are equal, within
/// `reach` (drawing units), each direction for itself; where nothing is near, its corner comes to `otherwise`.
[[nodiscard]] AlignmentGuides alignmentGuides(const QRectF &box, QPointF otherwise, const QList<QRectF> &mates,
                                              qreal reach);

/// What a box can be in line with: the shapes in sight, or the containers where a container is moved; without `moved`
/// and, of containers, without those around it.
[[nodiscard]] QList<QRectF> alignmentMates(const CanvasView &canvas, const QRectF &box, const QSet<ElementId> &moved,
                                           bool isRegion);

/// Where the box comes to lie on this canvas: on the grid, drawn to what is near; just where it is with Alt or Ctrl.
[[nodiscard]] AlignmentGuides guidedBox(const CanvasView &canvas, const QRectF &box, QPointF onGrid,
                                        const QSet<ElementId> &moved, bool isRegion, Qt::KeyboardModifiers modifiers);

void paintGuides(QPainter &painter, const AlignmentGuides &guides, const PaintStyle &style);

} // namespace rheo::ui
