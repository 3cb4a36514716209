// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/embeddedcluster.h"
#include "model/file/rheofile.h"
#include "model/record/recordingreader.h"
#include "tests/support/drawn.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

/// The verbs record and snapshot as processes, on a cluster inside this one.
class TestVerbLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordsWhatIsThere_data();
    void recordsWhatIsThere();
    void progressIsJsonLines();
    void continuesARecording();
    void stopsAtATime();
    void interruptedItKeepsWhatCame();
    void aFailureIsTheLastJsonLine();
    void snapshotAsText();
    void snapshotAsJsonAndAsFile();
    void passwordsAreTakenAndNeverSaid();
    void aKeyIsTakenFromInput();
    void unusedPropertiesAreNamed();

private:
    [[nodiscard]] QStringList record(const QString &out, const QStringList &more) const
    {
        return QStringList{u"record"_s, m_drawing, u"-o"_s, out, u"--bootstrap"_s, m_cluster->connection().bootstrap} +
               more;
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static qint64 eventsIn(const QString &recording)
    {
        auto reader = RecordingReader::open(recording);
        return reader ? reader->endSequence() - reader->firstSequence() : -1;
    }

    QTemporaryDir m_folder;
    QString m_drawing;
    std::optional<EmbeddedCluster> m_cluster;
    std::unique_ptr<KafkaTraffic> m_traffic;
};

void TestVerbLive::initTestCase()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    m_cluster.emplace(std::move(*cluster));
    QVERIFY(m_cluster->createTopic(u"orders"_s, 2));
    QVERIFY(m_cluster->createTopic(u"undrawn"_s, 1));
    m_traffic = std::make_unique<KafkaTraffic>(m_cluster->connection().bootstrap);
    QVERIFY(m_traffic->send(u"orders"_s, 0, 20));
    QVERIFY(m_traffic->send(u"orders"_s, 1, 5));
    QVERIFY(m_traffic->send(u"undrawn"_s, 0, 7));
    QVERIFY(m_traffic->commitOffset(u"readers"_s, u"orders"_s, 0, 12));
    m_drawing = path(u"shop.rheo"_s);
    QVERIFY(saveRheo(m_drawing, {drawn("service checkout\ntopic orders partitions 2\ncheckout -> orders\n"
                                       "service billing group readers\norders -> billing")}));
}

void TestVerbLive::recordsWhatIsThere_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("events");
    QTest::newRow("all") << QStringList{u"--from"_s, u"earliest"_s, u"--events"_s, u"25"_s} << 25;
    QTest::newRow("tail") << QStringList{u"--from"_s, u"tail:2"_s, u"--events"_s, u"4"_s} << 4;
    QTest::newRow("headers only") << QStringList{u"--from"_s, u"earliest"_s, u"--events"_s, u"25"_s,
                                                 u"--headers-only"_s}
                                  << 25;
    QTest::newRow("slowly") << QStringList{u"--from"_s, u"earliest"_s,   u"--events"_s,
                                           u"25"_s,     u"--max-rate"_s, u"10M"_s}
                            << 25;
}

void TestVerbLive::recordsWhatIsThere()
{
    QFETCH(QStringList, options);
    QFETCH(int, events);
    const QString out = path(QString::fromUtf8(QTest::currentDataTag()) + u".rheorec"_s);
    const Outcome outcome = runRheograph(record(out, options));
    QVERIFY2(outcome.code == 0, outcome.err);
    QVERIFY2(outcome.out.isEmpty(), "text goes to standard error");
    QVERIFY2(outcome.err.contains(QByteArray::number(events) + " events in " + out.toUtf8()), outcome.err);
    QCOMPARE(eventsIn(out), events);
}

void TestVerbLive::progressIsJsonLines()
{
    const Outcome outcome = runRheograph(
        record(path(u"json.rheorec"_s), {u"--from"_s, u"earliest"_s, u"--events"_s, u"25"_s, u"--json"_s}));
    QCOMPARE(outcome.code, 0);
    const QByteArrayList lines = outcome.out.trimmed().split('\n');
    qint64 committed = 0;
    for (const QByteArray &line : lines) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        QCOMPARE(json[u"v"].toInt(), 1);
        QVERIFY2(json[u"committed"].toInteger() >= committed, line);
        committed = json[u"committed"].toInteger();
        QCOMPARE(json[u"type"].toString(), &line == &lines.back() ? u"finished"_s : u"progress"_s);
    }
    QCOMPARE(committed, 25);
}

void TestVerbLive::continuesARecording()
{
    const QString out = path(u"twice.rheorec"_s);
    QCOMPARE(runRheograph(record(out, {u"--from"_s, u"earliest"_s, u"--events"_s, u"25"_s})).code, 0);
    QVERIFY(m_traffic->send(u"undrawn"_s, 0, 3));
    const Outcome again = runRheograph(record(out, {u"--from"_s, u"earliest"_s, u"--for"_s, u"1"_s}));
    QVERIFY2(again.code == 0, again.err);
    QCOMPARE(eventsIn(out), 25); // no record twice, and none of a topic that is not drawn
}

