// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/snapshot.h"
#include "model/record/recordingreader.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/program.h"
#include "tests/support/realkafka.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 90'000;
const QString drawing = QStringLiteral(RHEO_TEST_DATA "/wordcount.rheo");
const QString input = u"streams-plaintext-input"_s;
const QString output = u"streams-wordcount-output"_s;
const QString store = u"streams-wordcount-KSTREAM-AGGREGATE-STATE-STORE-0000000003-"_s;
const QString repartition = store + u"repartition"_s;
const QString changelog = store + u"changelog"_s;
const QString alone = u"kcat-lines"_s;

/// Two words that every line has, and one of its own: three records on each topic behind the input.
QByteArray lineOf(int number)
{
    return "kafka streams line" + QByteArray::number(number) + '\n';
}

QString flowOf(int number)
{
    return u"%1"_s.arg(number, 32, 16, QLatin1Char('0'));
}

QJsonArray eventsOn(const QJsonObject &trace, const QString &topic)
{
    QJsonArray found;
    for (const QJsonValue &event : trace[u"events"].toArray()) {
        if (event[u"topic"].toString() == topic)
            found += event;
    }
    return found;
}

} // namespace

/// Programs that are not ours on a broker that is not ours: Kafka's own WordCountDemo and kcat. What Kafka Streams
/// does with headers decides which proofs there can be:
/// - what it maps and repartitions, and what an aggregation emits at once, carries the headers of the record that it
///   was processing: repartition and output have the line's traceparent. With it, the drawn path and the commits of
///   the group, seen to pass the line between two polls: strong. Never exact, for no header names a parent.
/// - a changelog record carries no headers at all, only the word as its key. A word of one line only leads back to
///   the record that was repartitioned; a word of every line is a history and belongs to no trace.
/// - all four carry the line's timestamp, so that these hops take 0 ms by the broker's time.
class TestForeignTraffic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void streamsRunsAndIsRecorded();
    void listsOneTraceALine();
    void provesEachHop_data();
    void provesEachHop();
    void leadsTheChangelogBackByKey();
    void foldsInternalTopics();
    void kcatAloneIsProvenByItsCommits();

private:
    void startPrograms();
    void feed(const QString &topic, int number);
    [[nodiscard]] std::vector<Observation> observations() const;
    [[nodiscard]] qsizetype groupsSeen() const;
    [[nodiscard]] bool hasCommit(const QString &group, const QString &topic, qint64 offset) const;
    [[nodiscard]] QJsonObject trace(int number) const;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    std::unique_ptr<RealKafka> m_kafka;
    std::unique_ptr<KafkaTraffic> m_traffic;
    std::vector<std::unique_ptr<RunningProgram>> m_programs;
    QString m_recording;
};

void TestForeignTraffic::initTestCase()
{
    QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
    QCOMPARE(runProgram(u"kcat"_s, {u"-V"_s}).code, 0);
    m_kafka = RealKafka::start();
    QVERIFY(m_kafka);
    m_traffic = std::make_unique<KafkaTraffic>(m_kafka->bootstrap());
    QVERIFY(m_traffic->createTopic(input, 1) && m_traffic->createTopic(output, 1) && m_traffic->createTopic(alone, 2));
    m_recording = path(u"foreign.rheorec"_s);
    startPrograms();
}

void TestForeignTraffic::startPrograms()
{
    const QString properties = path(u"streams.properties"_s);
    QFile file(properties);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("bootstrap.servers=" + m_kafka->bootstrap().toUtf8() + "\nstate.dir=" + path(u"state"_s).toUtf8() +
               "\ncommit.interval.ms=500\nauto.offset.reset=earliest\n");
    file.close();
    m_programs.push_back(std::make_unique<RunningProgram>(
        QStringLiteral(RHEO_SOURCE_DIR "/tests/kafka/kafka.sh"),
        QStringList{u"java"_s, u"org.apache.kafka.streams.examples.wordcount.WordCountDemo"_s, properties},
        path(u"streams.log"_s)));
    for (const auto &[group, topic] : {std::pair(u"word-printer"_s, output), std::pair(u"kcat-reader"_s, alone)})
        m_programs.push_back(std::make_unique<RunningProgram>(
            u"kcat"_s,
            QStringList{u"-b"_s, m_kafka->bootstrap(), u"-X"_s, u"auto.commit.interval.ms=500"_s, u"-X"_s,
                        u"auto.offset.reset=earliest"_s, u"-G"_s, group, topic},
            path(group + u".log"_s)));
    const auto allTopics = [&] {
        const auto seen = takeSnapshot({.bootstrap = m_kafka->bootstrap()}, {}, std::chrono::seconds(20));
        const auto has = [&](const QString &name) {
            return std::ranges::any_of(seen->topics, [&](const auto &topic) { return topic.name == name; });
        };
        const auto stable = [](const auto &group) { return group.state == u"Stable"_s; };
        return seen && has(repartition) && has(changelog) && seen->groups.size() == 3 &&
               std::ranges::all_of(seen->groups, stable);
    };
    bool ready = false; // kept: the macro looks once more, and a group may be rebalancing just then
    QTRY_VERIFY2_WITH_TIMEOUT(ready || (ready = allTopics()), m_programs.front()->said().constData(), patience);
}

