// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturesession.h"
#include "model/cluster/snapshot.h"
#include "model/record/recordingreader.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/realkafka.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

Architecture drawingOf(const QStringList &topics, const QString &pattern = {})
{
    Architecture drawing;
    drawing.put(Element{
        .id = ElementId(u"inventory"_s), .kind = ElementKind::Service, .name = u"inventory"_s, .container = {}});
    for (const QString &topic : topics) {
        drawing.put(Element{.id = ElementId(topic), .kind = ElementKind::Topic, .name = topic, .container = {}});
        Link link{.id = {.from = ElementId(topic), .to = ElementId(u"inventory"_s), .kind = LinkKind::Consumes}};
        if (!pattern.isEmpty())
            link.fields[u"topicPattern"_s] = pattern;
        drawing.put(link);
    }
    return drawing;
}

/// A capture on a thread of its own, ended by the destructor.
class Capturing
{
public:
    Capturing(const QString &bootstrap, const QString &path, const Architecture &drawing)
        : m_thread([this, bootstrap, path, drawing] {
            CaptureSettings settings;
            settings.connection.bootstrap = bootstrap;
            settings.path = path;
            settings.start.kind = CaptureStart::Kind::Earliest;
            CaptureSession session(settings);
            m_result = session.run(drawing, m_stop, [](const CaptureProgress &) {});
        })
    {}

    ~Capturing() { (void)stop(); }

    bool stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        if (!m_result)
            qWarning("%s (%s)", qPrintable(m_result.error().message), qPrintable(m_result.error().detail));
        return m_result.has_value();
    }

private:
    std::atomic<bool> m_stop{false};
    Result<CaptureProgress> m_result;
    std::thread m_thread;
};

} // namespace

class TestCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void seesCommitsAndCreatesNothing();
    void accountsForTransactions();
    void accountsForCompaction();
    void marksWhatHasExpired();
    void takesInNewPartitionsAndTopics();
    void noticesATopicThatWasMadeAnew();
    void refusesARecordingOfAnotherCluster();
    void saysWhichTopicIsUnknown();

private:
    QString path() const { return m_folder->filePath(u"test.rheorec"_s); }

    std::unique_ptr<RealKafka> m_kafka;
    std::unique_ptr<KafkaTraffic> m_traffic;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCapture::initTestCase()
{
    m_kafka = RealKafka::start();
    QVERIFY(m_kafka);
    m_traffic = std::make_unique<KafkaTraffic>(m_kafka->bootstrap());
}

