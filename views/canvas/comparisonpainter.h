// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvascomparison.h"
#include "views/canvas/paintstyle.h"

namespace rheo::ui {

/// Under the elements of the drawing: the ghosts of what is gone, dashed, and a plate behind what is new or changed.
/// All in drawing units; the painter is scaled already.
void paintGhosts(QPainter &painter, const CanvasPicture &picture, const CanvasComparison &, const QRectF &area,
                 const PaintStyle &style);

/// Over them: each difference's sign, with a word where there is room for it.
void paintDifferences(QPainter &painter, const CanvasPicture &picture, const CanvasComparison &, const QRectF &area,
                      const PaintStyle &style);

/// Plus, minus or tilde in a circle of its colour.
void paintDifferenceSign(QPainter &painter, Difference, const QRectF &where, const Theme &theme);
[[nodiscard]] QIcon differenceIcon(Difference, const Theme &theme = Theme::current());

} // namespace rheo::ui