void TestVerbLive::stopsAtATime()
{
    const QString out = path(u"time.rheorec"_s);
    const Outcome outcome = runRheograph(record(out, {u"--for"_s, u"0.3"_s}));
    QVERIFY2(outcome.code == 0, outcome.err);
    QCOMPARE(eventsIn(out), 0);
}

void TestVerbLive::interruptedItKeepsWhatCame()
{
    const QString out = path(u"interrupted.rheorec"_s);
    RunningProgram program(qEnvironmentVariable("RHEOGRAPH"), record(out, {u"--from"_s, u"earliest"_s, u"--json"_s}),
                           path(u"log"_s));
    QTRY_VERIFY_WITH_TIMEOUT(program.said().contains("\"committed\":25"), 60'000);
    QCOMPARE(program.interrupt(), 0);
    QVERIFY2(program.said().trimmed().split('\n').back().contains("25 events in") ||
                 program.said().contains("\"finished\""),
             program.said());
    QCOMPARE(eventsIn(out), 25);
}

void TestVerbLive::aFailureIsTheLastJsonLine()
{
    const Outcome outcome = runRheograph(
        {u"record"_s, m_drawing, u"-o"_s, path(u"none.rheorec"_s), u"--bootstrap"_s, u"127.0.0.1:1"_s, u"--json"_s});
    QCOMPARE(outcome.code, 4);
    const QJsonObject last = QJsonDocument::fromJson(outcome.out.trimmed().split('\n').back()).object();
    QCOMPARE(last[u"type"].toString(), u"error"_s);
    QCOMPARE(last[u"exit"].toInt(), 4);
    QVERIFY2(outcome.err.contains(last[u"message"].toString().toUtf8()), outcome.err);
}

void TestVerbLive::snapshotAsText()
{
    const Outcome outcome =
        runRheograph({u"snapshot"_s, u"--bootstrap"_s, m_cluster->connection().bootstrap, u"--group"_s, u"readers"_s});
    QVERIFY2(outcome.code == 0, outcome.err);
    QVERIFY(outcome.out.startsWith("cluster "));
    QVERIFY2(outcome.out.contains("\ntopic orders\n  partition 0  leader 1  offsets 0 to 20"), outcome.out);
    QVERIFY2(outcome.out.contains("\ngroup readers "), outcome.out);
    QVERIFY2(outcome.out.contains("\n  orders 0  committed 12  lag 8\n"), outcome.out);
    QVERIFY2(outcome.err.contains("cannot list consumer groups"), outcome.err);
}

void TestVerbLive::snapshotAsJsonAndAsFile()
{
    const QStringList arguments{u"snapshot"_s, u"--bootstrap"_s, m_cluster->connection().bootstrap};
    const Outcome printed = runRheograph(arguments + QStringList{u"--json"_s});
    QCOMPARE(printed.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(printed.out).object();
    QCOMPARE(json[u"topics"].toArray().size(), 2);
    const QString out = path(u"snapshot.json"_s);
    const Outcome written = runRheograph(arguments + QStringList{u"-o"_s, out});
    QCOMPARE(written.code, 0);
    QVERIFY(written.out.isEmpty());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object()[u"topics"], json[u"topics"]);
    QCOMPARE(runRheograph(arguments + QStringList{u"-o"_s, path(u"missing/s.json"_s)}).code, 5);
}

void TestVerbLive::passwordsAreTakenAndNeverSaid()
{
    const QStringList arguments{u"snapshot"_s, u"--bootstrap"_s, m_cluster->connection().bootstrap,
                                u"--secrets-stdin"_s};
    for (const char *input : {"hunter2-secret\n", "{\"password\": \"hunter2-secret\"}\n", "", "{}\n"}) {
        const Outcome outcome = runRheograph(arguments, input);
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY(!outcome.err.contains("hunter2-secret") && !outcome.out.contains("hunter2-secret"));
    }
}

/// One that is none: only if it arrives can it be refused.
void TestVerbLive::aKeyIsTakenFromInput()
{
    write(u"ssl.properties"_s, "bootstrap.servers=127.0.0.1:1\nsecurity.protocol=SSL\n");
    const Outcome outcome =
        runRheograph({u"snapshot"_s, u"--config"_s, path(u"ssl.properties"_s), u"--secrets-stdin"_s},
                     "{\"password\": \"\", \"key\": \"no key\"}\n");
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.err.contains("ssl.key.pem"), outcome.err);
}

void TestVerbLive::unusedPropertiesAreNamed()
{
    write(u"client.properties"_s, "bootstrap.servers=" + m_cluster->connection().bootstrap.toUtf8() +
                                      "\nplugin.library.paths=/tmp/evil\nevil\\u001b[31m=1\nclient.id=me\n");
    const Outcome outcome = runRheograph({u"snapshot"_s, u"--config"_s, path(u"client.properties"_s)});
    QVERIFY2(outcome.code == 0, outcome.err);
    QVERIFY2(outcome.err.contains("plugin.library.paths is not used"), outcome.err);
    QVERIFY2(!outcome.err.contains('\x1b') && !outcome.err.contains("client.id is"), outcome.err);
}

QTEST_GUILESS_MAIN(TestVerbLive)
#include "tst_verb_live.moc"
