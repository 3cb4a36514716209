// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"
#include "model/record/recordingreader.h"
#include "model/record/recordingwriter.h"
#include "tests/model/simulate/simulationfixture.h"

#include <QProcess>

#include <csignal>
#include <map>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;

namespace {

/// The verb as a child, as the window or a shell would start it.
class SimulateProcess
{
public:
    SimulateProcess() = default;

    explicit SimulateProcess(const QStringList &arguments) { start(arguments); }

    void start(const QStringList &arguments)
    {
        process.start(qEnvironmentVariable("RHEOGRAPH"), QStringList{QStringLiteral("simulate")} + arguments);
    }

    int exitCode()
    {
        if (!process.waitForFinished(60000))
            return -1;
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }

    /// The next line of JSON of this type; empty when none came.
    QJsonObject awaitLine(const QString &type)
    {
        while (process.canReadLine() || process.waitForReadyRead(30000)) {
            while (process.canReadLine()) {
                const QJsonObject json = QJsonDocument::fromJson(process.readLine()).object();
                if (json[QStringLiteral("type")].toString() == type)
                    return json;
            }
        }
        return {};
    }

    /// The process id of its recorder, once that is one.
    pid_t awaitRecorder()
    {
        for (int round = 0; round < 600; ++round) {
            QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(process.processId()));
            const QByteArray child = children.open(QIODevice::ReadOnly) ? children.readAll().trimmed() : QByteArray();
            QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(QString::fromUtf8(child)));
            if (!child.isEmpty() && arguments.open(QIODevice::ReadOnly) &&
                arguments.readAll().split('\0').value(1) == "record")
                return child.toInt();
            QTest::qWait(20);
        }
        return -1;
    }

    void awaitProduced(int records)
    {
        QJsonObject progress;
        do
            progress = awaitLine(QStringLiteral("progress"));
        while (!progress.isEmpty() && progress[QStringLiteral("produced")].toInt() < records);
    }

    QProcess process;
};

qint64 eventsIn(const QString &recording)
{
    const auto reader = RecordingReader::open(recording);
    return reader ? reader->endSequence() : -1;
}

} // namespace

class TestVerbSimulate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsToItsEnd();
    void theRecordingHoldsTheLastCommits();
    void aRecorderThatCannotRecordEndsIt_data();
    void aRecorderThatCannotRecordEndsIt();
    void aRecorderThatIsKilledEndsIt();
    void waitsForASlowRecorder();
    void saysWhatARecorderLacks();
    void theTerminalsCtrlCLeavesTheRecordingWhole();
    void outlivesTheShellThatStartedIt();
    void livesUntilItsInputEnds();
    void endsOnASignal();
    void needsAYes();
    void refuses_data();
    void refuses();

private:
    QTemporaryDir m_folder;
    QString m_file;
};

void TestVerbSimulate::initTestCase()
{
    QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
    m_file = m_folder.filePath(QStringLiteral("orders.rheo"));
    QVERIFY(saveRheo(m_file, Drawing{.architecture = orderDrawing()}));
}

void TestVerbSimulate::runsToItsEnd()
{
    const QString truth = m_folder.filePath(QStringLiteral("truth"));
    SimulateProcess run({m_file, QStringLiteral("--events"), QStringLiteral("10"), QStringLiteral("--rate"),
                         QStringLiteral("100"), QStringLiteral("--json"), QStringLiteral("--truth"), truth,
                         QStringLiteral("--fault"), QStringLiteral("inventory:error=1")});
    QVERIFY(run.awaitLine(QStringLiteral("cluster"))[QStringLiteral("bootstrap")].toString().startsWith(u"127.0.0.1:"));
    const QJsonObject done = run.awaitLine(QStringLiteral("done"));
    QCOMPARE(done[QStringLiteral("started")].toInt(), 10);
    QCOMPARE(done[QStringLiteral("produced")].toInt(), 30); // orders, payments, dead letters
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(readTruth(truth).produced.size(), 30);
}

