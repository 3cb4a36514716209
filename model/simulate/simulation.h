// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <QMap>

#include <atomic>
#include <chrono>
#include <functional>

namespace rheo {

/// What goes wrong in one simulated service: probabilities from 0 to 1, an outcome a record.
struct Faults
{
    double drop = 0;      ///< read and committed, nothing emitted
    double duplicate = 0; ///< emitted twice
    double delay = 0;     ///< emitted after `delayBy` more
    std::chrono::milliseconds delayBy{1000};
    double error = 0; ///< goes along the link marked dead letter, or ends there
};

struct SimulationSettings
{
    double rate = 20;      ///< records a second that each service without inputs starts
    qint64 mostEvents = 0; ///< started flows, 0: no limit
    quint64 seed = 1;      ///< same seed, same drawing: same flows, keys and outcomes
    QMap<ElementId, Faults> faults = {};
    QString topicPrefix = {}; ///< of the topics and consumer groups on a real cluster, so that no real group is joined
    /// Flows are held back while a group is this many records behind on a partition; 0 for never. An embedded cluster
    /// keeps only 5 MiB a partition.
    qint64 mostBehind = 0;
    QString truthPath = {}; ///< JSON lines: who caused what; empty for none
};

struct SimulationProgress
{
    qint64 started = 0;  ///< flows
    qint64 produced = 0; ///< records acknowledged by the cluster
    qint64 consumed = 0;
    qint64 lost = 0;    ///< records that the embedded cluster dropped before they were read (low watermark)
    bool ready = false; ///< every consumer group has its partitions
    QString trouble;    ///< a sentence, empty while all is well
};

/// Runs the drawing's services on a cluster: each client element is a real consumer in its group and a real producer.
/// Blocks until all is emitted and consumed, or `stop`. Writes to the cluster: callers ask the person first.
[[nodiscard]] Result<SimulationProgress> simulate(const Architecture &, const Connection &, const SimulationSettings &,
                                                  const std::atomic<bool> &stop,
                                                  const std::function<void(const SimulationProgress &)> &listener);

} // namespace rheo
