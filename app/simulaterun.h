// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulateoptions.h"
#include "model/base/verbchild.h"

#include <QEventLoop>

#include <atomic>

namespace rheo {

/// A simulation with, if asked for, our own `record` as a child beside it. The simulation has a thread of its own; this
/// object and the child live on the main one. A recorder that ends by itself ends the simulation, with its sentence and
/// its exit code.
class SimulateRun
{
public:
    /// `stop` ends it from any thread (or a signal handler); a recorder that ends sets it.
    SimulateRun(const Architecture &, const Connection &, const SimulateOptions &, std::atomic<bool> &stop);

    /// Prints progress; the value is the final one. `ready` is called once, when every group has its partitions, on
    /// another thread.
    [[nodiscard]] Result<SimulationProgress>
    run(const SimulationSettings &, const std::function<void()> &ready = [] {});

private:
    void startRecorder();
    void finishRecorder(qint64 produced);
    void hear(const QByteArray &line);
    void heedEnd(int exitCode, const QString &sentence);

    [[nodiscard]] qint64 grown() const { return m_committed - m_before; }

    const Architecture &m_architecture;
    const Connection &m_connection;
    const SimulateOptions &m_options;
    std::atomic<bool> &m_stop;
    VerbChild m_recorder;
    qint64 m_before = 0;    ///< events in the recording before this run
    qint64 m_committed = 0; ///< and now
    bool m_isFinishing = false;
    std::optional<Error> m_recorderError;
    QEventLoop m_loop;
};

} // namespace rheo