/// However short the run: a group's last commit in the recording is behind the last event of the partition.
void TestVerbSimulate::theRecordingHoldsTheLastCommits()
{
    const auto drawn = pattern(QStringLiteral("order-inventory")); // its notification service is slow
    QVERIFY(drawn.has_value());
    const Architecture &drawing = drawn->architecture;
    const QString file = m_folder.filePath(QStringLiteral("pattern.rheo"));
    QVERIFY(saveRheo(file, *drawn));
    const QString path = m_folder.filePath(QStringLiteral("commits.rheorec"));
    SimulateProcess run({file, QStringLiteral("--events"), QStringLiteral("20"), QStringLiteral("--rate"),
                         QStringLiteral("200"), QStringLiteral("--json"), QStringLiteral("-o"), path});
    QCOMPARE(run.exitCode(), 0);
    auto reader = RecordingReader::open(path);
    QVERIFY(reader.has_value());
    using Place = std::pair<QString, qint32>;
    std::map<Place, qint64> ends;
    for (const SegmentInfo &segment : reader->segments()) {
        const auto events = reader->read(segment);
        QVERIFY(events.has_value());
        for (size_t i = 0; i < events->size(); ++i) {
            const Position &at = events->row(i).position;
            ends[{reader->topics()[size_t(at.topic)].name, at.partition}] = at.offset + 1;
        }
    }
    std::map<std::pair<QString, Place>, qint64> commits;
    const auto seen = reader->observations(0);
    QVERIFY(seen.has_value());
    for (const Observation &each : *seen)
        if (each.kind == Observation::Kind::Commit)
            commits[{each.group, {reader->topics()[size_t(each.topic)].name, each.partition}}] = each.offset;
    int checked = 0;
    for (const Link &link : drawing.links()) {
        if (link.id.kind != LinkKind::Consumes)
            continue;
        const QString topic = clusterName(*drawing.element(link.id.from));
        for (const auto &[place, end] : ends) {
            if (place.first != topic)
                continue;
            QCOMPARE(commits[std::pair(effectiveGroup(drawing, link.id), place)], end);
            ++checked;
        }
    }
    QVERIFY(checked >= 2);
}

void TestVerbSimulate::aRecorderThatCannotRecordEndsIt_data()
{
    QTest::addColumn<QString>("recording");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("code");
    const QString other = m_folder.filePath(QStringLiteral("other.rheorec"));
    RecordingInfo info;
    info.clusterId = QStringLiteral("another");
    auto writer = RecordingWriter::create(other, info, RuleSet(), {});
    QVERIFY(writer && writer->finish());
    QTest::newRow("of another cluster") << other << QByteArray("another cluster") << 3;
    QTest::newRow("nowhere") << m_folder.filePath(QStringLiteral("no/such/folder/r.rheorec"))
                             << QByteArray("There is no folder") << 5;
}

void TestVerbSimulate::aRecorderThatCannotRecordEndsIt()
{
    QFETCH(QString, recording);
    QFETCH(QByteArray, words);
    QFETCH(int, code);
    SimulateProcess run({m_file, QStringLiteral("-o"), recording}); // no limit: it would go on for ever
    QCOMPARE(run.exitCode(), code);
    QVERIFY(run.process.readAllStandardError().contains(words));
}

void TestVerbSimulate::aRecorderThatIsKilledEndsIt()
{
    SimulateProcess run({m_file, QStringLiteral("-o"), m_folder.filePath(QStringLiteral("killed.rheorec"))});
    const pid_t recorder = run.awaitRecorder();
    QVERIFY(recorder > 0);
    ::kill(recorder, SIGKILL);
    QCOMPARE(run.exitCode(), 6);
    QVERIFY(run.process.readAllStandardError().contains("could not be recorded"));
}

/// The second run adds to a recording that has as many events already as it will write.
void TestVerbSimulate::waitsForASlowRecorder()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopics(orderDrawing()));
    const QString path = m_folder.filePath(QStringLiteral("twice.rheorec"));
    const QStringList arguments{m_file,
                                QStringLiteral("--bootstrap"),
                                cluster->connection().bootstrap,
                                QStringLiteral("--prefix"),
                                QString(),
                                QStringLiteral("--yes"),
                                QStringLiteral("--json"),
                                QStringLiteral("--events"),
                                QStringLiteral("10"),
                                QStringLiteral("-o"),
                                path};
    SimulateProcess first(arguments);
    QCOMPARE(first.exitCode(), 0);
    const qint64 events = eventsIn(path);
    QVERIFY(events >= 20);
    SimulateProcess second(arguments);
    const pid_t recorder = second.awaitRecorder();
    QVERIFY(recorder > 0);
    ::kill(recorder, SIGSTOP);
    second.awaitProduced(int(events));
    QTest::qWait(500); // one that does not wait has closed the recorder's input by then
    ::kill(recorder, SIGCONT);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(eventsIn(path), 2 * events);
}

void TestVerbSimulate::saysWhatARecorderLacks()
{
    SimulateProcess run({m_file, QStringLiteral("--events"), QStringLiteral("10"), QStringLiteral("-o"),
                         m_folder.filePath(QStringLiteral("lacks.rheorec"))});
    const pid_t recorder = run.awaitRecorder();
    QVERIFY(recorder > 0);
    ::kill(recorder, SIGSTOP);
    QCOMPARE(run.exitCode(), 6);
    QVERIFY(run.process.readAllStandardError().contains("holds 0 of the "));
}

