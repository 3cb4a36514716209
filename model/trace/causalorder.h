// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event.h"

namespace rheo {

/// Which of two events can have come first. What was tapped live is ordered by arrival; what was on the broker before
/// the recording began (partitions are then read one after the other) by broker time. A parent may arrive up to
/// `latestFetch` after its child, as long as its broker time is not later: partitions are fetched apart, and one of a
/// slow broker, or a full one, comes seconds behind. µs.
struct CausalOrder
{
    static constexpr qint64 latestFetch = 10'000'000;

    qint64 startedWall = 0; ///< when the recording began, µs since 1970; 0: everything is live

    [[nodiscard]] qint64 at(const EventRow &row) const
    {
        const qint64 broker = row.timestamp * 1000;
        return row.timestamp >= 0 && broker < startedWall ? broker : row.arrivalWall;
    }

    [[nodiscard]] bool mayPrecede(const EventRow &parent, const EventRow &child) const
    {
        if (at(parent) <= at(child))
            return true;
        return at(parent) <= at(child) + latestFetch && parent.timestamp >= 0 && parent.timestamp <= child.timestamp;
    }
};

/// Broker time from parent to child in µs (Kafka keeps whole milliseconds); by arrival where one has no broker time.
/// Negative where clocks differ.
[[nodiscard]] inline qint64 hopMicroseconds(const EventRow &parent, const EventRow &child)
{
    if (parent.timestamp < 0 || child.timestamp < 0)
        return child.arrivalWall - parent.arrivalWall;
    return (child.timestamp - parent.timestamp) * 1000;
}

} // namespace rheo
