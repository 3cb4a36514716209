// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/connectionoptions.h"
#include "model/simulate/plan.h"
#include "model/simulate/simulation.h"

#include <string>
#include <vector>

namespace rheo {

/// The command line of `simulate`, as typed.
struct SimulateOptions
{
    std::string file;
    ConnectionOptions connection; ///< none: the embedded cluster
    std::string prefix = "sim-";
    std::string truth;
    std::string recording;
    std::vector<std::string> faults; ///< SERVICE:KIND=P, or SERVICE:delay=P@MILLISECONDS
    double rate = 20;
    qint64 events = 0;
    quint64 seed = 1;
    bool yes = false;
    bool json = false;
    bool attached = false; ///< the window holds our input: its end means stop, and only it ends the embedded cluster

    [[nodiscard]] bool isEmbedded() const { return connection.bootstrap.empty() && connection.config.empty(); }
};

/// Adds one fault to `faults`. The service is named by its id or by its name.
[[nodiscard]] Result<void> addFault(const Architecture &, const QString &text, QMap<ElementId, Faults> &faults);

[[nodiscard]] Result<SimulationSettings> settingsOf(const Architecture &, const SimulateOptions &);

/// What will be written to a real cluster, for a person to agree to.
[[nodiscard]] QString writeNotice(const SimulationPlan &, const QList<NewTopic> &missing, const QString &bootstrap);

/// Drawn topics that the cluster does not have.
[[nodiscard]] QList<NewTopic> missingTopics(const SimulationPlan &, const QMap<QString, int> &existing);

} // namespace rheo
