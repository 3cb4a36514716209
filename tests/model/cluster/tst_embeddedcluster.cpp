// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/embeddedcluster.h"
#include "model/cluster/kafkaclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace rheo;
using namespace std::chrono_literals;

namespace {

/// Writes `count` records and waits for their places.
QList<RecordPlace> write(const Connection &connection, const QString &topic, int count, int bytes = 10)
{
    auto producer = RecordProducer::open(connection, QStringLiteral("writer"), {topic});
    QList<RecordPlace> places;
    for (int i = 0; producer && i < count; ++i) {
        const OutgoingRecord record{.topic = topic,
                                    .key = "key-" + QByteArray::number(i),
                                    .value = QByteArray(bytes, 'v'),
                                    .headers = {{"number", QByteArray::number(i)}, {"empty", ""}}};
        const auto sent = producer->produce(record, [&](const Result<RecordPlace> &place) {
            if (place)
                places += *place;
        });
        if (!sent)
            return {};
    }
    if (!producer || !producer->flush(20s))
        return {};
    return places;
}

QList<ReceivedRecord> readUntil(GroupConsumer &consumer, const std::function<bool(qsizetype)> &enough)
{
    QList<ReceivedRecord> records;
    QElapsedTimer timer;
    timer.start();
    while (!enough(records.size()) && timer.elapsed() < 30000) {
        if (auto record = consumer.poll(20ms); record && *record)
            records += **record;
    }
    return records;
}

Result<GroupConsumer> join(const Connection &connection, const QString &topic, GroupConsumer::Notice notice = {})
{
    if (!notice)
        notice = [](auto, const auto &) {};
    return GroupConsumer::open(connection, {QStringLiteral("group"), QStringLiteral("reader"), {topic}}, notice);
}

} // namespace

class TestEmbeddedCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsDrawnTopics();
    void givesBackWhatWasWritten();
    void commitsAreWhereTheGroupGoesOn();
    void pausesAndResumes();
    void tellsWhoHasWhichPartitions();
    void dropsTheOldestAndSaysWhere();
    void strangersCanRead();
    void failsWithSentences();
    void severalLiveSideBySide();
};

void TestEmbeddedCluster::createsDrawnTopics()
{
    const auto topic = [](const char *id, const char *name, qint64 partitions) {
        return Element{.id = ElementId(QString::fromUtf8(id)),
                       .kind = ElementKind::Topic,
                       .name = QString::fromUtf8(name),
                       .container = {},
                       .fields = {{fields::partitions, partitions}}};
    };
    Architecture drawing;
    drawing.put(topic("a", "orders", 6));
    drawing.put(topic("b", "payments", 1));
    drawing.put(topic("b2", "payments", 2)); // in another drawn cluster
    drawing.put(Element{.id = ElementId(QStringLiteral("s")),
                        .kind = ElementKind::Service,
                        .name = QStringLiteral("s"),
                        .container = {}});
    auto cluster = EmbeddedCluster::start(3);
    QVERIFY(cluster);
    QVERIFY(cluster->createTopics(drawing));
    const auto topics = topicsOnCluster(cluster->connection(), 10s);
    QVERIFY(topics);
    QCOMPARE(*topics, (QMap<QString, int>{{QStringLiteral("orders"), 6}, {QStringLiteral("payments"), 2}}));
}

void TestEmbeddedCluster::givesBackWhatWasWritten()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 3));
    const auto places = write(cluster->connection(), QStringLiteral("t"), 50);
    QCOMPARE(places.size(), 50);
    auto consumer = join(cluster->connection(), QStringLiteral("t"));
    QVERIFY(consumer);
    const auto records = readUntil(*consumer, [](auto size) { return size >= 50; });
    QCOMPARE(records.size(), 50);
    QSet<QByteArray> keys;
    for (const ReceivedRecord &record : records) {
        QVERIFY(places.contains(record.place));
        keys.insert(record.key);
        QCOMPARE(record.headers.size(), 2);
        QCOMPARE("key-" + record.headers.front().second, record.key);
        QCOMPARE(record.headers.back(), (std::pair<QByteArray, QByteArray>("empty", "")));
        QVERIFY(record.timestamp > 1'600'000'000'000);
    }
    QCOMPARE(keys.size(), 50);
}

void TestEmbeddedCluster::commitsAreWhereTheGroupGoesOn()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 1));
    QCOMPARE(write(cluster->connection(), QStringLiteral("t"), 10).size(), 10);
    {
        auto first = join(cluster->connection(), QStringLiteral("t"));
        QVERIFY(first);
        QCOMPARE(readUntil(*first, [](auto size) { return size >= 10; }).size(), 10);
        QVERIFY(first->commit({{QStringLiteral("t"), 0, 7}}, GroupConsumer::Answer::Await));
    }
    auto second = join(cluster->connection(), QStringLiteral("t"));
    QVERIFY(second);
    const auto rest = readUntil(*second, [](auto size) { return size >= 3; });
    QCOMPARE(rest.size(), 3);
    QCOMPARE(rest.front().place.offset, 7);
}

