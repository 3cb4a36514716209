// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <sys/prctl.h>

namespace rheo::test {

namespace {

void dieWithUs(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

int codeOf(QProcess &process, int patienceMs)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished();
        return -1;
    }
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace

Outcome runProgram(const QString &program, const QStringList &arguments, const QByteArray &input, int patienceMs)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    dieWithUs(process);
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {-1, {}, process.errorString().toUtf8()};
    process.write(input);
    process.closeWriteChannel();
    const int code = codeOf(process, patienceMs);
    return {code, process.readAllStandardOutput(), process.readAllStandardError(), timer.elapsed()};
}

Outcome runRheograph(const QStringList &arguments, const QByteArray &input, int patienceMs)
{
    return runProgram(qEnvironmentVariable("RHEOGRAPH"), arguments, input, patienceMs);
}

Outcome runRheographInto(const QString &file, const QStringList &arguments)
{
    QProcess process;
    dieWithUs(process);
    process.setStandardOutputFile(file);
    process.start(qEnvironmentVariable("RHEOGRAPH"), arguments);
    const int code = codeOf(process, 60'000);
    return {code, {}, process.readAllStandardError()};
}

RunningProgram::RunningProgram(const QString &program, const QStringList &arguments, const QString &log) : m_log(log)
{
    dieWithUs(m_process);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(log);
    m_process.setStandardErrorFile(log, QIODevice::Append);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted())
        qWarning("%s: %s", qPrintable(program), qPrintable(m_process.errorString()));
}

RunningProgram::~RunningProgram()
{
    m_process.kill();
    m_process.waitForFinished();
}

int RunningProgram::interrupt()
{
    if (isRunning())
        ::kill(pid_t(m_process.processId()), SIGINT);
    return awaitEnd(30'000);
}

int RunningProgram::awaitEnd(int patienceMs)
{
    return codeOf(m_process, patienceMs);
}

bool RunningProgram::isRunning()
{
    m_process.waitForFinished(0);
    return m_process.state() == QProcess::Running;
}

QByteArray RunningProgram::said() const
{
    QFile file(m_log);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace rheo::test