/// First, while the cluster has no consumer offsets at all.
void TestCapture::seesCommitsAndCreatesNothing()
{
    QVERIFY(m_traffic->createTopic(u"commits"_s, 1));
    QVERIFY(m_traffic->send(u"commits"_s, 0, 10));
    Capturing capture(m_kafka->bootstrap(), path(), drawingOf({u"commits"_s}));
    OffsetAccount account;
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()) && account.read(path()) && account.eventCount() == 10, 30'000);
    const auto before = takeSnapshot({.bootstrap = m_kafka->bootstrap()}, {u"inventory"_s}, std::chrono::seconds(20));
    QVERIFY(before.has_value());
    QCOMPARE(before->topics.size(), 1); // no __consumer_offsets
    QVERIFY(m_traffic->commitOffset(u"inventory"_s, u"commits"_s, 0, 7));
    const auto commits = [&] {
        auto reader = RecordingReader::open(path());
        const auto seen = reader ? reader->observations(0) : Result<std::vector<Observation>>();
        std::vector<std::pair<qint64, qint64>> found;
        for (const Observation &each : seen.value_or(std::vector<Observation>()))
            if (each.kind == Observation::Kind::Commit && each.group == u"inventory"_s)
                found.emplace_back(each.offset, each.arrivalWall);
        return found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!commits().empty() && commits().back().first == 7, 30'000);
    QVERIFY(m_traffic->commitOffset(u"inventory"_s, u"commits"_s, 0, 8));
    QTRY_VERIFY_WITH_TIMEOUT(commits().back().first == 8, 30'000);
    const auto all = commits();
    QVERIFY(all.size() <= 3 && all.front().first == 7); // 7 once more, if it was looked at twice
    QVERIFY(std::ranges::is_sorted(all) && std::ranges::is_sorted(all, {}, &std::pair<qint64, qint64>::second));
    QVERIFY(capture.stop());
    const auto snapshot = takeSnapshot({.bootstrap = m_kafka->bootstrap()}, {}, std::chrono::seconds(20));
    QVERIFY(snapshot.has_value());
    QCOMPARE(snapshot->groups.size(), 1);
    QCOMPARE(snapshot->groups[0].committed[0].lag, 2);
}

void TestCapture::accountsForTransactions()
{
    const QString topic = u"transactions"_s;
    QVERIFY(m_traffic->createTopic(topic, 1));
    KafkaTraffic transactions(m_kafka->bootstrap(), u"test"_s);
    QVERIFY(transactions.begin() && transactions.send(topic, 0, 5, "kept") && transactions.commit());
    QVERIFY(transactions.begin() && transactions.send(topic, 0, 4, "gone") && transactions.abort());
    QVERIFY(m_traffic->send(topic, 0, 3, "plain"));
    QVERIFY(transactions.begin() && transactions.send(topic, 0, 2, "last") && transactions.abort());
    const qint64 end = 5 + 1 + 4 + 1 + 3 + 2 + 1;
    QTRY_COMPARE_WITH_TIMEOUT(m_traffic->end(topic, 0), end, 30'000); // markers are written after the answer
    Capturing capture(m_kafka->bootstrap(), path(), drawingOf({topic}));
    OffsetAccount account;
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()) && account.read(path()) && account.covers(topic, 0, 0, end), 30'000);
    QCOMPARE(account.text(topic, 0), u"e0-5 c5-11 e11-14 c14-17"_s);
    QVERIFY(transactions.begin() && transactions.send(topic, 0, 1, "late") && transactions.commit());
    QTRY_VERIFY_WITH_TIMEOUT(account.read(path()) && account.covers(topic, 0, 0, end + 2), 30'000);
    QCOMPARE(account.text(topic, 0), u"e0-5 c5-11 e11-14 c14-17 e17-18 c18-19"_s);
    QVERIFY(capture.stop());
    const auto values = account.values(topic, 0);
    QCOMPARE(values.front(), "kept0");
    QCOMPARE(values.back(), "late0");
}

void TestCapture::accountsForCompaction()
{
    const QString topic = u"compacted"_s;
    QVERIFY(m_traffic->createTopic(topic, 1,
                                   {{u"cleanup.policy"_s, u"compact"_s},
                                    {u"segment.bytes"_s, u"1048576"_s},
                                    {u"min.cleanable.dirty.ratio"_s, u"0.01"_s},
                                    {u"segment.ms"_s, u"100"_s}}));
    for (int round = 0; round < 5; ++round) {
        QVERIFY(m_traffic->send(topic, 0, 10, "round" + QByteArray::number(round) + "-"));
        QTest::qWait(150); // the segment must be older than segment.ms before the next append rolls it
    }
    QVERIFY(m_traffic->send(topic, 0, 1, "roll"));
    const qint64 end = m_traffic->end(topic, 0);
    OffsetAccount account;
    const auto hasHole = [&] {
        QFile::remove(path());
        Capturing capture(m_kafka->bootstrap(), path(), drawingOf({topic}));
        for (int i = 0; i < 100 && !(QFile::exists(path()) && account.read(path()) && account.covers(topic, 0, 0, end));
             ++i)
            QTest::qWait(50);
        return capture.stop() && account.text(topic, 0).contains(u'C');
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasHole(), 60'000);
    QVERIFY2(account.covers(topic, 0, 0, end), qPrintable(account.text(topic, 0)));
    QVERIFY(!account.text(topic, 0).contains(u'c'));
}

void TestCapture::marksWhatHasExpired()
{
    const QString topic = u"expired"_s;
    QVERIFY(m_traffic->createTopic(topic, 1));
    QVERIFY(m_traffic->send(topic, 0, 100));
    OffsetAccount account;
    {
        Capturing capture(m_kafka->bootstrap(), path(), drawingOf({topic}));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()) && account.read(path()) && account.covers(topic, 0, 0, 100),
                                 30'000);
        QVERIFY(capture.stop());
    }
    QVERIFY(m_traffic->send(topic, 0, 100));
    QVERIFY(m_traffic->deleteRecordsBefore(topic, 0, 150));
    Capturing capture(m_kafka->bootstrap(), path(), drawingOf({topic}));
    QTRY_VERIFY_WITH_TIMEOUT(account.read(path()) && account.covers(topic, 0, 0, 200), 30'000);
    QCOMPARE(account.text(topic, 0), u"e0-100 E100-150 e150-200"_s);
    QVERIFY(capture.stop());
}

void TestCapture::takesInNewPartitionsAndTopics()
{
    QVERIFY(m_traffic->createTopic(u"grows"_s, 1));
    Capturing capture(m_kafka->bootstrap(), path(), drawingOf({u"grows"_s, u"later"_s}, u"by-pattern-.*"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()), 30'000);
    QVERIFY(m_traffic->addPartitions(u"grows"_s, 3));
    QVERIFY(m_traffic->createTopic(u"later"_s, 1));
    QVERIFY(m_traffic->createTopic(u"by-pattern-1"_s, 1));
    QVERIFY(m_traffic->createTopic(u"not-by-pattern"_s, 1));
    QVERIFY(m_traffic->send({{u"grows"_s, 2, "k", "v"},
                             {u"later"_s, 0, "k", "v"},
                             {u"by-pattern-1"_s, 0, "k", "v"},
                             {u"not-by-pattern"_s, 0, "k", "v"}}));
    OffsetAccount account;
    QTRY_VERIFY_WITH_TIMEOUT(account.read(path()) && account.eventCount() == 3, 30'000);
    QCOMPARE(account.text(u"grows"_s, 2), u"e0-1"_s);
    QCOMPARE(account.text(u"later"_s, 0), u"e0-1"_s);
    QCOMPARE(account.text(u"by-pattern-1"_s, 0), u"e0-1"_s);
    QVERIFY(capture.stop());
}

void TestCapture::noticesATopicThatWasMadeAnew()
{
    const QString topic = u"anew"_s;
    QVERIFY(m_traffic->createTopic(topic, 1));
    QVERIFY(m_traffic->send(topic, 0, 20, "old"));
    OffsetAccount account;
    Capturing capture(m_kafka->bootstrap(), path(), drawingOf({topic}));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path()) && account.read(path()) && account.eventCount() == 20, 30'000);
    QVERIFY(m_traffic->deleteTopic(topic));
    bool isMade = false; // deletion takes a moment; QTRY_ asks once more after success
    QTRY_VERIFY_WITH_TIMEOUT(isMade = isMade || m_traffic->createTopic(topic, 1), 30'000);
    KafkaTraffic fresh(m_kafka->bootstrap());
    QVERIFY(fresh.send(topic, 0, 5, "new"));
    QTRY_VERIFY_WITH_TIMEOUT(account.read(path()) && account.text(topic, 0) == u"e0-5"_s, 60'000);
    QCOMPARE(account.eventCount(), 25);
    QVERIFY(capture.stop());
}

void TestCapture::refusesARecordingOfAnotherCluster()
{
    const RecordingInfo info{.clusterId = u"another"_s, .bootstrap = {}, .program = u"test"_s};
    {
        auto writer = RecordingWriter::create(path(), info, RuleSet(), QByteArray());
        QVERIFY(writer.has_value() && writer->finish().has_value());
    }
    QVERIFY(m_traffic->createTopic(u"mine"_s, 1));
    CaptureSettings settings;
    settings.connection.bootstrap = m_kafka->bootstrap();
    settings.path = path();
    const std::atomic<bool> stop{false};
    const auto result = CaptureSession(settings).run(drawingOf({u"mine"_s}), stop, [](const CaptureProgress &) {});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::Input);
    QVERIFY2(result.error().message.contains(u"another cluster"_s), qPrintable(result.error().message));
}

void TestCapture::saysWhichTopicIsUnknown()
{
    CaptureSettings settings;
    settings.connection.bootstrap = m_kafka->bootstrap();
    settings.path = path();
    const std::atomic<bool> stop{false};
    const auto result = CaptureSession(settings).run(drawingOf({u"nowhere"_s}), stop, [](const CaptureProgress &) {});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::Cluster);
    QVERIFY2(result.error().message.contains(u"'nowhere'"_s), qPrintable(result.error().message));
    QVERIFY(!QFile::exists(path()));
}

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_capture.moc"
