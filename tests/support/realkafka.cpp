// SPDX-License-Identifier: Apache-2.0
#include "tests/support/realkafka.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <csignal>

namespace rheo::test {

namespace {

constexpr int patienceMs = 300'000;

struct Ended
{
    bool well = false;
    QString said;
};

/// Through a file, not a pipe: the brokers that the script leaves behind must not keep us waiting for its end.
Ended runScript(const QStringList &arguments, const QString &folder)
{
    const QString said = folder + QStringLiteral("/script.log");
    QProcess script;
    script.setStandardOutputFile(said);
    script.setStandardErrorFile(said, QIODevice::Append);
    script.start(QStringLiteral(RHEO_SOURCE_DIR "/tests/kafka/kafka.sh"), arguments);
    const bool ended = script.waitForFinished(patienceMs) && script.exitStatus() == QProcess::NormalExit;
    QFile file(said);
    const bool readable = file.open(QIODevice::ReadOnly);
    return {ended && script.exitCode() == 0, readable ? QString::fromUtf8(file.readAll()) : QString()};
}

QStringList owner()
{
    return {QStringLiteral("--owner"), QString::number(QCoreApplication::applicationPid())};
}

} // namespace

std::unique_ptr<RealKafka> RealKafka::start(const Settings &settings, QString *why)
{
    std::unique_ptr<RealKafka> kafka(new RealKafka);
    QStringList arguments{QStringLiteral("start"), kafka->m_folder.path(), QStringLiteral("--nodes"),
                          QString::number(settings.nodes)};
    if (settings.sasl)
        arguments << QStringLiteral("--sasl");
    for (const QString &property : settings.properties)
        arguments << QStringLiteral("--set") << property;
    const Ended ended = runScript(arguments + owner(), kafka->m_folder.path());
    if (ended.well && kafka->readEnvironment())
        return kafka;
    qWarning("kafka.sh: %s", qPrintable(ended.said));
    if (why)
        *why = ended.said;
    return nullptr;
}

RealKafka::~RealKafka()
{
    (void)runScript({QStringLiteral("stop"), m_folder.path(), QStringLiteral("--now")}, m_folder.path());
}

void RealKafka::killNode(int node)
{
    QFile file(m_folder.filePath(QStringLiteral("%1.pid").arg(node)));
    if (file.open(QIODevice::ReadOnly))
        ::kill(file.readAll().trimmed().toInt(), SIGKILL);
}

bool RealKafka::stop()
{
    return runScript({QStringLiteral("stop"), m_folder.path()}, m_folder.path()).well;
}

bool RealKafka::restart()
{
    return runScript(QStringList{QStringLiteral("restart"), m_folder.path()} + owner(), m_folder.path()).well;
}

std::optional<QString> RealKafka::runJava(const QStringList &classAndArguments) const
{
    const Ended ended = runScript(QStringList{QStringLiteral("java")} + classAndArguments, m_folder.path());
    return ended.well ? std::optional(ended.said) : std::nullopt;
}

bool RealKafka::readEnvironment()
{
    QFile file(m_folder.filePath(QStringLiteral("env")));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        m_env[line.section(QLatin1Char('='), 0, 0)] = line.section(QLatin1Char('='), 1);
    return !bootstrap().isEmpty();
}

} // namespace rheo::test
