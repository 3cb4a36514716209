// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/embeddedcluster.h"
#include "model/cluster/queries.h"
#include "model/cluster/tap.h"
#include "tests/support/kafkatraffic.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rheo;
using namespace rheo::test;
using namespace std::chrono_literals;

namespace {

const QString topic = QStringLiteral("orders");
const std::vector<PartitionId> both{{topic, 0}, {topic, 1}};

} // namespace

/// Questions to the embedded cluster: 10 records in partition 0, 3 in partition 1, group "readers" at 4 of partition 0.
class TestQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void layoutAndOffsets();
    void startsWhereItIsAsked_data();
    void startsWhereItIsAsked();
    void committedOffsets();
    void groupsThatMayBeAsked();
    void snapshotsAreWhole();
    void snapshotsAsJson();
    void partitionsOfTopics();
    void tapReadsEveryOffsetFromWhereItIsTold();
    void tapStopsReadingARemovedTopic();
    void nobodyAnswers();

private:
    std::optional<EmbeddedCluster> m_cluster;
    std::unique_ptr<KafkaTraffic> m_traffic;
    std::optional<ReadOnlyClient> m_client;
};

void TestQueries::initTestCase()
{
    auto cluster = EmbeddedCluster::start(2);
    QVERIFY(cluster);
    m_cluster.emplace(std::move(*cluster));
    QVERIFY(m_cluster->createTopic(topic, 2));
    QVERIFY(m_cluster->createTopic(QStringLiteral("empty"), 1));
    m_traffic = std::make_unique<KafkaTraffic>(m_cluster->connection().bootstrap);
    QVERIFY(m_traffic->send(topic, 0, 10));
    QVERIFY(m_traffic->send(topic, 1, 3));
    QVERIFY(m_traffic->commitOffset(QStringLiteral("readers"), topic, 0, 4));
    auto client = ReadOnlyClient::make(m_cluster->connection(), {});
    QVERIFY(client);
    m_client.emplace(std::move(*client));
    QVERIFY(m_client->awaitBroker(30s));
}

void TestQueries::layoutAndOffsets()
{
    const auto layout = askLayout(*m_client, 10s);
    QVERIFY(layout);
    QCOMPARE(layout->brokers.size(), 2);
    QMap<QString, qsizetype> partitions;
    for (const auto &each : layout->topics)
        partitions[each.name] = each.partitions.size();
    QCOMPARE(partitions, (QMap<QString, qsizetype>{{QStringLiteral("empty"), 1}, {topic, 2}}));
    QCOMPARE(layout->topics.front().partitions.front().high, -1);
    const auto ranges = askOffsets(*m_client, {{topic, 1}, {QStringLiteral("empty"), 0}, {topic, 0}}, 10s);
    QVERIFY(ranges);
    QCOMPARE(ranges->size(), size_t(3));
    QCOMPARE((*ranges)[0].high, 3); // in the order asked
    QCOMPARE((*ranges)[1].high, 0);
    QCOMPARE((*ranges)[2].low, 0);
    QCOMPARE((*ranges)[2].high, 10);
    QVERIFY(askOffsets(*m_client, {}, 10s)->empty());
}

void TestQueries::startsWhereItIsAsked_data()
{
    using Kind = TapStart::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QList<qint64>>("offsets");
    const auto row = [](const char *name, Kind kind, qint64 value, const QList<qint64> &offsets) {
        QTest::newRow(name) << int(kind) << value << offsets;
    };
    row("earliest", Kind::Earliest, 0, {0, 0});
    row("latest", Kind::Latest, 0, {10, 3});
    row("tail", Kind::Tail, 4, {6, 0});
    row("a tail of nothing", Kind::Tail, 0, {10, 3});
    row("a tail longer than all", Kind::Tail, std::numeric_limits<qint64>::max(), {0, 0});
}

void TestQueries::startsWhereItIsAsked()
{
    QFETCH(int, kind);
    QFETCH(qint64, value);
    const auto found = askStart(*m_client, both, {TapStart::Kind(kind), value}, 10s);
    QVERIFY(found);
    QTEST(QList<qint64>(found->begin(), found->end()), "offsets");
}

void TestQueries::committedOffsets()
{
    const auto readers = askCommitted(*m_client, QStringLiteral("readers"), both, 10s);
    QVERIFY2(readers, readers ? "" : qPrintable(readers.error().message));
    QMap<int, qint64> offsets;
    for (const auto &each : *readers)
        offsets[each.partition] = each.offset;
    QCOMPARE(offsets, (QMap<int, qint64>{{0, 4}, {1, -1}}));
    const auto nobody = askCommitted(*m_client, QStringLiteral("nobody"), both, 10s);
    QVERIFY(nobody);
    for (const auto &each : *nobody)
        QCOMPARE(each.offset, -1);
}

void TestQueries::groupsThatMayBeAsked()
{
    const QStringList wanted{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")};
    const GroupList listed{{{.id = QStringLiteral("b"), .state = {}, .members = -1, .committed = {}}}, true};
    QCOMPARE(askableGroups(listed, wanted), QStringList{QStringLiteral("b")});
    QCOMPARE(askableGroups({{}, true}, wanted), QStringList());
    const QStringList anyway = askableGroups({{}, false}, wanted);
    QVERIFY(anyway.contains(QStringLiteral("a")) && anyway.contains(QStringLiteral("b")));
}

void TestQueries::snapshotsAreWhole()
{
    const QString readers = QStringLiteral("readers");
    const auto snapshot = takeSnapshot(m_cluster->connection(), {readers, readers, QString()}, 30s);
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().message));
    QCOMPARE(snapshot->groups.size(), 1); // named twice, asked once; no name is no group
    QCOMPARE(snapshot->groups[0].id, readers);
    QCOMPARE(snapshot->groups[0].committed.size(), 1);
    QCOMPARE(snapshot->groups[0].committed[0].lag, 6);
    QVERIFY(snapshot->notes.join(QLatin1Char(' ')).contains(QStringLiteral("--group")));
    for (const auto &each : snapshot->topics) {
        for (const auto &partition : each.partitions) {
            QVERIFY(partition.low >= 0 && partition.high >= partition.low);
            QVERIFY(partition.leader >= 0 && partition.replicas >= 1 && partition.inSync >= 1);
        }
    }
}

