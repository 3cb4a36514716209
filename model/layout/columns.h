// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layoutplan.h"

namespace rheo {

/// From the centres of the slots, where those of one rank share their x, to upper left corners in columns: each column
/// is as wide as its widest slot, slots stand at its left edge, and the gap before the next has room for the widest
/// pill of a link across it, for the containers that end and begin there, and for lanes.
[[nodiscard]] Sketch columnsFrom(const LayoutPlan &, const QList<QPointF> &centres);

} // namespace rheo
