// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/trace/tracedevent.h"

#include <span>

namespace rheo {

/// Where tracing finds events: a recording, or a list in a test.
class EventLookup
{
public:
    virtual ~EventLookup() = default;

    /// Numbers of the events that carry the value in any slot, in order. "topic/partition/offset" (positionText) finds
    /// those that name this position as their parent.
    [[nodiscard]] virtual Result<std::vector<Sequence>> find(std::string_view value) = 0;
    [[nodiscard]] virtual Result<std::optional<Sequence>> find(const NamedPosition &) = 0;
    /// These events, in order; those that are gone from the recording are left out.
    [[nodiscard]] virtual Result<std::vector<TracedEvent>> read(std::span<const Sequence>) = 0;
};

} // namespace rheo
