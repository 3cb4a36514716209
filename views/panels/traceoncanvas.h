// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/traceoverlay.h"
#include "views/canvas/canvasoverlay.h"

namespace rheo::ui {

/// Lays a trace over what the canvas shows already (drift, simulated, signs): what it touches is lit and numbered,
/// everything else is dimmed.
void layTraceOver(CanvasOverlay &, const TraceOverlay &);

} // namespace rheo::ui
