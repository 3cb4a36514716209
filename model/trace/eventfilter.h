// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/events/event.h"

#include <string>
#include <vector>

namespace rheo {

/// What the filter box of the event list means: conditions joined by "and", all of which must hold.
///
///     topic = order-events and key = ord-1
///     partition = 3
///     "out of stock"
///
/// Fields: topic, key, partition, offset, with `=` (equal) or `:` (contains; a number is equal). Anything else is free
/// text, found in topic, key or value, without regard to ASCII case. Quotes keep spaces and "and" together.
struct EventFilter
{
    static constexpr size_t mostMatches = 10'000;

    enum class Field { Any, Topic, Key, Partition, Offset };

    struct Condition
    {
        Field field = Field::Any;
        bool contains = false;
        std::string text;
        qint64 number = 0;

        bool operator==(const Condition &) const = default;
    };

    std::vector<Condition> conditions; ///< none: everything

    [[nodiscard]] bool isEmpty() const { return conditions.empty(); }

    [[nodiscard]] bool matches(const EventBatch &, size_t index, std::string_view topic) const;

    bool operator==(const EventFilter &) const = default;
};

/// Input: the sentence says what is wrong.
[[nodiscard]] Result<EventFilter> parseEventFilter(const QString &text);

} // namespace rheo
