// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/trace/livefacts.h"
#include "model/trace/traceoverlay.h"
#include "views/canvas/canvasoverlay.h"

namespace rheo::ui {

/// What the canvas lays over the drawing: rates under topics and lag on consumes links, as measured (`news`, may be
/// null), or, while a trace is shown, its path with badges, labels and late hops, the rest dimmed.
[[nodiscard]] CanvasOverlay liveOverlay(const Architecture &, const FollowerNews *news, const TraceOverlay &trace,
                                        bool simulated);

} // namespace rheo::ui
