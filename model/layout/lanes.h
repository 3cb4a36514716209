// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/routescene.h"

namespace rheo {

/// Spreads ways that lie on each other or too near: ports along their sides, runs across the room that the obstacles
/// leave. Lanes end up 24 apart (10 at one side of a card) where there is that much room, else evenly in what there
/// is. Where two ways part tells which lies on which side, so that they do not cross needlessly. Fixed wires stay.
void spreadLanes(const RouteScene &, QList<Wire> &wires);

} // namespace rheo
