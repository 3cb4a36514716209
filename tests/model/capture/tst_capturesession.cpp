// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturesession.h"
#include "model/capture/recordedtopics.h"
#include "model/cluster/embeddedcluster.h"
#include "model/cluster/snapshot.h"
#include "model/record/recordingreader.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/poison.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

/// On the embedded cluster; what only a real one does is in tests/kafka/tst_capture.cpp.
class TestCaptureSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storesEveryRecordAsItWasSent();
    void goesOnWhereItStopped();
    void startsWhereItIsTold_data();
    void startsWhereItIsTold();
    void keepsTheStartOfWhatCannotBeToldYet();
    void beginsAgainWhereItBegan();
    void saysWhatItCannotExplain();
    void asksAGroupOnlyForWhatItReads();
    void stopsWhenTold();
    void readsCarefullyOnePartitionAtATime();
    void saysWhatIsWrong();
    void snapshotShowsLag();

private:
    [[nodiscard]] Result<CaptureProgress> record(qint64 events, TapStart start = {TapStart::Kind::Earliest, 0});

    [[nodiscard]] QString path() const { return m_folder->filePath(u"r.rheorec"_s); }

    std::optional<EmbeddedCluster> m_cluster;
    std::unique_ptr<KafkaTraffic> m_traffic;
    std::unique_ptr<QTemporaryDir> m_folder;
    Architecture m_drawing;
};

void TestCaptureSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_traffic.reset();
    m_cluster.reset();
    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster.has_value());
    m_cluster.emplace(std::move(*cluster));
    QVERIFY(m_cluster->createTopic(u"orders"_s, 3).has_value());
    m_traffic = std::make_unique<KafkaTraffic>(m_cluster->connection().bootstrap);
    m_drawing = {};
    m_drawing.put(
        Element{.id = ElementId(u"orders"_s), .kind = ElementKind::Topic, .name = u"orders"_s, .container = {}});
}

Result<CaptureProgress> TestCaptureSession::record(qint64 events, TapStart start)
{
    CaptureSettings settings;
    settings.connection = m_cluster->connection();
    settings.path = path();
    settings.start = start;
    settings.mostEvents = events;
    settings.longest = std::chrono::seconds(60);
    const std::atomic<bool> stop{false};
    return CaptureSession(settings).run(m_drawing, stop, [](const CaptureProgress &) {});
}

void TestCaptureSession::storesEveryRecordAsItWasSent()
{
    QVERIFY(m_traffic->send({{u"orders"_s, 0, "key", "value", {{"name", "header"}, {"empty", ""}}},
                             {u"orders"_s, 2, QByteArray(), QByteArray("\0\xff", 2)},
                             {u"orders"_s, 2, "k", QByteArray(), {}, true}}));
    QVERIFY(record(3).has_value());
    OffsetAccount account;
    QVERIFY(account.read(path()));
    QCOMPARE(account.text(u"orders"_s, 0), u"e0-1"_s);
    QCOMPARE(account.text(u"orders"_s, 1), QString());
    QCOMPARE(account.text(u"orders"_s, 2), u"e0-2"_s);
    QCOMPARE(account.values(u"orders"_s, 2).front(), QByteArray("\0\xff", 2));
}

void TestCaptureSession::goesOnWhereItStopped()
{
    for (int partition = 0; partition < 3; ++partition)
        QVERIFY(m_traffic->send(u"orders"_s, partition, 100));
    qint64 wanted = 0;
    for (const int events : {1, 70, 100, 129}) {
        const auto progress = record(events);
        QVERIFY(progress.has_value());
        wanted += events;
        QCOMPARE(progress->committed, wanted);
        OffsetAccount account;
        QVERIFY(account.read(path()));
        QCOMPARE(account.eventCount(), wanted);
    }
    OffsetAccount account;
    QVERIFY(account.read(path()));
    for (int partition = 0; partition < 3; ++partition)
        QVERIFY(account.covers(u"orders"_s, partition, 0, 100));
}

void TestCaptureSession::startsWhereItIsTold_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("earliest") << int(TapStart::Kind::Earliest) << qint64(0) << u"e0-20"_s;
    QTest::newRow("tail") << int(TapStart::Kind::Tail) << qint64(5) << u"e15-20"_s;
    QTest::newRow("longer tail than there is") << int(TapStart::Kind::Tail) << qint64(500) << u"e0-20"_s;
}

