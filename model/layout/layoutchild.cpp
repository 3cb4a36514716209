// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layoutchild.h"

#include "model/base/childprocess.h"
#include "model/layout/layoutlines.h"

namespace rheo {

namespace {

constexpr int killAfterMs = 2000;
constexpr qsizetype mostOutput = 64 * 1024 * 1024;

/// Ends a child that nobody listens to any more: terminate, then kill. It deletes itself, its parent may do so earlier.
void putAway(QProcess *process)
{
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QObject::connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            process->deleteLater();
    });
    process->terminate();
    QTimer::singleShot(killAfterMs, process, &QProcess::kill);
}

} // namespace

LayoutChild::LayoutChild(QObject *parent) : QObject(parent)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail(ErrorKind::Limit,
             QStringLiteral("Graphviz did not finish the layout in %1 s. The simple layout does without it.")
                 .arg(double(m_limit.interval()) / 1000));
    });
}

LayoutChild::~LayoutChild()
{
    for (QProcess *process : findChildren<QProcess *>()) { // the one that runs, and those put away
        process->disconnect();
        process->kill();
        process->waitForFinished(killAfterMs);
    }
}

void LayoutChild::start(const QString &program, const QStringList &arguments, const QByteArray &drawing,
                        const Placement &places, std::chrono::milliseconds limit)
{
    letGo();
    m_places = places;
    m_process = new QProcess(this);
    m_process->setProcessEnvironment(childEnvironment());
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process, &QProcess::readyReadStandardOutput, this, [this] { readLines(false); });
    connect(m_process, &QProcess::finished, this, &LayoutChild::handleEnd);
    connect(
        m_process, &QProcess::errorOccurred, this,
        [this, program](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart && m_process)
                fail(ErrorKind::Limit, QStringLiteral("The layout process %1 could not be started.").arg(program),
                     m_process->errorString());
        },
        Qt::QueuedConnection);
    m_limit.start(limit);
    m_process->start(program, arguments);
    m_process->write(drawing);
    m_process->closeWriteChannel();
}

void LayoutChild::cancel()
{
    if (!m_process)
        return;
    letGo();
    QMetaObject::invokeMethod(this, &LayoutChild::cancelled, Qt::QueuedConnection);
}

void LayoutChild::readLines(bool atEnd)
{
    if (!m_process)
        return;
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > mostOutput)
        return fail(
            ErrorKind::Limit,
            QStringLiteral("The layout process wrote more than %1 MB and was stopped.").arg(mostOutput / 1024 / 1024));
    for (qsizetype end = m_output.indexOf('\n'); end >= 0 && m_process; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.left(end);
        m_output.remove(0, end + 1);
        readLine(line);
    }
    if (atEnd && m_process && !m_output.isEmpty())
        readLine(std::exchange(m_output, {}));
}

void LayoutChild::readLine(const QByteArray &line)
{
    const auto read = readLayoutLine(line, m_places);
    if (!read)
        return fail(read.error().kind, read.error().message, read.error().detail);
    if (!read->places) {
        Q_EMIT progressed(read->stage);
        return;
    }
    m_places = *read->places;
    m_answered = true;
}

void LayoutChild::handleEnd()
{
    readLines(true);
    if (!m_process)
        return;
    if (m_process->exitStatus() != QProcess::NormalExit || m_process->exitCode() != 0 || !m_answered)
        return fail(ErrorKind::Limit, QStringLiteral("The layout process ended without a layout."),
                    QStringLiteral("exit code %1, %2").arg(m_process->exitCode()).arg(m_process->errorString()));
    const Placement places = m_places;
    letGo();
    Q_EMIT finished(places);
}

void LayoutChild::fail(ErrorKind kind, const QString &message, const QString &detail)
{
    letGo();
    Q_EMIT failed(Error{kind, message, detail});
}

void LayoutChild::letGo()
{
    m_limit.stop();
    m_output.clear();
    m_answered = false;
    if (!m_process)
        return;
    m_process->disconnect(this);
    putAway(std::exchange(m_process, nullptr));
}

} // namespace rheo
