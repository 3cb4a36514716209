// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturechild.h"

#include "model/base/childprocess.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryFile>
#include <QTimeZone>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace rheo {

namespace {

constexpr int firstDelayMs = 200;
constexpr int longestDelayMs = 10'000;
constexpr qint64 goodRunMs = 60'000; ///< a death after that long is a first one again

using Json = nlohmann::json;

Json parsed(const QByteArray &line)
{
    return Json::parse(line.constBegin(), line.constEnd(), nullptr, false);
}

qint64 numberIn(const Json &json, const char *name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_number_integer() ? found->get<qint64>() : qint64(0);
}

QString wordIn(const Json &json, const char *name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

bool isLine(const Json &json, const char *type)
{
    return json.is_object() && numberIn(json, "v") == 1 && wordIn(json, "type") == QLatin1String(type);
}

QString startWord(const CaptureStart &start)
{
    switch (start.kind) {
    case CaptureStart::Kind::Earliest:
        return QStringLiteral("earliest");
    case CaptureStart::Kind::Latest:
        return QStringLiteral("latest");
    case CaptureStart::Kind::Tail:
        return QStringLiteral("tail:%1").arg(start.value);
    case CaptureStart::Kind::Time:
        return QDateTime::fromMSecsSinceEpoch(start.value, QTimeZone::utc()).toString(Qt::ISODateWithMs);
    }
    std::unreachable();
}

QString escaped(QString value)
{
    return value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\n'), QLatin1String("\\n"));
}

const QString privateKey = QStringLiteral("ssl.key.pem");

bool hasSecrets(const Connection &connection)
{
    return !connection.password.isEmpty() || connection.settings.contains(privateKey);
}

/// The first line of the child's input; empty if there is nothing secret.
QByteArray secretsOf(const Connection &connection)
{
    if (!hasSecrets(connection))
        return {};
    Json secrets{{"password", connection.password.toStdString()}};
    if (const QString key = connection.settings.value(privateKey); !key.isEmpty())
        secrets["key"] = key.toStdString();
    return QByteArray::fromStdString(secrets.dump());
}

QByteArray propertiesOf(const Connection &connection)
{
    QString text = QStringLiteral("bootstrap.servers=%1\n").arg(connection.bootstrap);
    for (const auto &[name, value] : connection.settings.asKeyValueRange())
        if (name != privateKey)
            text += QStringLiteral("%1=%2\n").arg(name, escaped(value));
    return text.toUtf8();
}

/// Readable by this user only, without what is secret: a kill leaves it there. Empty if it cannot be written.
QString writtenConfig(const Connection &connection)
{
    QTemporaryFile file(QDir::tempPath() + QStringLiteral("/rheograph-XXXXXX.properties"));
    file.setAutoRemove(false);
    const QByteArray text = propertiesOf(connection);
    if (!file.open() || file.write(text) != text.size() || !file.flush())
        return {};
    return file.fileName();
}

} // namespace

QStringList captureArguments(const CaptureOrder &order, const QString &configFile)
{
    QStringList arguments{QStringLiteral("record"), order.drawing};
    if (configFile.isEmpty())
        arguments << QStringLiteral("--bootstrap") << order.connection.bootstrap;
    else
        arguments << QStringLiteral("--config") << configFile;
    arguments << QStringLiteral("-o") << order.recording << QStringLiteral("--from") << startWord(order.start)
              << QStringLiteral("--json") << QStringLiteral("--child");
    if (order.ringBytes > 0)
        arguments << QStringLiteral("--ring") << QString::number(order.ringBytes);
    if (!order.keepValues)
        arguments << QStringLiteral("--headers-only");
    if (order.simulated)
        arguments += QStringLiteral("--simulated");
    if (hasSecrets(order.connection))
        arguments << QStringLiteral("--secrets-stdin");
    return arguments;
}

std::optional<CaptureProgress> progressFrom(const QByteArray &jsonLine)
{
    const Json json = parsed(jsonLine);
    if (!isLine(json, "progress"))
        return {};
    CaptureProgress progress{.committed = numberIn(json, "committed"),
                             .eventsPerSecond = numberIn(json, "eventsPerSecond"),
                             .behindMs = numberIn(json, "behindMs"),
                             .fileBytes = numberIn(json, "fileBytes"),
                             .partitions = int(numberIn(json, "partitions")),
                             .trouble = wordIn(json, "trouble"),
                             .careful = {}};
    if (const auto careful = json.find("careful"); careful != json.end() && careful->is_object())
        progress.careful = CarefulPlace{wordIn(*careful, "topic"), qint32(numberIn(*careful, "partition")),
                                        numberIn(*careful, "offset"), numberIn(*careful, "end")};
    return progress;
}

CaptureChild::CaptureChild(const QString &program, QObject *parent) : QObject(parent), m_child(program)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &CaptureChild::launch);
    connect(&m_child, &VerbChild::line, this, &CaptureChild::hear);
    connect(&m_child, &VerbChild::ended, this, &CaptureChild::heedEnd);
}

