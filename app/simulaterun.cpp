// SPDX-License-Identifier: Apache-2.0
#include "app/simulaterun.h"

#include "app/commandline.h"
#include "model/base/displaytext.h"
#include "model/record/recordingreader.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <thread>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;
constexpr qint64 recorderPatienceMs = 15'000;

void printJson(const SimulationProgress &progress, const char *type)
{
    const Json line = {{"v", 1},
                       {"type", type},
                       {"started", progress.started},
                       {"produced", progress.produced},
                       {"consumed", progress.consumed},
                       {"lost", progress.lost},
                       {"ready", progress.ready},
                       {"trouble", progress.trouble.toStdString()}};
    const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace);
    (void)print(QByteArray::fromStdString(text) + '\n'); // the verb asks at its end
}

void printText(const SimulationProgress &progress)
{
    const QString lost = progress.lost > 0 ? QStringLiteral(", lost %1").arg(progress.lost) : QString();
    const QString counts = progress.ready ? QStringLiteral("started %1, written %2, consumed %3%4")
                                                .arg(progress.started)
                                                .arg(progress.produced)
                                                .arg(progress.consumed)
                                                .arg(lost)
                                          : QStringLiteral("starting: waiting for the consumer groups");
    std::fprintf(stderr, "%s\n", qPrintable(displayText(counts)));
    if (!progress.trouble.isEmpty())
        std::fprintf(stderr, "%s\n", qPrintable(displayText(progress.trouble)));
}

/// Says how far it is: every report as JSON, one a second as text.
class Teller
{
public:
    explicit Teller(bool json) : m_json(json) {}

    void tell(const SimulationProgress &progress)
    {
        if (m_json)
            printJson(progress, "progress");
        else if (!m_since.isValid() || m_since.elapsed() >= 1000) {
            printText(progress);
            m_since.start();
        }
    }

    void tellEnd(const SimulationProgress &progress) const
    {
        if (m_json)
            printJson(progress, "done");
        else
            printText(progress);
    }

private:
    bool m_json;
    QElapsedTimer m_since;
};

/// A limit where the code says nothing: a signal, mostly for want of memory.
ErrorKind kindOf(int code)
{
    for (const auto kind : {ErrorKind::Usage, ErrorKind::Input, ErrorKind::Cluster, ErrorKind::Disk})
        if (exitCode(kind) == code)
            return kind;
    return ErrorKind::Limit;
}

/// 0 where there is none; what is none is for the recorder to say.
qint64 eventsIn(const QString &recording)
{
    if (!QFileInfo::exists(recording))
        return 0;
    const auto reader = RecordingReader::open(recording);
    return reader ? reader->endSequence() : 0;
}

Error shortfall(const std::string &recording, qint64 recorded, qint64 produced)
{
    return {ErrorKind::Limit,
            QStringLiteral("%1 holds %2 of the %3 records that were written: the recorder stood still "
                           "for %4 s. Simulate again, at a lower rate.")
                .arg(QString::fromStdString(recording))
                .arg(recorded)
                .arg(produced)
                .arg(recorderPatienceMs / 1000)};
}

} // namespace

SimulateRun::SimulateRun(const Architecture &architecture, const Connection &connection, const SimulateOptions &options,
                         std::atomic<bool> &stop)
    : m_architecture(architecture), m_connection(connection), m_options(options), m_stop(stop)
{
    QObject::connect(&m_recorder, &VerbChild::line, &m_recorder, [this](const QByteArray &line) { hear(line); });
    QObject::connect(&m_recorder, &VerbChild::ended, &m_recorder,
                     [this](int code, const QString &sentence) { heedEnd(code, sentence); });
}

void SimulateRun::startRecorder()
{
    QStringList arguments{QStringLiteral("record"),      QString::fromStdString(m_options.file),
                          QStringLiteral("--bootstrap"), m_connection.bootstrap,
                          QStringLiteral("-o"),          QString::fromStdString(m_options.recording),
                          QStringLiteral("--from"),      QStringLiteral("earliest"),
                          QStringLiteral("--json"),      QStringLiteral("--simulated"),
                          QStringLiteral("--child")};
    const ConnectionOptions &where = m_options.connection;
    if (!where.config.empty())
        arguments += {QStringLiteral("--config"), QString::fromStdString(where.config)};
    if (!where.caFile.empty())
        arguments += {QStringLiteral("--ca"), QString::fromStdString(where.caFile)};
    QByteArray secret;
    if (!m_connection.password.isEmpty()) {
        arguments += QStringLiteral("--secrets-stdin");
        secret = QByteArray::fromStdString(Json{{"password", m_connection.password.toStdString()}}.dump());
    }
    m_before = m_committed = eventsIn(QString::fromStdString(m_options.recording));
    m_recorder.start(arguments, secret);
}

void SimulateRun::hear(const QByteArray &line)
{
    const Json json = Json::parse(line.toStdString(), nullptr, false);
    if (json.is_object() && json.contains("committed") && json["committed"].is_number_integer())
        m_committed = json["committed"].get<qint64>();
}

void SimulateRun::heedEnd(int code, const QString &sentence)
{
    if (code == 0 && (m_isFinishing || m_stop)) // a person may end both at once
        return;
    m_recorderError = Error{kindOf(code), QStringLiteral("The simulation could not be recorded to its end. %1")
                                              .arg(sentence.isEmpty() || code == 0
                                                       ? QStringLiteral("The recorder ended before it; start it again.")
                                                       : sentence)};
    m_stop = true;
}

/// The recorder ends at the end of its input, wherever it is then; it gets time to catch up first.
void SimulateRun::finishRecorder(qint64 produced)
{
    QTimer tick; // wakes the loop
    tick.start(50);
    QElapsedTimer standstill;
    standstill.start();
    qint64 last = grown();
    while (m_recorder.isRunning() && grown() < produced && standstill.elapsed() < recorderPatienceMs) {
        m_loop.processEvents(QEventLoop::WaitForMoreEvents);
        if (std::exchange(last, grown()) != grown())
            standstill.start();
    }
    if (!m_recorder.isRunning())
        return;
    m_isFinishing = true;
    m_recorder.stop();
    while (m_recorder.isRunning())
        m_loop.processEvents(QEventLoop::WaitForMoreEvents);
    if (grown() < produced && (!m_recorderError || m_recorderError->kind == ErrorKind::Limit))
        m_recorderError = shortfall(m_options.recording, grown(), produced);
}

Result<SimulationProgress> SimulateRun::run(const SimulationSettings &settings, const std::function<void()> &ready)
{
    if (!m_options.recording.empty())
        startRecorder();
    Teller teller(m_options.json);
    Result<SimulationProgress> result;
    std::jthread thread([&] {
        result = simulate(m_architecture, m_connection, settings, m_stop,
                          [&, wasReady = false](const SimulationProgress &progress) mutable {
                              if (!std::exchange(wasReady, progress.ready) && progress.ready)
                                  ready();
                              teller.tell(progress);
                          });
        QMetaObject::invokeMethod(&m_loop, [this] { m_loop.quit(); }, Qt::QueuedConnection);
    });
    m_loop.exec();
    thread.join();
    if (!m_options.recording.empty())
        finishRecorder(result ? result->produced : 0);
    if (!result)
        return result;
    teller.tellEnd(*result);
    if (m_recorderError)
        return std::unexpected(*m_recorderError);
    return result;
}

} // namespace rheo
