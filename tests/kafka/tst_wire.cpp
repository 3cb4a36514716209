// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturechild.h"
#include "model/file/rheofile.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/program.h"
#include "tests/support/realkafka.h"
#include "tests/support/wiretap.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

/// What watching sends to a broker, read off the wire: nothing that joins, commits, writes or creates. The broker
/// would create topics if it were asked to.
class TestWire : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "900000"); }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void readsRequestHeads_data();
    void readsRequestHeads();
    void theTapSeesWhatOthersDo();
    void recordOnAFreshCluster();
    void snapshotOnAFreshCluster();
    void recordBesideGroups();
    void snapshotBesideGroups();
    void theWindowsRecorder();
    void carefulReadingAndProbes();

private:
    void verbSendsOnly(const QStringList &arguments, const QStringList &needed, const QStringList &allowed = {});
    void sentOnly(const QStringList &needed, const QStringList &allowed = {});
    [[nodiscard]] QString topicsOnCluster() const;

    std::unique_ptr<RealKafka> m_kafka;
    std::unique_ptr<KafkaTraffic> m_traffic;
    std::unique_ptr<WireTap> m_tap;
    QTemporaryDir m_folder;
    QString m_drawing;
    QString m_topics; ///< on the cluster, as they must stay
};

namespace {

/// librdkafka from 2.1 on also asks OffsetForLeaderEpoch, which reads too.
const QStringList reading{u"ApiVersions"_s, u"Metadata"_s, u"ListOffsets"_s, u"Fetch"_s};
/// Where groups are, and how far.
const QStringList asking{u"ListGroups"_s, u"DescribeGroups"_s, u"FindCoordinator"_s, u"OffsetFetch"_s};

} // namespace

void TestWire::initTestCase()
{
    m_kafka = RealKafka::start({.properties = {u"auto.create.topics.enable=true"_s}});
    QVERIFY(m_kafka);
    m_traffic = std::make_unique<KafkaTraffic>(m_kafka->bootstrap());
    QVERIFY(m_traffic->createTopic(u"orders"_s, 3));
    for (int partition = 0; partition < 3; ++partition)
        QVERIFY(m_traffic->send(u"orders"_s, partition, 100));
    Drawing drawn;
    for (const QString &topic : {u"orders"_s, u"not-there"_s}) {
        drawn.architecture.put(
            Element{.id = ElementId(topic), .kind = ElementKind::Topic, .name = topic, .container = {}});
    }
    drawn.architecture.put(Element{
        .id = ElementId(u"inventory"_s), .kind = ElementKind::Service, .name = u"inventory"_s, .container = {}});
    for (const QString &topic : {u"orders"_s, u"not-there"_s}) {
        Link link{.id = {.from = ElementId(topic), .to = ElementId(u"inventory"_s), .kind = LinkKind::Consumes}};
        if (topic == u"orders"_s)
            link.fields[u"topicPattern"_s] = u"ord.*"_s;
        drawn.architecture.put(link);
    }
    m_drawing = m_folder.filePath(u"orders.rheo"_s);
    QVERIFY(saveRheo(m_drawing, drawn).has_value());
    m_tap = std::make_unique<WireTap>(m_kafka->bootstrap());
    m_topics = topicsOnCluster();
    QCOMPARE(m_topics, u"orders\n"_s);
}

void TestWire::cleanupTestCase()
{
    QCOMPARE(topicsOnCluster(), m_topics);
}

