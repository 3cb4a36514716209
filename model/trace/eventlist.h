// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recording.h"

#include <string>
#include <vector>

namespace rheo {

/// One record as a line of the event list: its key and value up to `listedBytes` each, so that a page stays small.
struct ListedEvent
{
    static constexpr size_t listedBytes = 256;

    Sequence sequence = -1;
    QString topic; ///< on the cluster
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 arrivalWall = 0; ///< µs since 1970 UTC
    qint64 timestamp = -1;  ///< ms since 1970 UTC, -1 for none
    bool keyIsNull = true;
    bool valueIsNull = true;
    bool valueDropped = false;
    quint32 valueSize = 0; ///< on the wire
    std::string key = {};
    std::string value = {};

    bool operator==(const ListedEvent &) const = default;

    [[nodiscard]] static ListedEvent from(const EventBatch &, size_t index, Sequence, const QString &topic);
};

/// The answer to a request for rows. What the ring has dropped is missing from `events`.
struct EventRange
{
    std::vector<Sequence> asked;
    std::vector<ListedEvent> events;
};

/// What a filter has found so far, newest first found, kept in order of arrival.
struct FilterAnswer
{
    std::vector<Sequence> matches; ///< ascending; the newest `EventFilter::mostMatches`
    qint64 searched = 0;           ///< events looked at
    qint64 total = 0;
    bool done = false;
    bool cut = false; ///< there are more, older ones
};

} // namespace rheo
