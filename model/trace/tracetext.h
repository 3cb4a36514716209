// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/trace/trace.h"
#include "model/trace/tracetree.h"

namespace rheo {

struct TraceTextOptions
{
    enum class Why { Leave, Tell };
    Why why = Why::Leave; ///< Tell: how each hop is known, and what joined the flows
    InternalTopics internal = InternalTopics::Hide;
};

/// A trace for a terminal with a monospaced font: a header, a row for each event as a tree with its place, time, hop
/// and proof, and below it who read it and wrote nothing. Text of others is escaped (displayText).
[[nodiscard]] QString traceText(const Trace &, const Architecture &, TraceTextOptions = {});

/// Traces as a table, one line each, under a line of headings.
[[nodiscard]] QString traceListText(const std::vector<TraceSummary> &);

} // namespace rheo
