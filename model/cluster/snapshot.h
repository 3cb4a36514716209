// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace rheo {

/// What a cluster looks like at one moment. Plain data.
struct ClusterSnapshot
{
    struct Broker
    {
        qint32 id = -1;
        QString address; ///< HOST:PORT as the broker advertises it
    };

    struct Partition
    {
        qint32 number = -1;
        qint32 leader = -1;
        int replicas = 0;
        int inSync = 0;
        qint64 low = -1;  ///< first offset kept, -1 unknown
        qint64 high = -1; ///< end offset, -1 unknown
    };

    struct Topic
    {
        QString name;
        QList<Partition> partitions;
    };

    struct Committed
    {
        QString topic;
        qint32 partition = -1;
        qint64 offset = -1;
        qint64 lag = -1; ///< end offset less committed, -1 unknown
    };

    struct Group
    {
        QString id;
        QString state;    ///< the broker's word; empty where it could not be asked
        int members = -1; ///< -1 unknown
        QList<Committed> committed;
    };

    QString clusterId;
    QList<Broker> brokers;
    QList<Topic> topics;
    QList<Group> groups;
    QStringList notes; ///< what could not be asked, and why: sentences

    [[nodiscard]] QByteArray toJson() const;
};

/// Reads only: joins, commits and creates nothing. `groups` names those to ask besides what the broker lists (an
/// embedded cluster cannot list). Blocks up to `deadline`; any thread but the GUI's.
[[nodiscard]] Result<ClusterSnapshot> takeSnapshot(const Connection &, const QStringList &groups,
                                                   std::chrono::milliseconds deadline);

} // namespace rheo
