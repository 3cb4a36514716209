// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/cluster/snapshot.h"

#include <QMap>
#include <QRegularExpression>

namespace rheo {

/// What a drawing wants to be recorded. A value.
struct CapturePlan
{
    QStringList topics; ///< names on the cluster, sorted
    QList<QRegularExpression> patterns;

    /// What one consumer group reads in the drawing.
    struct Group
    {
        QStringList topics; ///< names on the cluster
        QList<QRegularExpression> patterns;

        bool operator==(const Group &) const = default;
    };

    QMap<QString, Group> groups; ///< to watch

    [[nodiscard]] static CapturePlan of(const Architecture &);

    /// The topics of this layout that are to be recorded. Kafka's own ("__…") only when drawn by name.
    [[nodiscard]] QStringList wantedIn(const ClusterSnapshot &layout) const;
    /// Of each group those among these topics that it reads.
    [[nodiscard]] QMap<QString, QStringList> readByGroups(const QStringList &topics) const;
    /// Drawn topics that the layout does not have.
    [[nodiscard]] QStringList missingIn(const ClusterSnapshot &layout) const;

    bool operator==(const CapturePlan &) const = default;
};

} // namespace rheo
