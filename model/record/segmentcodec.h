// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/events/event.h"
#include "model/record/compression.h"

namespace rheo {

/// A segment holds at most this many events, and is sealed once its events hold this many bytes.
inline constexpr size_t fullSegmentEvents = 4096;
inline constexpr size_t fullSegmentBytes = 1u << 20;
/// An event with more bytes than this loses its value; if that does not help, it is not stored.
inline constexpr size_t largestEvent = 32u << 20;

/// Offsets of one partition inside a segment.
struct PartitionRange
{
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 least = 0;
    qint64 most = 0;
    qint64 count = 0;

    bool operator==(const PartitionRange &) const = default;
};

/// A segment's columns as they stand in the file (FORMAT.md).
struct SegmentBlobs
{
    std::string ranges;
    std::string rows;
    std::string keys;
    std::string headers;
    std::string values;

    [[nodiscard]] size_t bytes() const
    {
        return ranges.size() + rows.size() + keys.size() + headers.size() + values.size();
    }
};

/// The same as views into what SQLite lends us.
struct SegmentView
{
    std::string_view rows;
    std::string_view keys;
    std::string_view headers;
    std::string_view values;
};

/// Turns events into columns. Keeps its buffers; one a thread.
class SegmentEncoder
{
public:
    SegmentEncoder();
    ~SegmentEncoder();
    SegmentEncoder(SegmentEncoder &&) noexcept;
    SegmentEncoder &operator=(SegmentEncoder &&) noexcept;

    /// Rows [from, to) of the batch; the result holds until the next call.
    [[nodiscard]] const SegmentBlobs &encode(const EventBatch &, size_t from, size_t to);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Turns columns into events, trusting nothing: every count and length is checked. One a thread.
class SegmentDecoder
{
public:
    /// Appends `count` events to `out`. False if the columns are damaged; then `out` may hold some of them.
    [[nodiscard]] bool decode(const SegmentView &, quint64 count, EventBatch &out);

private:
    Compressor m_compressor;
    std::string m_rows, m_keys, m_headers, m_values;
};

/// Nothing if damaged.
[[nodiscard]] std::optional<std::vector<PartitionRange>> decodeRanges(std::string_view blob);

} // namespace rheo
