// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"
#include "model/base/error.h"

#include <QSet>

namespace rheo {

enum class LayoutScope { All, Selection };

/// Places from Graphviz (routes are ours, see router.h). Runs in this process and this thread and can take long:
/// the window calls it through the `layout` child, which has the time limit. Pinned elements stay where they are.
/// Positions are on the grid; the content of a container stays together. With `only` empty everything is laid out.
[[nodiscard]] Result<Placement> layoutDrawing(const Architecture &, const Placement &,
                                              const QSet<ElementId> &only = {});

/// Without Graphviz: ranks from left to right by a walk over the links. For when the time limit was hit.
[[nodiscard]] Placement fallbackLayout(const Architecture &, const Placement &);

} // namespace rheo
