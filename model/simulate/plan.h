// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/kafkaclient.h"
#include "model/simulate/simulation.h"

namespace rheo {

enum class Emit { Each, All };

/// One drawn client as it will run. Topics and groups are names on the cluster, with the prefix.
struct SimulatedClient
{
    struct Membership
    {
        QString group;
        QStringList topics; ///< sorted
    };

    ElementId id;
    QString name; ///< its client.id
    QList<Membership> memberships = {};
    QStringList inputs = {};      ///< the topics of all memberships, sorted
    QStringList outputs = {};     ///< where each input's record goes, sorted
    QStringList deadLetters = {}; ///< where failed ones go, sorted
    int instances = 1;
    std::chrono::milliseconds serviceTime{0};
    Emit emitMode = Emit::Each;
    std::chrono::milliseconds emitWait{0};
    Faults faults = {};
    double rate = 0;  ///< flows a second, only without inputs
    qint64 flows = 0; ///< how many flows it starts, only without inputs; -1 for ever

    [[nodiscard]] bool starts() const { return inputs.isEmpty(); }
};

/// What will run, worked out from the drawing alone. A value.
///
/// Limits, so that a drawing fits one process: a client runs at most 8 instances, all clients together at most 64
/// consumers (then each runs one), at most 200 clients. A link that closes a circle carries nothing, so that each flow
/// ends; dead letter links may close one (a record that failed twice ends). Mirrors are not run.
struct SimulationPlan
{
    QList<SimulatedClient> clients; ///< sorted by id
    QList<NewTopic> topics;         ///< all drawn ones, sorted by name
    QStringList notes;              ///< what of the drawing is not run, and why: sentences
};

[[nodiscard]] Result<SimulationPlan> planSimulation(const Architecture &, const SimulationSettings &);

/// The dead letter topic for a record that came from `topic`: the one whose name begins like it, else the first.
[[nodiscard]] QString deadLetterFor(const SimulatedClient &, const QString &topic);

} // namespace rheo