void TestForeignTraffic::feed(const QString &topic, int number)
{
    const QString traceparent = u"traceparent=00-%1-%2-01"_s.arg(flowOf(number)).arg(number, 16, 16, QLatin1Char('0'));
    const Outcome fed = runProgram(u"kcat"_s,
                                   {u"-b"_s, m_kafka->bootstrap(), u"-P"_s, u"-t"_s, topic, u"-k"_s,
                                    u"key-%1"_s.arg(number), u"-H"_s, traceparent},
                                   lineOf(number));
    QVERIFY2(fed.code == 0, fed.err.constData());
}

std::vector<Observation> TestForeignTraffic::observations() const
{
    auto reader = RecordingReader::open(m_recording);
    const auto seen = reader ? reader->observations(0) : Result<std::vector<Observation>>();
    return seen.value_or(std::vector<Observation>());
}

/// Members are looked at before commits in the same look: groups that were seen have been asked for their commits.
qsizetype TestForeignTraffic::groupsSeen() const
{
    QSet<QString> groups;
    for (const Observation &each : observations()) {
        if (each.kind == Observation::Kind::Members)
            groups += each.group;
    }
    return groups.size();
}

/// A commit of the group, at or behind the offset on all partitions together, was recorded.
bool TestForeignTraffic::hasCommit(const QString &group, const QString &topic, qint64 offset) const
{
    const auto reader = RecordingReader::open(m_recording);
    if (!reader)
        return false;
    std::map<qint32, qint64> committed;
    for (const Observation &each : observations()) {
        const auto isIt = [&](const RecordedTopic &known) { return known.number == each.topic && known.name == topic; };
        if (each.kind == Observation::Kind::Commit && each.group == group &&
            std::ranges::any_of(reader->topics(), isIt))
            committed[each.partition] = std::max<qint64>(0, each.offset);
    }
    qint64 sum = 0;
    for (const auto &[partition, reached] : committed)
        sum += reached;
    return sum >= offset;
}

QJsonObject TestForeignTraffic::trace(int number) const
{
    const Outcome shown = runRheograph({u"trace"_s, u"show"_s, m_recording, flowOf(number), u"--json"_s});
    if (shown.code != 0)
        qWarning("%s", shown.err.constData());
    return QJsonDocument::fromJson(shown.out).object();
}

/// Lines 1 to 3 go through Streams, each only after the commits of the one before were seen, so that each commit proves
/// one line; 4 to 6 go to kcat alone.
void TestForeignTraffic::streamsRunsAndIsRecorded()
{
    RunningProgram record(qEnvironmentVariable("RHEOGRAPH"),
                          {u"record"_s, drawing, u"--bootstrap"_s, m_kafka->bootstrap(), u"-o"_s, m_recording,
                           u"--from"_s, u"earliest"_s},
                          path(u"record.log"_s));
    QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(m_recording) || !record.isRunning(), record.said().constData(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(groupsSeen() == 3, patience);
    OffsetAccount account;
    for (int line = 1; line <= 3; ++line) {
        feed(input, line);
        feed(alone, line + 3);
        QTRY_VERIFY_WITH_TIMEOUT(account.read(m_recording) && account.eventCount() == 11 * line, patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasCommit(u"streams-wordcount"_s, input, line), patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasCommit(u"streams-wordcount"_s, repartition, 3 * line), patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasCommit(u"word-printer"_s, output, 3 * line), patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasCommit(u"kcat-reader"_s, alone, line), patience);
    }
    QCOMPARE(record.interrupt(), 0);
    QVERIFY(account.read(m_recording));
    QVERIFY2(account.covers(input, 0, 0, 3), qPrintable(account.text(input, 0)));
    for (const QString &topic : {repartition, changelog, output})
        QVERIFY2(account.covers(topic, 0, 0, 9), qPrintable(account.text(topic, 0)));
    for (qint32 partition = 0; partition < 2; ++partition)
        QVERIFY(account.covers(alone, partition, 0, m_traffic->end(alone, partition)));
}

/// Also that what lies on internal topics alone, the history of a word, is no trace.
void TestForeignTraffic::listsOneTraceALine()
{
    const Outcome listed = runRheograph({u"trace"_s, u"list"_s, m_recording, u"--json"_s});
    QCOMPARE(listed.code, 0);
    const QJsonObject list = QJsonDocument::fromJson(listed.out).object();
    QStringList ids;
    for (const QJsonValue &one : list[u"traces"].toArray())
        ids += one[u"id"].toString();
    ids.sort();
    QCOMPARE(ids, QStringList({flowOf(1), flowOf(2), flowOf(3), flowOf(4), flowOf(5), flowOf(6)}));
}

void TestForeignTraffic::provesEachHop_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("topic");
    for (int line = 1; line <= 3; ++line) {
        QTest::addRow("line %d, repartition", line) << line << repartition;
        QTest::addRow("line %d, output", line) << line << output;
    }
}

