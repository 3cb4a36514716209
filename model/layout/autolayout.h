// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"
#include "model/base/error.h"

#include <QSet>

namespace rheo {

/// Places from Graphviz (routes are ours, see router.h). Runs in this process and this thread and can take long:
/// the window calls it through the `layout` child, which has the time limit (layoutchild.h). The same drawing gives the
/// same places.
///
/// Pinned and locked elements stay where they are. Cards are on the grid, except a schema, which stands on its topic.
/// Cards and containers do not overlap, except where something that stays is in the way (layoutplan.h). With
/// `only` (elements, or containers with all that is in them) the rest stays and the selection keeps its centre, unless
/// it must move down to miss the rest; a container that grew can then cover its neighbours. With `only` empty
/// everything is laid out. The answer holds every element that has a place, old or new; only positions differ.
[[nodiscard]] Result<Placement> layoutDrawing(const Architecture &, const Placement &,
                                              const QSet<ElementId> &only = {});

/// Without Graphviz: ranks from left to right by a walk over the links. For when the time limit was hit.
[[nodiscard]] Placement fallbackLayout(const Architecture &, const Placement &, const QSet<ElementId> &only = {});

} // namespace rheo
