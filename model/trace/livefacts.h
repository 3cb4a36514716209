// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recording.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace rheo {

/// What the follower tells of a recording, as plain values. Times are µs since 1970 UTC on the recording's time line:
/// the arrival wall clock, never running backwards (a record that arrived after the clock was set back takes the time
/// of the one before it).

/// One record, as much of it as a dot needs.
struct DotRow
{
    Sequence sequence = -1;
    qint32 topic = -1; ///< number in FollowerNews::topics
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 at = 0;
    quint64 flow = 0; ///< hash of its highest-ranked flow id; 0: it carries none
    std::string key;  ///< the first 15 bytes

    bool operator==(const DotRow &) const = default;
};

/// "This group has read up to here", as polled.
struct CommitSeen
{
    QString group;
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 offset = -1; ///< the next one it will read
    qint64 from = -1;   ///< the same when it was polled before, -1 if this is the first
    qint64 at = 0;
    qint64 before = 0; ///< when it was polled before, 0 if this is the first

    bool operator==(const CommitSeen &) const = default;
};

struct TopicRate
{
    QString topic; ///< on the cluster
    double eventsPerSecond = 0;
    double bytesPerSecond = 0;

    bool operator==(const TopicRate &) const = default;
};

struct PartitionLag
{
    qint32 partition = -1;
    qint64 committed = -1;
    qint64 lag = 0;

    bool operator==(const PartitionLag &) const = default;
};

/// How far one group is behind in one topic. Of partitions that it never committed the lag is not known.
struct GroupLag
{
    QString group;
    QString topic;
    qint64 lag = 0;
    std::vector<PartitionLag> partitions;           ///< the largest lag first
    std::optional<double> growthPerSecond;          ///< of the lag, once there are three samples
    double readsPerSecond = 0;                      ///< from commits, over the same samples
    qint64 lastCommitAt = 0;                        ///< when a commit was last seen to advance, 0 never
    std::vector<std::pair<qint64, qint64>> samples; ///< (at, lag), oldest first, at most LiveRates::mostSamples
    int unknown = 0; ///< partitions that hold records and no commit of the group: `lag` is the least that it can be

    bool operator==(const GroupLag &) const = default;
};

/// One bar of the time strip.
struct DensityBar
{
    qint64 events = 0;
    qint64 trouble = 0; ///< offsets lost here: expired before they were read, or skipped

    bool operator==(const DensityBar &) const = default;
};

struct Density
{
    qint64 from = 0;  ///< start of the first bar
    qint64 width = 0; ///< µs of one bar, 0 while there is nothing
    std::vector<DensityBar> bars;

    bool operator==(const Density &) const = default;
};

/// Rows and commits of a stretch of time, thinned out to one row in `oneIn` where there were too many.
struct DotWindow
{
    qint64 from = 0;
    qint64 to = 0;
    std::vector<DotRow> rows; ///< by sequence
    std::vector<CommitSeen> commits;
    qint64 oneIn = 1;
};

/// What is new. Rows and commits come once; everything else is the state of now.
struct FollowerNews
{
    Sequence firstSequence = 0; ///< the oldest that the ring still holds
    Sequence endSequence = 0;
    qint64 firstAt = 0; ///< arrival of the oldest and the newest, 0 while there is none
    qint64 lastAt = 0;
    QStringList topics; ///< names by number
    std::vector<DotRow> rows;
    std::vector<CommitSeen> commits;
    qint64 oneIn = 1;    ///< one row in so many is in `rows`; all are counted
    qint64 windowMs = 0; ///< the window of the rates
    std::vector<TopicRate> rates;
    std::vector<GroupLag> lags;
    Density density;
    qint64 lost = 0; ///< offsets that expired or were skipped, of the whole recording
    QString trouble; ///< a sentence, empty while the recording can be read

    [[nodiscard]] double eventsPerSecond() const;
};

} // namespace rheo
