// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"
#include "views/theme/theme.h"

#include <QPointF>
#include <QRectF>

class QPainter;

namespace rheo::ui {

/// How proof is shown everywhere: three squares, as many filled as it is sure, and the word. Ambiguous and orphan have
/// none filled and dashed squares, so that form tells them apart without colour.
void paintProof(QPainter &, const QRectF &where, Proof, const Theme &);
[[nodiscard]] int filledSquares(Proof);

/// The fill or outline of a hop's bar: exact solid, strong hatched, inferred a dashed outline, ambiguous a dotted one,
/// orphan a thin line.
void paintProofBar(QPainter &, const QRectF &bar, Proof, const QColor &, const QColor &ground);

/// A numbered circle, as on the canvas.
void paintNumber(QPainter &, const QPointF &centre, int number, bool isLate, const Theme &);

} // namespace rheo::ui