QString TestWire::topicsOnCluster() const
{
    return m_kafka
        ->runJava(
            {u"org.apache.kafka.tools.TopicCommand"_s, u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--list"_s})
        .value_or(QString());
}

/// All that is needed was sent, and nothing that is not allowed; nothing that lets the broker create a topic.
void TestWire::sentOnly(const QStringList &needed, const QStringList &allowed)
{
    QStringList missing = needed;
    QStringList tooMuch;
    for (const WireRequest &request : m_tap->takeRequests()) {
        const QString name = apiName(request.key);
        missing.removeAll(name);
        if (!needed.contains(name) && !allowed.contains(name) && name != u"OffsetForLeaderEpoch"_s)
            tooMuch << name;
        for (const QString &topic : request.mayCreate)
            tooMuch << u"Metadata that may create "_s + topic;
    }
    QCOMPARE(missing.join(u' '), QString());
    QCOMPARE(tooMuch.join(u' '), QString());
}

void TestWire::verbSendsOnly(const QStringList &arguments, const QStringList &needed, const QStringList &allowed)
{
    (void)m_tap->takeRequests();
    const Outcome outcome = runRheograph(arguments);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    sentOnly(needed, allowed);
}

void TestWire::readsRequestHeads_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("mayCreate"); // "cut": it is cut short
    QTest::newRow("version 1, a topic") << QByteArray("0003 0001 00000001 ffff 00000001 0001 64") << u"d"_s;
    QTest::newRow("version 4, no topics") << QByteArray("0003 0004 00000001 0001 61 00000000 01") << u""_s;
    QTest::newRow("version 4, all topics") << QByteArray("0003 0004 00000001 0001 61 ffffffff 01") << u""_s;
    QTest::newRow("version 5, two topics, no")
        << QByteArray("0003 0005 00000001 0001 61 00000002 0002 6263 0001 64 00") << u""_s;
    QTest::newRow("version 5, two topics, yes")
        << QByteArray("0003 0005 00000001 0001 61 00000002 0002 6263 0001 64 01") << u"bc d"_s;
    QTest::newRow("version 9, a topic, yes")
        << QByteArray("0003 0009 00000001 0001 61 00 02 03 6263 00 01 00 00 00") << u"bc"_s;
    QTest::newRow("version 12, a topic with id, no")
        << QByteArray("0003 000c 00000001 0001 61 00 02 00112233445566778899aabbccddeeff 03 6263 00 00 00 00") << u""_s;
    QTest::newRow("cut") << QByteArray("0003 0005 00000001 0001 61 00000002 0002 62") << u"cut"_s;
    QTest::newRow("empty") << QByteArray() << u"cut"_s;
}

void TestWire::readsRequestHeads()
{
    QFETCH(QByteArray, hex);
    QFETCH(QString, mayCreate);
    const auto request = wireRequestFrom(QByteArray::fromHex(hex));
    QCOMPARE(request ? request->mayCreate.join(u' ') : u"cut"_s, mayCreate);
}

/// So that the silence in the other tests means something.
void TestWire::theTapSeesWhatOthersDo()
{
    (void)m_tap->takeRequests();
    KafkaTraffic traffic(m_tap->bootstrap());
    QVERIFY(traffic.send(u"orders"_s, 0, 1));
    const auto requests = m_tap->takeRequests();
    const auto holds = [&](qint16 key) {
        return std::ranges::any_of(requests, [&](const WireRequest &each) { return each.key == key; });
    };
    QVERIFY(holds(0) && holds(3) && holds(18));
    QVERIFY(std::ranges::any_of(requests, [](const WireRequest &each) { return !each.mayCreate.isEmpty(); }));
}

void TestWire::recordOnAFreshCluster()
{
    verbSendsOnly({u"record"_s, m_drawing, u"--bootstrap"_s, m_tap->bootstrap(), u"-o"_s,
                   m_folder.filePath(u"fresh.rheorec"_s), u"--from"_s, u"earliest"_s, u"--for"_s, u"6"_s},
                  reading + QStringList{u"ListGroups"_s});
    OffsetAccount account;
    QVERIFY(account.read(m_folder.filePath(u"fresh.rheorec"_s)));
    QCOMPARE(account.eventCount(), 301);
}

void TestWire::snapshotOnAFreshCluster()
{
    verbSendsOnly({u"snapshot"_s, u"--bootstrap"_s, m_tap->bootstrap()},
                  {u"ApiVersions"_s, u"Metadata"_s, u"ListOffsets"_s, u"ListGroups"_s});
}

void TestWire::recordBesideGroups()
{
    QCOMPARE(topicsOnCluster(), m_topics);
    QVERIFY(m_traffic->commitOffset(u"inventory"_s, u"orders"_s, 0, 7));
    QVERIFY(m_traffic->commitOffset(u"stranger"_s, u"orders"_s, 0, 7));
    m_topics = topicsOnCluster();
    QVERIFY(m_topics.contains(u"__consumer_offsets"_s)); // made by the commit
    verbSendsOnly({u"record"_s, m_drawing, u"--bootstrap"_s, m_tap->bootstrap(), u"-o"_s,
                   m_folder.filePath(u"groups.rheorec"_s), u"--from"_s, u"tail:10"_s, u"--for"_s, u"6"_s},
                  reading + asking);
}

void TestWire::snapshotBesideGroups()
{
    verbSendsOnly({u"snapshot"_s, u"--bootstrap"_s, m_tap->bootstrap(), u"--group"_s, u"nobody"_s, u"--json"_s},
                  QStringList{u"ApiVersions"_s, u"Metadata"_s, u"ListOffsets"_s} + asking);
}

/// The window has no connection of its own: it starts this child (LiveSession).
void TestWire::theWindowsRecorder()
{
    (void)m_tap->takeRequests();
    CaptureChild child(qEnvironmentVariable("RHEOGRAPH"));
    const QSignalSpy progressed(&child, &CaptureChild::progressed);
    QSignalSpy finished(&child, &CaptureChild::finished);
    CaptureOrder order{.drawing = m_drawing,
                       .recording = m_folder.filePath(u"window.rheorec"_s),
                       .connection = {.bootstrap = m_tap->bootstrap()},
                       .start = {}};
    order.connection.settings[u"client.id"_s] = u"somebody"_s;
    child.start(order);
    QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 30'000);
    QVERIFY(m_traffic->send(u"orders"_s, 1, 10));
    QTRY_VERIFY_WITH_TIMEOUT(progressed.last()[0].value<CaptureProgress>().committed == 10, 30'000);
    child.stop();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    sentOnly(reading, asking);
}

void TestWire::carefulReadingAndProbes()
{
    verbSendsOnly({u"record"_s, m_drawing, u"--bootstrap"_s, m_tap->bootstrap(), u"-o"_s,
                   m_folder.filePath(u"careful.rheorec"_s), u"--from"_s, u"earliest"_s, u"--for"_s, u"6"_s,
                   u"--careful"_s, u"--skip"_s, u"orders/0/0/10"_s},
                  reading, asking);
    OffsetAccount account;
    QVERIFY(account.read(m_folder.filePath(u"careful.rheorec"_s)));
    QCOMPARE(account.text(u"orders"_s, 0), u"S0-10 e10-101"_s);
    verbSendsOnly({u"record"_s, m_drawing, u"--bootstrap"_s, m_tap->bootstrap(), u"-o"_s, u"unused"_s, u"--probe"_s,
                   u"orders/0/5/6"_s},
                  {u"ApiVersions"_s, u"Metadata"_s, u"Fetch"_s});
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
