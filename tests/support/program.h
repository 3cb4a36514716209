// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStringList>

namespace rheo::test {

/// What a program said and how it ended.
struct Outcome
{
    int code = -1; ///< -1: did not start, did not end in time, or crashed
    QByteArray out = {};
    QByteArray err = {};
    qint64 milliseconds = 0;
};

/// Runs a program to its end, or ends it.
[[nodiscard]] Outcome runProgram(const QString &program, const QStringList &arguments, const QByteArray &input = {},
                                 int patienceMs = 60'000);
/// The program under test, which RHEOGRAPH names.
[[nodiscard]] Outcome runRheograph(const QStringList &arguments, const QByteArray &input = {}, int patienceMs = 60'000);
/// The same with its standard output going to a file.
[[nodiscard]] Outcome runRheographInto(const QString &file, const QStringList &arguments);

/// A program that goes on until it is told to stop; killed by the destructor and when this process dies. What it says
/// goes to a file.
class RunningProgram
{
public:
    RunningProgram(const QString &program, const QStringList &arguments, const QString &log);
    ~RunningProgram();

    /// As Ctrl+C does, and waits; the exit code, -1 if it had to be killed.
    int interrupt();
    /// Waits for its end by itself; the exit code, -1 if it had to be killed.
    int awaitEnd(int patienceMs);
    [[nodiscard]] bool isRunning();
    [[nodiscard]] QByteArray said() const;

private:
    QProcess m_process;
    QString m_log;
};

} // namespace rheo::test
