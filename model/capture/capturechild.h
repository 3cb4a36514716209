// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/verbchild.h"
#include "model/capture/capturesession.h"
#include "model/capture/carefulsearch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace rheo {

/// What a window asks of a capture child: the options of `rheograph record`, by path and value.
struct CaptureOrder
{
    QString drawing;   ///< path of the `.rheo` file
    QString recording; ///< path of the `.rheorec` file, continued if it exists
    Connection connection;
    CaptureStart start;
    qint64 ringBytes = 0; ///< 0: keep everything
    bool keepValues = true;
    bool simulated = false; ///< the recording says that what it holds is simulated
};

/// The arguments for the child, without any secret. Settings beside the bootstrap go through `configFile`, which the
/// child reads; empty if there are none.
[[nodiscard]] QStringList captureArguments(const CaptureOrder &, const QString &configFile);

/// One line of the child's output; nothing for other lines and other versions.
[[nodiscard]] std::optional<CaptureProgress> progressFrom(const QByteArray &jsonLine);

/// Keeps `rheograph record` running as a child of the window and hears it. If the child dies of a signal it is started
/// again, after 0.2 s, doubling to 10 s while it dies without having committed anything; it goes on at stored offset
/// + 1. So it is when the cluster is out of reach (exit 4), once it has recorded. What it cannot read is looked for and
/// left out (CarefulSearch). If it ends by itself with another error that is the end: `failed`. GUI thread. The
/// settings file in the temporary folder holds neither password nor key and goes with this object.
class CaptureChild : public QObject
{
    Q_OBJECT

public:
    /// `program` is the executable; empty: this one.
    explicit CaptureChild(const QString &program = {}, QObject *parent = nullptr);
    ~CaptureChild() override;

    void start(const CaptureOrder &);
    void stop(); ///< closes its input, terminates after 2 s, kills after 4; `finished` follows
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 processId() const;

    [[nodiscard]] int restarts() const { return m_restarts; }

Q_SIGNALS:
    void progressed(const rheo::CaptureProgress &);
    /// It died, lost the cluster or was a probe; the next one starts after this time. `sentence` says why the cluster
    /// is out of reach, or what the search for what cannot be read is at; empty: neither.
    void restarting(int milliseconds, const QString &sentence);
    void finished(); ///< stopped as asked, or a limit of the order was reached
    void failed(const QString &sentence);

private:
    void launch();
    void hear(const QByteArray &line);
    void heedEnd(int exitCode, const QString &sentence);
    void heedDeath(int exitCode);

    VerbChild m_child;
    QTimer m_again;
    QElapsedTimer m_since; ///< the launch
    CarefulSearch m_search;
    QStringList m_arguments;
    QByteArray m_firstLine;
    QString m_configFile;
    Sequence m_committed = 0;
    Sequence m_committedAtLaunch = 0;
    int m_delayMs = 0;
    int m_restarts = 0;
    bool m_isStopping = false;
    bool m_hasRecorded = false; ///< since `start`: it had the cluster once
};

} // namespace rheo
