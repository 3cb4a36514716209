// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/verbchild.h"
#include "model/capture/capturechild.h"
#include "model/file/drawing.h"
#include "views/window/livefolder.h"

#include <QObject>

#include <memory>

namespace rheo::ui {

/// The children behind what is live: a simulation, if there is one, and the capture that records it or a cluster. The
/// recording lies in the state folder, readable by this user alone, and goes with the session; what earlier runs left
/// there is swept at the start. GUI thread.
class LiveSession : public QObject
{
    Q_OBJECT

public:
    enum class Source { None, Simulation, Cluster };

    /// What a live recording may hold before its oldest events go.
    static constexpr qint64 ringBytes = 2'000'000'000;

    /// `program` is the executable whose verbs run; empty: this one.
    explicit LiveSession(const QString &program = {}, QObject *parent = nullptr);
    ~LiveSession() override;

    /// Runs the drawing on an embedded cluster and records that.
    void simulate(const Drawing &);
    /// Records the drawn topics of a cluster. Joins, commits and creates nothing.
    void watch(const Connection &, const Drawing &);
    /// Ends the children; the recording stays open until the next start. `changed` follows.
    void stop();

    [[nodiscard]] Source source() const { return m_source; }

    [[nodiscard]] bool isRunning() const { return m_capture.isRunning() || m_simulation.isRunning(); }

    [[nodiscard]] const QString &bootstrap() const { return m_bootstrap; }

    /// Its path; empty until it can be opened.
    [[nodiscard]] QString recording() const;

Q_SIGNALS:
    void changed(); ///< started, stopped, failed
    void recordingReady(const QString &path);
    void progressed(const rheo::CaptureProgress &progress);
    /// A sentence for the banner; empty: what was said before is over.
    void troubled(const QString &sentence);

private:
    [[nodiscard]] bool prepare(const Drawing &);
    void startCapture(const Connection &, CaptureStart start);
    void hearSimulation(const QByteArray &line);
    void endWith(const QString &sentence);

    std::unique_ptr<LiveFolder> m_folder; ///< goes after the children that write into it
    VerbChild m_simulation;
    CaptureChild m_capture;
    Source m_source = Source::None;
    QString m_bootstrap;
    bool m_isReady = false; ///< the recording can be opened
};

} // namespace rheo::ui
