// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/drawnpaths.h"
#include "model/trace/eventlookup.h"

#include <QStringList>

namespace rheo {

/// The events of one trace and what ties them, ready to be assembled.
struct Gathered
{
    std::string id;                   ///< that of the highest-ranked rule on the earliest event; may be empty
    std::vector<std::string> aliases; ///< every flow id, `id` first
    std::vector<TracedEvent> events;  ///< in order of arrival
    QStringList merges;               ///< sentences
    QStringList limits;               ///< sentences
};

/// How much of one trace is read. What lies beyond is said in Gathered::limits.
struct GatherLimits
{
    size_t mostEvents = 100'000;
    size_t mostBytes = 256 << 20; ///< of keys, values and headers
};

/// Finds all events of the trace that one event belongs to, by following the values it shares with others (see
/// FlowJoin) and the parents that events name, by id or by position.
[[nodiscard]] Result<Gathered> gather(EventLookup &, const DrawnPaths &, Sequence, GatherLimits = {});

} // namespace rheo
