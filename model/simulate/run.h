// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/chance.h"
#include "model/simulate/plan.h"
#include "model/simulate/runledger.h"
#include "model/simulate/truthlog.h"

#include <atomic>
#include <latch>
#include <optional>

namespace rheo {

/// What the threads of one run share. Everything that changes in it guards itself.
struct Run
{
    Connection connection;
    SimulationPlan plan;
    Chance chance;
    qint64 mostBehind = 0;
    RunLedger ledger{plan};
    TruthLog truth = {};
    std::atomic<bool> ending = false;
    /// All members commit before the first one leaves: a member that leaves makes the broker refuse the commits of the
    /// others of its group. Set before the threads begin.
    std::optional<std::latch> committed = {};

    /// Only between polls: fails the run when a record is not acknowledged.
    [[nodiscard]] bool accepted(const Result<RecordPlace> &, const QList<RecordPlace> &causes, const ElementId &client,
                                const QByteArray &trace);
};

} // namespace rheo
