// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/chance.h"
#include "model/simulate/plan.h"
#include "model/simulate/runledger.h"
#include "model/simulate/truthlog.h"

#include <atomic>

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

    /// Only between polls: fails the run when a record is not acknowledged.
    [[nodiscard]] bool accepted(const Result<RecordPlace> &, const QList<RecordPlace> &causes, const ElementId &client,
                                const QByteArray &trace);
};

} // namespace rheo
