// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/correlate/ruleset.h"
#include "model/record/recording.h"

#include <functional>
#include <memory>

namespace rheo {

/// How many events of one topic a block holds.
struct TopicCount
{
    qint32 topic = -1;
    qint64 count = 0;

    bool operator==(const TopicCount &) const = default;
};

/// One block of events that lie together: a sealed segment, or the tail.
struct SegmentInfo
{
    qint64 id = 0; ///< 0 is the tail
    Sequence first = 0;
    qint64 count = 0;
    qint64 firstArrivalWall = 0; ///< µs
    qint64 lastArrivalWall = 0;
    qint64 bytes = 0;               ///< of keys, values and headers, before compression
    std::vector<TopicCount> topics; ///< by topic number
};

/// Reads a recording, also one that is still being written. One instance a thread; opens its own handle. No read
/// transaction lasts over 50 ms: scans go segment by segment and tolerate segments that the ring has dropped.
class RecordingReader
{
public:
    [[nodiscard]] static Result<RecordingReader> open(const QString &path);

    RecordingReader(RecordingReader &&) noexcept;
    RecordingReader &operator=(RecordingReader &&) noexcept;
    ~RecordingReader();

    [[nodiscard]] const RecordingInfo &info() const;
    [[nodiscard]] RuleSet rules() const;      ///< the newest
    [[nodiscard]] QByteArray drawing() const; ///< the newest, as `.rheo` text; empty if none was stored

    /// Looks for what was committed since the last call. True if there is something new.
    [[nodiscard]] Result<bool> refresh();

    [[nodiscard]] const std::vector<RecordedTopic> &topics() const;
    [[nodiscard]] const std::vector<SegmentInfo> &segments() const; ///< in order, the tail last
    [[nodiscard]] Sequence firstSequence() const;
    [[nodiscard]] Sequence endSequence() const;

    /// The events of one block. An empty batch if the ring dropped it meanwhile.
    [[nodiscard]] Result<EventBatch> read(const SegmentInfo &);
    /// Up to `count` events from `first` on.
    [[nodiscard]] Result<EventBatch> readRange(Sequence first, qint64 count);

    /// Observations, and gaps, after this row of the file; `lastRow` becomes the last one's.
    [[nodiscard]] Result<std::vector<Observation>> observations(qint64 afterRow, qint64 *lastRow = nullptr);
    [[nodiscard]] Result<std::vector<Gap>> gaps(qint64 afterRow = 0, qint64 *lastRow = nullptr);
    [[nodiscard]] Result<std::vector<StoredPosition>> positions();

    /// Numbers of the events that carry this value in any slot of any rule, through the index. In order, up to
    /// `endSequence`. The value is cleaned as the rules clean; "topic/partition/offset" finds the events that name
    /// this position as their parent.
    [[nodiscard]] Result<std::vector<Sequence>> find(std::string_view candidate);
    [[nodiscard]] Result<std::optional<Sequence>> find(const Position &);

private:
    struct State;
    explicit RecordingReader(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

} // namespace rheo
