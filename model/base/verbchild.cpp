// SPDX-License-Identifier: Apache-2.0
#include "model/base/verbchild.h"

#include "model/base/childprocess.h"

#include <QCoreApplication>

namespace rheo {

namespace {

constexpr int patienceMs = 2000;
constexpr qsizetype longestLine = 4 * 1024 * 1024;
constexpr qsizetype keptErrors = 64 * 1024;

QString lastSentence(const QByteArray &errors)
{
    const QList<QByteArray> lines = errors.trimmed().split('\n');
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        // The verbs print the sentence first, then the library's words in brackets.
        if (line->startsWith("rheograph: "))
            return QString::fromUtf8(line->mid(11)).trimmed();
    }
    return QString::fromUtf8(lines.constLast()).trimmed();
}

} // namespace

VerbChild::VerbChild(QString program, QObject *parent)
    : QObject(parent), m_program(program.isEmpty() ? QCoreApplication::applicationFilePath() : std::move(program))
{
    m_process.setProcessEnvironment(childEnvironment());
    m_patience.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &VerbChild::readLines);
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_errors = (m_errors + m_process.readAllStandardError()).right(keptErrors); });
    connect(&m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { finish(status == QProcess::NormalExit ? code : -code); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(-1);
    });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_terminated) {
            m_process.kill();
            return;
        }
        m_terminated = true;
        m_process.terminate();
        m_patience.start(patienceMs);
    });
}

VerbChild::~VerbChild()
{
    m_process.disconnect(this);
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }
}

void VerbChild::start(const QStringList &arguments, const QByteArray &firstLine)
{
    Q_ASSERT(!isRunning());
    m_unfinished.clear();
    m_errors.clear();
    m_terminated = false;
    m_process.start(m_program, arguments);
    if (!firstLine.isEmpty())
        m_process.write(firstLine + '\n');
}

void VerbChild::stop()
{
    if (!isRunning())
        return;
    m_process.closeWriteChannel();
    m_patience.start(patienceMs);
}

bool VerbChild::isRunning() const
{
    return m_process.state() != QProcess::NotRunning;
}

qint64 VerbChild::processId() const
{
    return m_process.processId();
}

void VerbChild::readLines()
{
    m_unfinished += m_process.readAllStandardOutput();
    qsizetype start = 0;
    for (qsizetype end = m_unfinished.indexOf('\n'); end >= 0; end = m_unfinished.indexOf('\n', start)) {
        Q_EMIT line(m_unfinished.mid(start, end - start));
        start = end + 1;
    }
    m_unfinished.remove(0, start);
    if (m_unfinished.size() > longestLine)
        m_unfinished.clear();
}

void VerbChild::finish(int exitCode)
{
    m_patience.stop();
    readLines();
    m_errors += m_process.readAllStandardError();
    Q_EMIT ended(exitCode, m_errors.isEmpty() && exitCode != 0 ? m_process.errorString() : lastSentence(m_errors));
}

} // namespace rheo
