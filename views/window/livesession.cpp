// SPDX-License-Identifier: Apache-2.0
#include "views/window/livesession.h"

#include "model/base/safefile.h"
#include "model/file/rheofile.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <nlohmann/json.hpp>

namespace rheo::ui {

namespace {

const QString recordingName = QStringLiteral("live.rheorec");

QString liveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1Char('/') +
           QCoreApplication::applicationName() + QStringLiteral("/live");
}

} // namespace

LiveSession::LiveSession(const QString &program, QObject *parent)
    : QObject(parent), m_simulation(program), m_capture(program)
{
    LiveFolder::sweep(liveFolder());
    connect(&m_simulation, &VerbChild::line, this, &LiveSession::hearSimulation);
    connect(&m_simulation, &VerbChild::ended, this, [this](int exitCode, const QString &sentence) {
        if (exitCode != 0 && exitCode != 1 && m_source == Source::Simulation)
            endWith(sentence.isEmpty() ? tr("The simulation ended unexpectedly. Start it again.") : sentence);
        Q_EMIT changed();
    });
    connect(&m_capture, &CaptureChild::progressed, this, [this](const CaptureProgress &progress) {
        if (!m_isReady) {
            m_isReady = true;
            Q_EMIT recordingReady(recording());
        }
        Q_EMIT progressed(progress);
        Q_EMIT troubled(progress.trouble);
    });
    connect(&m_capture, &CaptureChild::restarting, this, [this](int milliseconds, const QString &sentence) {
        Q_EMIT troubled(sentence.isEmpty()
                            ? tr("The recorder ended unexpectedly; it goes on where it stopped, in %1 s.")
                                  .arg(double(milliseconds) / 1000, 0, 'g', 2)
                            : sentence);
    });
    connect(&m_capture, &CaptureChild::failed, this, &LiveSession::endWith);
    connect(&m_capture, &CaptureChild::finished, this, &LiveSession::changed);
}

LiveSession::~LiveSession()
{
    m_simulation.disconnect(this);
    m_capture.disconnect(this);
}

bool LiveSession::prepare(const Drawing &drawing)
{
    stop();
    m_isReady = false;
    auto folder = LiveFolder::make(liveFolder());
    if (!folder) {
        endWith(folder.error().message);
        return false;
    }
    m_folder = std::move(*folder);
    const auto written = writeWholeFile(m_folder->filePath(QStringLiteral("drawing.rheo")), writeRheo(drawing));
    if (!written)
        endWith(written.error().message);
    return written.has_value();
}

void LiveSession::simulate(const Drawing &drawing)
{
    if (!prepare(drawing))
        return;
    m_source = Source::Simulation;
    m_simulation.start({QStringLiteral("simulate"), m_folder->filePath(QStringLiteral("drawing.rheo")),
                        QStringLiteral("--json"), QStringLiteral("--attached")});
    Q_EMIT troubled({});
    Q_EMIT changed();
}

void LiveSession::watch(const Connection &connection, const Drawing &drawing)
{
    if (!prepare(drawing))
        return;
    m_source = Source::Cluster;
    startCapture(connection, {});
    Q_EMIT troubled({});
    Q_EMIT changed();
}

void LiveSession::startCapture(const Connection &connection, CaptureStart start)
{
    m_bootstrap = connection.bootstrap;
    m_capture.start({.drawing = m_folder->filePath(QStringLiteral("drawing.rheo")),
                     .recording = m_folder->filePath(recordingName),
                     .connection = connection,
                     .start = start,
                     .ringBytes = ringBytes,
                     .simulated = m_source == Source::Simulation});
}

void LiveSession::hearSimulation(const QByteArray &line)
{
    const auto json = nlohmann::ordered_json::parse(line.toStdString(), nullptr, false);
    if (!json.is_object() || json.value("v", 0) != 1)
        return;
    if (json.value("type", std::string()) == "cluster" && !m_capture.isRunning())
        startCapture({.bootstrap = QString::fromStdString(json.value("bootstrap", std::string()))},
                     {.kind = CaptureStart::Kind::Earliest});
}

QString LiveSession::recording() const
{
    return m_isReady ? m_folder->filePath(recordingName) : QString();
}

void LiveSession::stop()
{
    m_capture.stop();
    m_simulation.stop();
}

void LiveSession::endWith(const QString &sentence)
{
    stop();
    Q_EMIT troubled(sentence);
    Q_EMIT changed();
}

} // namespace rheo::ui
