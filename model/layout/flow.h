// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layoutplan.h"

namespace rheo {

/// Turns round the edges that lead back, so that the others form no cycle. A cycle is cut where a walk from the
/// sources comes back to where it was; a container is one place in that walk, so that what is in it stays together.
void directEdges(LayoutPlan &);

} // namespace rheo