void TestQueries::snapshotsAsJson()
{
    ClusterSnapshot snapshot;
    snapshot.clusterId = QStringLiteral("id \"quoted\"");
    snapshot.topics.append({QStringLiteral("t"), {{.number = 0}}});
    snapshot.groups.append({QStringLiteral("g"), {}, -1, {{QStringLiteral("t"), 0, 5, -1}}});
    snapshot.notes = {QString(QChar(0xd800)) + QStringLiteral("half a pair")};
    QJsonParseError problem;
    const QJsonObject json = QJsonDocument::fromJson(snapshot.toJson(), &problem).object();
    QCOMPARE(problem.error, QJsonParseError::NoError);
    QCOMPARE(json[QStringLiteral("v")].toInt(), 1);
    QCOMPARE(json[QStringLiteral("clusterId")].toString(), snapshot.clusterId);
    const QJsonObject partition = json[QStringLiteral("topics")][0][QStringLiteral("partitions")][0].toObject();
    QVERIFY2(partition[QStringLiteral("start")].isNull() && partition[QStringLiteral("leader")].isNull(),
             "unknown is null");
    const QJsonObject group = json[QStringLiteral("groups")][0].toObject();
    QVERIFY(group[QStringLiteral("state")].isNull() && group[QStringLiteral("members")].isNull());
    QCOMPARE(group[QStringLiteral("committed")][0][QStringLiteral("offset")].toInt(), 5);
    QCOMPARE(QJsonDocument::fromJson(ClusterSnapshot().toJson()).object()[QStringLiteral("notes")].toArray().size(), 0);
}

void TestQueries::partitionsOfTopics()
{
    ClusterSnapshot layout;
    layout.topics = {{QStringLiteral("a"), {{.number = 0}, {.number = 1}}}, {QStringLiteral("b"), {{.number = 0}}}};
    const auto found = partitionsOf(layout, {QStringLiteral("a"), QStringLiteral("gone")});
    QCOMPARE(found, (std::vector<PartitionId>{{QStringLiteral("a"), 0}, {QStringLiteral("a"), 1}}));
    QVERIFY(partitionsOf(layout, {}).empty());
}

void TestQueries::tapReadsEveryOffsetFromWhereItIsTold()
{
    auto tap = Tap::start(m_cluster->connection(), {});
    QVERIFY(tap);
    (*tap)->add({{7, topic, 0, 4}, {7, topic, 1, 0}, {7, topic, 0, 0}}); // the last again: nothing
    QMap<int, QList<qint64>> offsets;
    QElapsedTimer timer;
    timer.start();
    for (qsizetype all = 0; all < 9 && timer.elapsed() < 60'000;) {
        const TapDelivery delivery = (*tap)->take(100ms);
        QVERIFY(delivery.holes.empty() && delivery.restarted.empty());
        for (size_t i = 0; i < delivery.events.size(); ++i) {
            const EventRow &row = delivery.events.row(i);
            QCOMPARE(row.position.topic, 7);
            QVERIFY(row.arrivalWall > 0 && row.arrivalSteady > 0);
            offsets[row.position.partition] += row.position.offset;
            ++all;
        }
    }
    QCOMPARE(offsets[0], (QList<qint64>{4, 5, 6, 7, 8, 9}));
    QCOMPARE(offsets[1], (QList<qint64>{0, 1, 2}));
    QTRY_COMPARE((*tap)->state().partitions, 2);
    QTRY_COMPARE((*tap)->state().behindEvents, 0);
    QVERIFY2((*tap)->state().trouble.isEmpty(), qPrintable((*tap)->state().trouble));
}

void TestQueries::tapStopsReadingARemovedTopic()
{
    auto tap = Tap::start(m_cluster->connection(), {});
    QVERIFY(tap);
    (*tap)->add({{1, QStringLiteral("empty"), 0, 0}, {2, topic, 1, 0}});
    QTRY_COMPARE((*tap)->state().partitions, 2);
    (*tap)->removeTopic(1);
    (*tap)->removeTopic(99);
    QTRY_COMPARE((*tap)->state().partitions, 1);
    size_t events = 0;
    QElapsedTimer timer;
    timer.start();
    while (events < 3 && timer.elapsed() < 60'000)
        events += (*tap)->take(100ms).events.size();
    QCOMPARE(events, size_t(3));
}

void TestQueries::nobodyAnswers()
{
    const Connection nowhere{.bootstrap = QStringLiteral("127.0.0.1:1")};
    const auto client = ReadOnlyClient::make(nowhere, {});
    QVERIFY(client);
    const auto broker = client->awaitBroker(2s);
    QVERIFY(!broker);
    QCOMPARE(broker.error().kind, ErrorKind::Cluster);
    QCOMPARE(broker.error().message,
             QStringLiteral("Nothing listens at 127.0.0.1:1. Check host and port, and that the broker runs."));
    const auto snapshot = takeSnapshot(nowhere, {}, 2s);
    QVERIFY(!snapshot);
    QCOMPARE(snapshot.error().message, broker.error().message);
}

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