void TestCaptureSession::startsWhereItIsTold()
{
    QFETCH(int, kind);
    QFETCH(qint64, value);
    QFETCH(QString, expected);
    QVERIFY(m_traffic->send(u"orders"_s, 1, 20));
    const qint64 events = kind == int(TapStart::Kind::Tail) && value < 20 ? value : 20;
    QVERIFY(record(events, {TapStart::Kind(kind), value}).has_value());
    OffsetAccount account;
    QVERIFY(account.read(path()));
    QCOMPARE(account.text(u"orders"_s, 1), expected);
}

/// A partition stands in the first layout, but the broker does not know it yet (another cluster plays that broker); a
/// topic that comes later is read from its start.
void TestCaptureSession::keepsTheStartOfWhatCannotBeToldYet()
{
    auto before = EmbeddedCluster::start();
    QVERIFY(before.has_value() && before->createTopic(u"early"_s, 1).has_value());
    for (const QString &name : {u"early"_s, u"late"_s}) {
        QVERIFY(m_cluster->createTopic(name, 2).has_value());
        QVERIFY(m_traffic->send(name, 1, 5));
    }
    auto writer = RecordingWriter::create(path(), {}, {}, {}, {});
    QVERIFY(writer.has_value());
    RecordedTopics topics(*writer, {});
    const auto startsOn = [&](const EmbeddedCluster &cluster, const QStringList &names) {
        std::map<QString, qint64> starts;
        const auto client = ReadOnlyClient::make(cluster.connection(), {});
        ClusterSnapshot layout;
        for (const QString &name : names)
            layout.topics.append({.name = name, .partitions = {{.number = 1}}});
        const auto taken =
            client ? topics.take(*client, layout, names, {TapStart::Kind::Latest, 0}) : std::unexpected(client.error());
        for (const TappedPartition &each : taken.value_or(std::vector<TappedPartition>()))
            starts[each.name] = each.start;
        return starts;
    };
    QVERIFY(startsOn(*before, {u"early"_s}).empty());
    const auto starts = startsOn(*m_cluster, {u"early"_s, u"late"_s});
    QCOMPARE(starts, (std::map<QString, qint64>{{u"early"_s, 5}, {u"late"_s, 0}}));
}

/// The first run ends before anything of one partition is stored; the second must not read that one from its start.
void TestCaptureSession::beginsAgainWhereItBegan()
{
    QVERIFY(m_traffic->send(u"orders"_s, 0, 3));
    QVERIFY(m_traffic->send(u"orders"_s, 1, 20));
    for (int run = 0; run < 2; ++run)
        QVERIFY(record(1, {TapStart::Kind::Tail, 1}).has_value());
    OffsetAccount account;
    QVERIFY(account.read(path()));
    QCOMPARE(account.text(u"orders"_s, 0), u"e2-3"_s);
    QCOMPARE(account.text(u"orders"_s, 1), u"e19-20"_s);
}

/// The embedded cluster does not tell a topic's configuration, like a broker whose rights do not go so far.
void TestCaptureSession::saysWhatItCannotExplain()
{
    QVERIFY(m_traffic->send(u"orders"_s, 0, 1));
    QVERIFY(sendMarker(m_cluster->connection().bootstrap, u"orders"_s, 0));
    QVERIFY(m_traffic->send(u"orders"_s, 0, 1));
    QVERIFY(record(2).has_value());
    OffsetAccount account;
    QVERIFY(account.read(path()));
    QCOMPARE(account.text(u"orders"_s, 0), u"e0-1 U1-2 e2-3"_s);
}

/// The group has commits in two drawn topics, but the drawing lets it read one.
void TestCaptureSession::asksAGroupOnlyForWhatItReads()
{
    QVERIFY(m_cluster->createTopic(u"stock"_s, 1).has_value());
    const ElementId stock(u"stock"_s);
    const ElementId group(u"group"_s);
    m_drawing.put(Element{.id = stock, .kind = ElementKind::Topic, .name = u"stock"_s, .container = {}});
    m_drawing.put(Element{.id = group, .kind = ElementKind::Service, .name = u"group"_s, .container = {}});
    m_drawing.put(Link{.id = {.from = stock, .to = group, .kind = LinkKind::Consumes}});
    for (const QString &topic : {u"orders"_s, u"stock"_s}) {
        QVERIFY(m_traffic->send(topic, 0, 2));
        QVERIFY(m_traffic->commitOffset(u"group"_s, topic, 0, 1));
    }
    QVERIFY(record(4).has_value());
    auto reader = RecordingReader::open(path());
    QVERIFY(reader.has_value());
    const auto seen = reader->observations(0);
    QVERIFY(seen.has_value());
    QStringList commits;
    for (const Observation &each : *seen)
        if (each.kind == Observation::Kind::Commit && each.offset >= 0)
            commits << reader->topics()[size_t(each.topic)].name;
    commits.removeDuplicates();
    QCOMPARE(commits, QStringList{u"stock"_s});
}