CaptureChild::~CaptureChild()
{
    if (!m_configFile.isEmpty())
        QFile::remove(m_configFile);
}

void CaptureChild::start(const CaptureOrder &order)
{
    Q_ASSERT(!isRunning());
    if (!m_configFile.isEmpty())
        QFile::remove(m_configFile);
    m_configFile = order.connection.settings.isEmpty() ? QString() : writtenConfig(order.connection);
    if (!order.connection.settings.isEmpty() && m_configFile.isEmpty()) {
        Q_EMIT failed(QStringLiteral("The settings for the recorder cannot be written to %1. Make room there.")
                          .arg(QDir::tempPath()));
        return;
    }
    m_arguments = captureArguments(order, m_configFile);
    m_firstLine = secretsOf(order.connection);
    m_isStopping = false;
    m_hasRecorded = false;
    m_delayMs = firstDelayMs;
    m_committed = 0;
    m_restarts = 0;
    m_search = {};
    launch();
}

void CaptureChild::launch()
{
    m_committedAtLaunch = m_committed;
    m_since.start();
    m_child.start(m_arguments + m_search.arguments(), m_firstLine);
}

void CaptureChild::stop()
{
    m_isStopping = true;
    if (m_child.isRunning())
        return m_child.stop();
    if (m_again.isActive()) {
        m_again.stop();
        Q_EMIT finished();
    }
}

bool CaptureChild::isRunning() const
{
    return m_child.isRunning() || m_again.isActive();
}

qint64 CaptureChild::processId() const
{
    return m_child.processId();
}

void CaptureChild::hear(const QByteArray &line)
{
    if (isLine(parsed(line), "alive"))
        m_search.heardAlive();
    const auto progress = progressFrom(line);
    if (!progress)
        return;
    m_hasRecorded = true;
    m_committed = progress->committed;
    if (progress->careful)
        m_search.heardPlace(*progress->careful);
    else
        m_search.heardOver();
    Q_EMIT progressed(*progress);
}

void CaptureChild::heedEnd(int exitCode, const QString &sentence)
{
    const bool isProbe = m_search.stage() == CarefulSearch::Stage::Probing;
    if (m_isStopping || (exitCode == 0 && !isProbe)) {
        Q_EMIT finished();
        return;
    }
    const bool isOutOfReach = m_hasRecorded && exitCode == rheo::exitCode(ErrorKind::Cluster);
    if (exitCode > 0 && !isOutOfReach) {
        Q_EMIT failed(sentence);
        return;
    }
    heedDeath(exitCode);
    ++m_restarts;
    m_again.start(m_delayMs);
    Q_EMIT restarting(m_delayMs, isOutOfReach ? sentence + QStringLiteral(" Trying again.") : m_search.sentence());
}

void CaptureChild::heedDeath(int exitCode)
{
    const bool hasMoved = m_committed > m_committedAtLaunch;
    if (isOwnFault(exitCode))
        m_search.died(hasMoved && m_since.elapsed() > goodRunMs);
    else
        m_search.ended();
    const bool isSearching = m_search.stage() != CarefulSearch::Stage::Normal;
    m_delayMs = hasMoved || isSearching ? firstDelayMs : std::min(m_delayMs * 2, longestDelayMs);
}

} // namespace rheo
