// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recording.h"

#include <map>
#include <optional>
#include <span>
#include <tuple>

namespace rheo {

/// When a group's committed offset passed a record, seen by polling. µs since 1970 on our wall clock.
struct Passing
{
    qint64 after = 0; ///< the last poll that had it not passed yet; 0 if no poll did
    qint64 by = 0;    ///< the first poll that had it passed; 0 if it has not been passed yet
    /// The group had no offset here before. It may have begun later than this record (`auto.offset.reset=latest` is the
    /// default), so that the commit does not say that it read it.
    bool isFirstCommit = false;

    bool operator==(const Passing &) const = default;
};

/// What the polled commits of a recording say. Equal polls in a row are kept as one run, so that its size goes with
/// the number of commits, not of polls. After a reset of a group to an earlier offset the first passing is told.
class CommitLog
{
public:
    /// In order of time. Observations of another kind are ignored.
    void add(const Observation &);
    void add(std::span<const Observation>);

    /// Nothing where the group was never polled on this partition.
    [[nodiscard]] std::optional<Passing> passing(const QString &group, const Position &) const;
    /// True if the group was seen to move forward on this partition: only then does an old offset say anything.
    [[nodiscard]] bool advances(const QString &group, const Position &) const;
    /// The longest time between two movements of the group on this partition, within [5 s, 60 s]: the Java client
    /// commits every 5 s by default, Connect's sinks every 60 s.
    [[nodiscard]] qint64 commitInterval(const QString &group, const Position &) const;

private:
    struct Run
    {
        qint64 offset;
        qint64 reach; ///< the highest offset so far
        qint64 first; ///< poll
        qint64 last;
    };

    struct History
    {
        std::vector<Run> runs;
        qint64 longestGap = 0; ///< between two movements
        bool advances = false;
    };

    struct Partition
    {
        QString group;
        qint32 topic;
        qint32 partition;

        bool operator<(const Partition &other) const
        {
            return std::tie(topic, partition, group) < std::tie(other.topic, other.partition, other.group);
        }
    };

    [[nodiscard]] const History *history(const QString &group, const Position &) const;

    std::map<Partition, History> m_histories;
};

} // namespace rheo
