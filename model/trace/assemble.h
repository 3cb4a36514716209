// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/causalorder.h"
#include "model/trace/commitlog.h"
#include "model/trace/gather.h"
#include "model/trace/trace.h"

namespace rheo {

/// The trace that these events make: a pure function of values.
[[nodiscard]] Trace assemble(Gathered, const CommitLog &, const DrawnPaths &, CausalOrder = {});

/// Marks events that are the same thing again: an own id that an earlier event of the topic had, or flow, topic, key,
/// value and a parent (or none at all) in common with an earlier one. Values that were not kept are never the same.
void markDuplicates(std::vector<TraceStep> &, std::span<const TracedEvent>);

/// Who read each event, for every drawn reader of its topic.
[[nodiscard]] std::vector<Consumption> findConsumptions(const std::vector<TraceStep> &, const DrawnPaths &,
                                                        const CommitLog &);

} // namespace rheo