void TestForeignTraffic::provesEachHop()
{
    QFETCH(const int, line);
    QFETCH(const QString, topic);
    const QJsonArray events = eventsOn(trace(line), topic);
    QCOMPARE(events.size(), 3);
    for (const QJsonValue &event : events) {
        const QJsonArray causes = event[u"causes"].toArray();
        QCOMPARE(causes.size(), 1);
        // The first commit of a group does not say where it began.
        const QString proof = line == 1 ? u"inferred"_s : u"strong"_s;
        QVERIFY2(causes[0][u"proof"] == proof, qPrintable(causes[0][u"how"].toString()));
        QCOMPARE(causes[0][u"parent"].toInt(), 1);
        QCOMPARE(causes[0][u"service"], u"wordcount"_s);
        QCOMPARE(causes[0][u"hopMicroseconds"].toInt(-1), 0);
        QCOMPARE(event[u"producer"], u"wordcount"_s);
        QCOMPARE(event[u"internal"].toBool(), topic == repartition);
    }
}

void TestForeignTraffic::leadsTheChangelogBackByKey()
{
    const QJsonObject shown = trace(2);
    const QJsonArray events = eventsOn(shown, changelog);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0][u"key"], u"line2"_s);
    QVERIFY(events[0][u"headers"].toArray().isEmpty());
    const QJsonArray causes = events[0][u"causes"].toArray();
    QCOMPARE(causes.size(), 1);
    const QString proof = causes[0][u"proof"].toString();
    QVERIFY2(proof == u"strong"_s || proof == u"inferred"_s, qPrintable(proof));
    const QJsonObject parent = shown[u"events"][causes[0][u"parent"].toInt() - 1].toObject();
    QCOMPARE(parent[u"topic"], repartition);
    QCOMPARE(parent[u"key"], u"line2"_s);
}

void TestForeignTraffic::foldsInternalTopics()
{
    const QStringList show{u"trace"_s, u"show"_s, m_recording, flowOf(3)};
    const QByteArray folded = runRheograph(show).out;
    QVERIFY(!folded.contains(repartition.toUtf8()) && !folded.contains(changelog.toUtf8()));
    QVERIFY2(folded.contains("4 events on internal topics not shown"), folded.constData());
    QVERIFY(!folded.contains("orphan"));
    const QByteArray whole = runRheograph(show + QStringList{u"--internal"_s}).out;
    QVERIFY(whole.contains(repartition.toUtf8()) && whole.contains(changelog.toUtf8()));
}

void TestForeignTraffic::kcatAloneIsProvenByItsCommits()
{
    for (int line = 4; line <= 6; ++line) {
        const QJsonObject shown = trace(line);
        QCOMPARE(shown[u"events"].toArray().size(), 1);
        QVERIFY(shown[u"events"][0][u"causes"].toArray().isEmpty());
        const QJsonArray reads = shown[u"consumptions"].toArray();
        QCOMPARE(reads.size(), 1);
        QCOMPARE(reads[0][u"service"], u"kcat-reader"_s);
        const bool isFirstOfPartition = shown[u"events"][0][u"offset"].toInt() == 0;
        QCOMPARE(reads[0][u"proven"].toBool(), !isFirstOfPartition);
        if (isFirstOfPartition)
            continue;
        const qint64 after = reads[0][u"afterMicroseconds"].toInteger();
        const qint64 by = reads[0][u"byMicroseconds"].toInteger();
        QVERIFY2(after > 0 && after < by, qPrintable(u"%1 %2"_s.arg(after).arg(by)));
        QVERIFY(by >= shown[u"events"][0][u"arrivalMicroseconds"].toInteger());
    }
}

QTEST_GUILESS_MAIN(TestForeignTraffic)
#include "tst_foreigntraffic.moc"