void TestEmbeddedCluster::pausesAndResumes()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 1));
    auto consumer = join(cluster->connection(), QStringLiteral("t"));
    QVERIFY(consumer);
    QCOMPARE(write(cluster->connection(), QStringLiteral("t"), 20).size(), 20);
    QCOMPARE(readUntil(*consumer, [](auto size) { return size >= 5; }).size(), 5);
    consumer->pause({QStringLiteral("t"), 0});
    for (int i = 0; i < 10; ++i) {
        const auto record = consumer->poll(20ms);
        QVERIFY(record);
        QVERIFY2(!*record, "a record of a paused partition");
    }
    consumer->resume({QStringLiteral("t"), 0});
    const auto rest = readUntil(*consumer, [](auto size) { return size >= 15; });
    QCOMPARE(rest.size(), 15);
    QCOMPARE(rest.front().place.offset, 5); // nothing twice, nothing left out
}

void TestEmbeddedCluster::tellsWhoHasWhichPartitions()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 4));
    QList<TopicPartition> mine;
    QList<TopicPartition> gone;
    {
        auto consumer = join(cluster->connection(), QStringLiteral("t"), [&](auto what, const auto &which) {
            (what == GroupConsumer::Rebalance::Assigned ? mine : gone) += which;
        });
        QVERIFY(consumer);
        readUntil(*consumer, [&](auto) { return !mine.isEmpty(); });
        QCOMPARE(mine.size(), 4);
        QCOMPARE(gone.size(), 0);
    }
    QCOMPARE(gone.size(), 4);
}

void TestEmbeddedCluster::dropsTheOldestAndSaysWhere()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 1));
    QCOMPARE(write(cluster->connection(), QStringLiteral("t"), 8000, 1000).size(), 8000); // 8 MB where 5 MiB fit
    auto consumer = join(cluster->connection(), QStringLiteral("t"));
    QVERIFY(consumer);
    const auto records = readUntil(*consumer, [](auto size) { return size >= 1; });
    QCOMPARE(records.size(), 1);
    QVERIFY(records.front().place.offset > 0);
    QCOMPARE(consumer->lowWatermark({QStringLiteral("t"), 0}), records.front().place.offset);
}

/// kcat is a client that is not ours (though it shares librdkafka).
void TestEmbeddedCluster::strangersCanRead()
{
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 2));
    QCOMPARE(write(cluster->connection(), QStringLiteral("t"), 6).size(), 6);
    QProcess kcat;
    kcat.start(QStringLiteral("kcat"),
               {QStringLiteral("-b"), cluster->connection().bootstrap, QStringLiteral("-C"), QStringLiteral("-t"),
                QStringLiteral("t"), QStringLiteral("-e"), QStringLiteral("-J"), QStringLiteral("-q")});
    QVERIFY2(kcat.waitForStarted(), "kcat is not installed");
    QVERIFY(kcat.waitForFinished(30000));
    int lines = 0;
    for (const QByteArray &line : kcat.readAllStandardOutput().split('\n')) {
        if (line.isEmpty())
            continue;
        ++lines;
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        const QJsonArray headers = record[QStringLiteral("headers")].toArray();
        QCOMPARE(headers.size(), 4); // name, value, name, value
        QCOMPARE(QStringLiteral("key-") + headers[1].toString(), record[QStringLiteral("key")].toString());
        QCOMPARE(record[QStringLiteral("payload")].toString(), QString(10, u'v'));
    }
    QCOMPARE(lines, 6);
}

void TestEmbeddedCluster::failsWithSentences()
{
    const Connection nowhere{.bootstrap = QStringLiteral("127.0.0.1:1")};
    const auto topics = topicsOnCluster(nowhere, 1s);
    QVERIFY(!topics);
    QCOMPARE(topics.error().kind, ErrorKind::Cluster);
    QVERIFY(topics.error().message.contains(u"127.0.0.1:1"));

    const Connection strange{.bootstrap = QStringLiteral("127.0.0.1:1"),
                             .settings = {{QStringLiteral("no.such.setting"), QStringLiteral("1")}}};
    const auto producer = RecordProducer::open(strange, QStringLiteral("p"), {});
    QVERIFY(!producer);
    QVERIFY2(producer.error().detail.contains(u"no.such.setting"), qPrintable(producer.error().detail));

    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    QVERIFY(cluster->createTopic(QStringLiteral("t"), 1));
    const auto again = cluster->createTopic(QStringLiteral("t"), 1);
    QVERIFY(!again);
    QVERIFY(again.error().message.contains(u"topic t "));
}

void TestEmbeddedCluster::severalLiveSideBySide()
{
    auto one = EmbeddedCluster::start();
    auto two = EmbeddedCluster::start();
    QVERIFY(one && two);
    QVERIFY(one->connection().bootstrap != two->connection().bootstrap);
    QVERIFY(one->connection().bootstrap.startsWith(u"127.0.0.1:"));
    QVERIFY(one->createTopic(QStringLiteral("only-here"), 1));
    QVERIFY(!topicsOnCluster(two->connection(), 10s)->contains(QStringLiteral("only-here")));
    const Connection gone = two->connection();
    *two = std::move(*one); // the second cluster ends here
    QVERIFY(!topicsOnCluster(gone, 500ms));
    QVERIFY(topicsOnCluster(two->connection(), 10s)->contains(QStringLiteral("only-here")));
}

QTEST_GUILESS_MAIN(TestEmbeddedCluster)
#include "tst_embeddedcluster.moc"
