// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"

namespace rheo {

/// One row of a trace laid out as a tree: each event once, under its first cause.
struct TreeRow
{
    size_t step = 0; ///< index in Trace::events
    int depth = 0;
    bool last = false; ///< of its parent's children

    bool operator==(const TreeRow &) const = default;
};

enum class InternalTopics { Hide, Show };

/// Depth first, children in order of arrival. What hangs under a hidden event hangs under that one's parent.
[[nodiscard]] std::vector<TreeRow> treeRows(const Trace &, InternalTopics);

} // namespace rheo
