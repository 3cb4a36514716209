// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulateoptions.h"
#include "model/base/verbchild.h"

#include <QEventLoop>

#include <atomic>

namespace rheo {

/// A simulation with, if asked for, our own `record` as a child beside it. The simulation has a thread of its own; this
/// object and the child live on the main one.
class SimulateRun
{
public:
    SimulateRun(const Architecture &, const Connection &, const SimulateOptions &, const std::atomic<bool> &stop);

    /// Prints progress; the value is the final one. `ready` is called once, when every group has its partitions, on
    /// another thread.
    [[nodiscard]] Result<SimulationProgress>
    run(const SimulationSettings &, const std::function<void()> &ready = [] {});

private:
    void startRecorder();
    void finishRecorder(qint64 produced);
    void hear(const QByteArray &line);

    const Architecture &m_architecture;
    const Connection &m_connection;
    const SimulateOptions &m_options;
    const std::atomic<bool> &m_stop;
    VerbChild m_recorder;
    qint64 m_committed = 0;
    std::optional<Error> m_recorderError;
    QEventLoop m_loop;
};

} // namespace rheo