void TestCaptureSession::stopsWhenTold()
{
    CaptureSettings settings;
    settings.connection = m_cluster->connection();
    settings.path = path();
    std::atomic<bool> stop{false};
    int told = 0;
    const auto result = CaptureSession(settings).run(m_drawing, stop, [&](const CaptureProgress &) {
        ++told;
        stop = true;
    });
    QVERIFY(result.has_value());
    QVERIFY(told >= 2); // once under way, once at the end
    QVERIFY(OffsetAccount().read(path()));
}

/// The first run ends early; the second goes on from there, batch by batch, leaves a range out, and then taps as ever.
void TestCaptureSession::readsCarefullyOnePartitionAtATime()
{
    for (int batch = 0; batch < 5; ++batch)
        for (int partition = 0; partition < 3; ++partition)
            QVERIFY(m_traffic->send(u"orders"_s, partition, 4));
    QVERIFY(record(10).has_value());
    OffsetAccount before;
    QVERIFY(before.read(path()));
    CaptureSettings settings;
    settings.connection = m_cluster->connection();
    settings.path = path();
    settings.careful = CarefulOrder{CarefulRange{u"orders"_s, 1, 0, 15}};
    settings.longest = std::chrono::seconds(60);
    std::atomic<bool> stop{false};
    std::vector<CarefulPlace> places;
    bool isOver = false;
    const auto result = CaptureSession(settings).run(m_drawing, stop, [&](const CaptureProgress &progress) {
        if (progress.careful && (places.empty() || places.back() != *progress.careful))
            places.push_back(*progress.careful);
        if (!progress.careful && !std::exchange(isOver, true))
            QVERIFY(m_traffic->send(u"orders"_s, 2, 4));
        OffsetAccount now;
        stop = isOver && now.read(path()) && now.covers(u"orders"_s, 2, 0, 24);
    });
    QVERIFY(result.has_value());
    QVERIFY(std::ranges::is_sorted(places, {},
                                   [](const CarefulPlace &each) { return std::pair(each.partition, each.offset); }));
    QVERIFY(places.size() >= 8); // 50 records in batches of 4 at most, 15 left out
    OffsetAccount account;
    QVERIFY(account.read(path()));
    QCOMPARE(account.text(u"orders"_s, 0), u"e0-20"_s);
    const qsizetype kept = before.values(u"orders"_s, 1).size();
    QCOMPARE(account.text(u"orders"_s, 1), kept ? u"e0-%1 S%1-15 e15-20"_s.arg(kept) : u"S0-15 e15-20"_s);
    QCOMPARE(account.text(u"orders"_s, 2), u"e0-24"_s);
}

void TestCaptureSession::saysWhatIsWrong()
{
    const std::atomic<bool> stop{false};
    const auto listen = [](const CaptureProgress &) {};
    CaptureSettings settings;
    settings.connection = m_cluster->connection();
    settings.path = path();
    QCOMPARE(CaptureSession(settings).run(Architecture(), stop, listen).error().kind, ErrorKind::Input);
    settings.path = m_folder->filePath(u"no/such/folder/r.rheorec"_s);
    QCOMPARE(CaptureSession(settings).run(m_drawing, stop, listen).error().kind, ErrorKind::Disk);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("this is no recording") > 0);
    file.close();
    settings.path = path();
    QCOMPARE(CaptureSession(settings).run(m_drawing, stop, listen).error().kind, ErrorKind::Input);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "this is no recording");
}

void TestCaptureSession::snapshotShowsLag()
{
    QVERIFY(m_traffic->send(u"orders"_s, 1, 20));
    QVERIFY(m_traffic->commitOffset(u"g"_s, u"orders"_s, 1, 15));
    const auto snapshot = takeSnapshot(m_cluster->connection(), {u"g"_s}, std::chrono::seconds(20));
    QVERIFY(snapshot.has_value());
    QCOMPARE(snapshot->topics.size(), 1);
    QCOMPARE(snapshot->topics[0].partitions[1].high, 20);
    QCOMPARE(snapshot->groups.size(), 1);
    QCOMPARE(snapshot->groups[0].committed.size(), 1);
    QCOMPARE(snapshot->groups[0].committed[0].lag, 5);
    QVERIFY(snapshot->toJson().contains("\"lag\": 5"));
}

QTEST_GUILESS_MAIN(TestCaptureSession)
#include "tst_capturesession.moc"