void TestVerbSimulate::theTerminalsCtrlCLeavesTheRecordingWhole()
{
    const QString path = m_folder.filePath(QStringLiteral("ctrlc.rheorec"));
    SimulateProcess run;
    run.process.setChildProcessModifier([] { ::setpgid(0, 0); });
    run.start({m_file, QStringLiteral("--rate"), QStringLiteral("200"), QStringLiteral("--json"), QStringLiteral("-o"),
               path});
    run.awaitProduced(100);
    ::kill(-pid_t(run.process.processId()), SIGINT);
    const QJsonObject done = run.awaitLine(QStringLiteral("done"));
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(eventsIn(path), done[QStringLiteral("produced")].toInteger());
}

void TestVerbSimulate::outlivesTheShellThatStartedIt()
{
    const QString log = m_folder.filePath(QStringLiteral("log"));
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("\"$RHEOGRAPH\" simulate \"$0\" --events 20 --json > \"$1\" 2>&1 & "
                                "until grep -q progress \"$1\"; do sleep 0.1; done"),
                 m_file, log});
    QVERIFY(shell.waitForFinished(30000));
    QByteArray said;
    const auto hasEnded = [&] {
        QFile file(log);
        said = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return said.contains(R"("type":"done")") && said.endsWith('\n');
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), 60000);
    const QByteArray done = said.trimmed().split('\n').constLast();
    QCOMPARE(QJsonDocument::fromJson(done).object()[QStringLiteral("started")].toInt(), 20);
}

void TestVerbSimulate::livesUntilItsInputEnds()
{
    SimulateProcess run({m_file, QStringLiteral("--events"), QStringLiteral("5"), QStringLiteral("--json"),
                         QStringLiteral("--attached")});
    const QString bootstrap = run.awaitLine(QStringLiteral("cluster"))[QStringLiteral("bootstrap")].toString();
    QVERIFY(!run.awaitLine(QStringLiteral("done")).isEmpty());
    const auto topics = topicsOnCluster({.bootstrap = bootstrap}, std::chrono::seconds(10));
    QVERIFY(topics);
    QVERIFY(topics->contains(QStringLiteral("orders-dlt")));
    QCOMPARE(run.process.state(), QProcess::Running);
    run.process.closeWriteChannel();
    QCOMPARE(run.exitCode(), 0);
}

void TestVerbSimulate::endsOnASignal()
{
    SimulateProcess run({m_file, QStringLiteral("--json")});
    while (!run.awaitLine(QStringLiteral("progress"))[QStringLiteral("ready")].toBool())
        QVERIFY(run.process.state() == QProcess::Running);
    ::kill(pid_t(run.process.processId()), SIGINT);
    QVERIFY(!run.awaitLine(QStringLiteral("done")).isEmpty());
    QCOMPARE(run.exitCode(), 0);
}

void TestVerbSimulate::needsAYes()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    SimulateProcess run({m_file, QStringLiteral("--bootstrap"), cluster->connection().bootstrap});
    QCOMPARE(run.exitCode(), 2);
    QVERIFY(run.process.readAllStandardError().contains("--yes"));
    QCOMPARE(*topicsOnCluster(cluster->connection(), std::chrono::seconds(10)), (QMap<QString, int>{}));
}

void TestVerbSimulate::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QString &arguments, int code) {
        QTest::newRow(name) << arguments.split(u' ') << code;
    };
    row("no file", QStringLiteral("/no/such.rheo"), 3);
    row("no option", QStringLiteral("FILE --nonsense"), 2);
    row("no number", QStringLiteral("FILE --rate fast"), 2);
    row("rate 0", QStringLiteral("FILE --rate 0"), 2);
    row("fault without kind", QStringLiteral("FILE --fault inventory=1"), 2);
    row("unknown kind", QStringLiteral("FILE --fault inventory:explode=1"), 2);
    row("unknown service", QStringLiteral("FILE --fault nobody:drop=1"), 2);
    row("no probability", QStringLiteral("FILE --fault inventory:drop=1.5"), 2);
    row("two points", QStringLiteral("FILE --fault inventory:drop=1.5.1"), 2);
    row("unreachable", QStringLiteral("FILE --bootstrap 127.0.0.1:1 --yes"), 4);
    row("truth nowhere", QStringLiteral("FILE --truth /no/such/folder/truth"), 5);
}

void TestVerbSimulate::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    arguments.replaceInStrings(QStringLiteral("FILE"), m_file);
    SimulateProcess run(arguments);
    QCOMPARE(run.exitCode(), code);
    QVERIFY(!run.process.readAllStandardError().isEmpty());
}

QTEST_GUILESS_MAIN(TestVerbSimulate)
#include "tst_verb_simulate.moc"
