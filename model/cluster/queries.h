// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/readonlyclient.h"
#include "model/cluster/snapshot.h"
#include "model/cluster/tapstart.h"

#include <tuple>
#include <vector>

namespace rheo {

/// Questions to a cluster, each one or a few requests, none of which changes anything. They block up to the deadline,
/// on the thread of the handle.
using Milliseconds = std::chrono::milliseconds;

struct PartitionId
{
    QString topic;
    qint32 partition = -1;

    friend bool operator==(const PartitionId &, const PartitionId &) = default;

    friend bool operator<(const PartitionId &a, const PartitionId &b)
    {
        return std::tie(a.topic, a.partition) < std::tie(b.topic, b.partition);
    }
};

/// Cluster id, brokers and all topics with their partitions; the offsets are left at -1.
[[nodiscard]] Result<ClusterSnapshot> askLayout(const ReadOnlyClient &, Milliseconds deadline);

/// First and end offset of each, in the order asked; -1 where the broker does not say. Under read_committed the end is
/// the last stable offset.
struct OffsetRange
{
    qint64 low = -1;
    qint64 high = -1;
};

[[nodiscard]] Result<std::vector<OffsetRange>> askOffsets(const ReadOnlyClient &, const std::vector<PartitionId> &,
                                                          Milliseconds deadline);

/// The end of each (its high watermark) in the order asked, -1 where the broker does not say.
[[nodiscard]] Result<std::vector<qint64>> askEnds(const ReadOnlyClient &, const std::vector<PartitionId> &,
                                                  Milliseconds deadline);

/// Where to begin in each, in the order asked; never before its first offset; -1 where the broker does not say.
[[nodiscard]] Result<std::vector<qint64>> askStart(const ReadOnlyClient &, const std::vector<PartitionId> &,
                                                   const TapStart &, Milliseconds deadline);

/// Committed offsets of one group; -1 where it has none.
[[nodiscard]] Result<std::vector<ClusterSnapshot::Committed>>
askCommitted(const ReadOnlyClient &, const QString &group, const std::vector<PartitionId> &, Milliseconds deadline);

/// All groups that the broker lists, with their state, without members.
struct GroupList
{
    std::vector<ClusterSnapshot::Group> groups;
    bool isOffered = true; ///< false: the broker has no request for it (librdkafka's mock), so it is no Apache Kafka
};

[[nodiscard]] Result<GroupList> askGroups(const ReadOnlyClient &, Milliseconds deadline);

/// The ids among `wanted` whose committed offsets may be asked. Looking for the coordinator of a group that does not
/// exist makes Kafka create `__consumer_offsets`, if it is not there yet, and we create nothing: so only groups that
/// are listed, or any where the broker cannot list.
[[nodiscard]] QStringList askableGroups(const GroupList &, const QStringList &wanted);

/// Fills in state and member count. Only for groups that `askGroups` has listed: a broker that cannot list groups
/// cannot describe them either, and asking one hangs librdkafka 2.0.2 for ever.
[[nodiscard]] Result<void> askMembers(const ReadOnlyClient &, std::vector<ClusterSnapshot::Group> &,
                                      Milliseconds deadline);

/// True if the topic's cleanup.policy has "compact". Needs the right to describe its configuration.
[[nodiscard]] Result<bool> askIsCompacted(const ReadOnlyClient &, const QString &topic, Milliseconds deadline);

/// All partitions of these topics in the layout.
[[nodiscard]] std::vector<PartitionId> partitionsOf(const ClusterSnapshot &layout, const QStringList &topics);

} // namespace rheo
