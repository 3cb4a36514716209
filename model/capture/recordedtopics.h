// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/queries.h"
#include "model/cluster/tap.h"
#include "model/record/recordingwriter.h"

#include <map>
#include <set>

namespace rheo {

/// Which topics of the cluster are which in the recording, and where each partition starts. Writer thread.
class RecordedTopics
{
public:
    /// `known`: what the recording holds already, empty for a new one.
    RecordedTopics(RecordingWriter &writer, const std::vector<RecordedTopic> &known);

    /// The partitions among these topics that are not tapped yet, numbered in the recording, each with its start: the
    /// stored position; `start` for those of the first layout given whose topic the recording does not know, whenever
    /// the broker says where that is; the first record for the rest.
    [[nodiscard]] Result<std::vector<TappedPartition>> take(const ReadOnlyClient &, const ClusterSnapshot &layout,
                                                            const QStringList &topics, const TapStart &start);

    /// The topic was made anew: it gets a new number, and `take` gives its partitions again, from their first record.
    void forget(qint32 number);
    /// The topics that are tapped but not in this layout; forgotten by this call.
    [[nodiscard]] std::vector<std::pair<qint32, QString>> takeGone(const ClusterSnapshot &layout);

    [[nodiscard]] qint32 number(const QString &name) const; ///< -1 for none
    [[nodiscard]] QString name(qint32 number) const;
    [[nodiscard]] std::vector<PartitionId> partitions() const;

private:
    struct Topic
    {
        qint32 number = -1;
        QString incarnation;
        std::set<qint32> tapped;
    };

    void noteFirst(const ClusterSnapshot &layout, const QStringList &topics);
    Result<void> numberTopic(const QString &name, qint32 partitions);
    Result<void> sortOut(const ClusterSnapshot::Topic &, std::vector<TappedPartition> &taken,
                         std::vector<PartitionId> &atStart, std::vector<PartitionId> &atFirstRecord);
    Result<void> takeFrom(const ReadOnlyClient &, const std::vector<PartitionId> &, const TapStart &,
                          std::vector<TappedPartition> &taken);
    Result<void> renewRemade(const ReadOnlyClient &, const ClusterSnapshot::Topic &);

    RecordingWriter &m_writer;
    std::map<QString, Topic> m_topics;
    std::map<std::pair<qint32, qint32>, qint64> m_stored;
    std::set<PartitionId> m_atStart; ///< to begin where the person said
    bool m_hasFirst = false;
};

} // namespace rheo
