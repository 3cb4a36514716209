// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"

namespace rheo::ui {

/// The ground with its grid dots. The painter is scaled to drawing units.
void paintGround(QPainter &painter, const QRectF &area, const PaintStyle &style);

/// All of the picture that meets `area`, in drawing units: regions, links, elements, pills, labels, marks. The same for
/// canvas, export, overview and benchmarks.
void paintPicture(QPainter &painter, const CanvasPicture &picture, const CanvasState &state, const QRectF &area,
                  const PaintStyle &style);

} // namespace rheo::ui
