// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"

#include <functional>

namespace rheo::ui {

/// Under the shape: the halo of what is selected.
void paintHalo(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style);

/// Where the sign is painted.
[[nodiscard]] QRectF signRect(const PictureElement &element, const PaintStyle &style);

/// The sign of a link in trouble whose pill does not tell it: at the pill's upper right corner, without a pill on the
/// middle of the line. Null where nothing is to be painted.
[[nodiscard]] QRectF signRect(const PictureLink &link, const LinkLook &look, const PaintStyle &style);
void paintLinkSign(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style);

/// Over the shape: ports, keyboard focus, sign, badge, lock, hatched corner.
void paintMarks(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style);

/// The label and the pill under an element. `isFree` says whether a rectangle meets nothing else; the label goes under
/// the shape, if that is occupied above it, then to its right.
void paintLabels(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style,
                 const std::function<bool(const QRectF &)> &isFree);

/// The badge of an event that is shown on a link, with its label.
void paintLinkBadge(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style);

/// A number in a filled circle of r 9.5.
void paintBadge(QPainter &painter, QPointF centre, int number, bool late, const PaintStyle &style);

/// Slanting lines, as on all that is simulated.
[[nodiscard]] QBrush hatch(const QColor &colour, qreal step = 4);

} // namespace rheo::ui
