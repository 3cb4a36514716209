// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/layout/layoutplan.h"

namespace rheo {

/// Runs Graphviz's dot on the plan through its C API. Nodes are named by number and only a fixed list of attributes is
/// set, all of them numbers or words of ours: its text parser and label code never see what a user wrote.
/// One run at a time in a process (a global lock: gvLayout is not thread-safe); the numeric locale of the thread is "C"
/// meanwhile. Fails with ErrorKind::Limit where Graphviz is not usable or gives up.
///
/// From left to right. Columns are ours: only the order of the ranks is taken, and each gap is as wide as the pills,
/// containers and lanes in it need.
[[nodiscard]] Result<Sketch> sketchByGraphviz(const LayoutPlan &);

/// The same from a walk over the links, container by container, for when Graphviz must not or cannot run.
[[nodiscard]] Sketch sketchByRanks(const LayoutPlan &);

} // namespace rheo
