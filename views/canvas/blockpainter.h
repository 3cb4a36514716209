// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"

namespace rheo::ui {

/// The drawing below 15 %: each outermost container as one block with title, count and worst sign, elements outside of
/// all containers as small blocks, one link for each pair of blocks, wider for more links and more records.
void paintBlocks(QPainter &painter, const CanvasPicture &picture, const CanvasState &state, const QRectF &area,
                 const PaintStyle &style);

} // namespace rheo::ui
