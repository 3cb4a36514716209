// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/placement.h"
#include "model/base/error.h"

#include <QObject>
#include <QProcess>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace rheo {

/// Runs auto-layout in a child process, because Graphviz's time and memory know no bounds. Lives in the thread of its
/// owner and never blocks it; one run at a time, a new one ends the old. Exactly one of `finished`, `failed` or
/// `cancelled` follows each `start` that is not overtaken by another, always from the event loop; an answer that comes
/// after that is dropped.
///
/// The child is started as `PROGRAM ARGUMENTS…`, reads the drawing from standard input until it ends, and writes JSON
/// lines: {"stage":TEXT} any number of times, then one {"places":{ID:[X,Y],…}}, and exits with 0 (see layoutlines.h).
class LayoutChild : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds standardLimit{10'000};

    explicit LayoutChild(QObject *parent = nullptr);
    ~LayoutChild() override; ///< kills the child if one runs

    /// `places` is the placement before; the answer differs from it in positions only. Fails with ErrorKind::Limit when
    /// the time is up (then fallbackLayout is the way out), with ErrorKind::Input on an answer that is no layout.
    void start(const QString &program, const QStringList &arguments, const QByteArray &drawing, const Placement &places,
               std::chrono::milliseconds limit = standardLimit);
    void cancel(); ///< terminates, and kills after two seconds

    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

Q_SIGNALS:
    void progressed(const QString &stage);
    void finished(const rheo::Placement &places);
    void failed(const rheo::Error &error);
    void cancelled();

private:
    void readLines(bool atEnd);
    void readLine(const QByteArray &line);
    void handleEnd();
    void fail(ErrorKind kind, const QString &message, const QString &detail = {});
    void letGo();

    QProcess *m_process = nullptr;
    QTimer m_limit;
    Placement m_places;
    QByteArray m_output; ///< of the child, the line that is not yet whole
    bool m_answered = false;
};

} // namespace rheo
