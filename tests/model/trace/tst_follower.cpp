// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriter.h"
#include "model/trace/recordingfeed.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace rheo;

namespace {

constexpr qint64 start = 1'795'000'000'000'000;
constexpr int limit = 20'000; ///< ms, only to catch hangs

Architecture drawing()
{
    Architecture drawing;
    const auto id = [](const char *slug) { return ElementId(QString::fromLatin1(slug)); };
    for (const char *service : {"orders", "payment"})
        drawing.put(Element{id(service), ElementKind::Service, QString::fromLatin1(service), {}});
    for (const char *topic : {"order-events", "payment-events"})
        drawing.put(Element{id(topic), ElementKind::Topic, QString::fromLatin1(topic), {}});
    drawing.put(Link{{id("orders"), id("order-events"), LinkKind::Produces}});
    drawing.put(Link{{id("order-events"), id("payment"), LinkKind::Consumes}});
    drawing.put(Link{{id("payment"), id("payment-events"), LinkKind::Produces}});
    return drawing;
}

/// Writes events of two topics, a millisecond apart; every fourth carries the key "ord-4711".
class Recorder
{
public:
    explicit Recorder(const QString &path, RecordingOptions options = {}) : m_writer(make(path, options))
    {
        m_topics[0] = *m_writer.topicNumber(QStringLiteral("order-events"), {}, 2);
        m_topics[1] = *m_writer.topicNumber(QStringLiteral("payment-events"), {}, 2);
    }

    void write(int count)
    {
        EventBatch batch;
        for (int i = 0; i < count; ++i, ++m_next) {
            const qint64 at = start + m_next * 1'000;
            EventRow row{.position = {m_topics[m_next % 2], qint32(m_next / 2 % 2), m_next / 4},
                         .timestamp = at / 1000,
                         .arrivalWall = at,
                         .arrivalSteady = at,
                         .timestampType = TimestampType::CreateTime,
                         .keyIsNull = false,
                         .valueIsNull = false,
                         .valueSize = 12};
            batch.append(row, m_next % 4 == 0 ? "ord-4711" : "ord-" + std::to_string(m_next), R"({"total":1})");
            const std::string flow = "order-" + std::to_string(m_next / 2);
            batch.addHeader("x-correlation-id", flow, false);
        }
        check(m_writer.append(batch));
        check(m_writer.commit());
    }

    void commitOffsets(qint64 offset)
    {
        check(m_writer.observe({.kind = Observation::Kind::Commit,
                                .arrivalWall = start + m_next * 1'000,
                                .atSequence = m_next,
                                .topic = m_topics[0],
                                .partition = 0,
                                .offset = offset,
                                .group = QStringLiteral("payment")}));
        check(m_writer.commit());
    }

    void lose(qint64 from, qint64 to)
    {
        check(m_writer.addGap({m_topics[0], 0, from, to, Gap::Reason::Expired, m_next}));
        check(m_writer.commit());
    }

    [[nodiscard]] Sequence next() const { return m_next; }

private:
    static RecordingWriter make(const QString &path, RecordingOptions options)
    {
        auto writer = RecordingWriter::create(
            path, {QStringLiteral("c"), QStringLiteral("127.0.0.1:1"), false, start, QStringLiteral("test")},
            RuleSet::of(drawing()), "drawing", options);
        if (!writer)
            qFatal("%s", qPrintable(writer.error().message));
        return std::move(*writer);
    }

    static void check(const Result<void> &result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
    }

    RecordingWriter m_writer;
    qint32 m_topics[2];
    Sequence m_next = 0;
};

/// A feed and everything it said.
struct Listener
{
    RecordingFeed feed;
    std::vector<DotRow> rows;
    std::vector<CommitSeen> commits;
    FollowerNews last;
    int news = 0;
    std::optional<Error> error;

    Listener()
    {
        QObject::connect(&feed, &RecordingFeed::newsCame, &feed, [this](const auto &came) {
            last = *came;
            rows.insert(rows.end(), came->rows.begin(), came->rows.end());
            commits.insert(commits.end(), came->commits.begin(), came->commits.end());
            ++news;
        });
        QObject::connect(&feed, &RecordingFeed::openFailed, &feed, [this](const Error &failed) { error = failed; });
        QObject::connect(&feed, &RecordingFeed::failed, &feed, [this](auto, const Error &failed) { error = failed; });
    }
};

} // namespace

class TestFollower : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newPath() { return m_folder.filePath(QStringLiteral("r%1.rheorec").arg(++m_files)); }

private Q_SLOTS:

    void tellsWhatIsThereAndWhatComes()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(100);
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 100, limit);
        QCOMPARE(listener.rows.size(), size_t(100));
        QCOMPARE(listener.last.firstSequence, 0);
        QCOMPARE(listener.last.topics.size(), 2);
        QCOMPARE(listener.last.lastAt, start + 99'000);
        QVERIFY(listener.rows[0].flow != 0);
        QCOMPARE(listener.rows[0].flow, listener.rows[1].flow);
        QVERIFY(listener.rows[1].flow != listener.rows[2].flow);
        recorder.write(50);
        listener.feed.wake();
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 150, limit);
        QCOMPARE(listener.rows.size(), size_t(150));
        for (size_t i = 0; i < listener.rows.size(); ++i)
            QCOMPARE(listener.rows[i].sequence, qint64(i));
    }

    void noticesWithoutBeingWoken()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(1);
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 1, limit);
        recorder.write(1);
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 2, limit);
    }

    /// A writer on its own thread at full speed: nothing told twice, order kept, the last always told, and far fewer
    /// news than commits.
    void followsAGrowingRecording()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(1);
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 1, limit);
        std::thread writing([&recorder, &listener] {
            for (int i = 0; i < 100; ++i) {
                recorder.write(200);
                listener.feed.wake();
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 20'001, limit);
        writing.join();
        QVERIFY(listener.news < 100);
        Sequence before = -1;
        for (const DotRow &row : listener.rows) {
            QVERIFY(row.sequence > before);
            before = row.sequence;
        }
        QVERIFY(listener.rows.size() <= size_t(20'001));
        qint64 counted = 0;
        for (const DensityBar &bar : listener.last.density.bars)
            counted += bar.events;
        QCOMPARE(counted, 20'001);
    }

    void samplesAboveTheBudgetAndCountsAll()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(30'000);
        auto reader = RecordingReader::open(path);
        QVERIFY(reader);
        LiveTail tail(reader->rules(), {.rowsASecond = 100, .rowsATurn = 2'000});
        const FollowerNews first = tail.read(*reader);
        QVERIFY(first.rows.size() <= 2'000);
        recorder.write(30'000);
        QVERIFY(reader->refresh());
        const FollowerNews second = tail.read(*reader);
        QVERIFY(second.oneIn > 1);
        QVERIFY(second.rows.size() <= 2'000 / size_t(second.oneIn) + 1);
        for (const DotRow &row : second.rows)
            QCOMPARE(row.sequence % second.oneIn, 0);
        qint64 counted = 0;
        for (const DensityBar &bar : second.density.bars)
            counted += bar.events;
        QCOMPARE(counted, 60'000);
        const auto window = tail.window(*reader, start + 10'000'000, start + 11'000'000);
        QVERIFY(window);
        QCOMPARE(window->rows.size(), size_t(1001));
        QCOMPARE(window->rows.front().sequence, 10'000);
    }

    void tellsCommitsLagAndLosses()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(40);
        recorder.commitOffsets(4);
        recorder.lose(10, 17);
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.lags.size(), size_t(1), limit);
        QCOMPARE(listener.last.lags[0].lag, 6);
        QCOMPARE(listener.last.lost, 7);
        recorder.write(4);
        recorder.commitOffsets(9);
        listener.feed.wake();
        QTRY_COMPARE_WITH_TIMEOUT(listener.commits.size(), size_t(2), limit);
        QCOMPARE(listener.commits[1].from, 4);
        QCOMPARE(listener.commits[1].offset, 9);
        QCOMPARE(listener.last.lags[0].lag, 2);
    }

    void ratesFallWhileNothingComes()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(40);
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_VERIFY_WITH_TIMEOUT(listener.last.eventsPerSecond() > 0, limit);
        listener.feed.setGrowing(true); // its events are long past
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.eventsPerSecond(), 0.0, limit);
    }

    void countsLossesWhenTheRingHasDroppedOlderOnes()
    {
        const QString path = newPath();
        Recorder recorder(path, {.ringBytes = 512 * 1024});
        recorder.write(10);
        recorder.lose(10, 60);
        recorder.lose(100, 110);
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.lost, 60, limit);
        for (int i = 0; i < 300 && RecordingReader::open(path)->gaps()->size() > 1; ++i) {
            recorder.write(4096);
            listener.feed.wake();
            QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, recorder.next(), limit);
        }
        QCOMPARE(RecordingReader::open(path)->gaps()->size(), size_t(1));
        recorder.lose(1000, 3000);
        listener.feed.wake();
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.lost, 2060, limit);
    }

    void answersRowsEventsAndTraces()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(60);
        Listener listener;
        QSignalSpy rows(&listener.feed, &RecordingFeed::rowsRead);
        QSignalSpy events(&listener.feed, &RecordingFeed::eventRead);
        QSignalSpy traces(&listener.feed, &RecordingFeed::traceRead);
        QSignalSpy lists(&listener.feed, &RecordingFeed::traceListRead);
        listener.feed.open(path, drawing());
        listener.feed.requestRows({3, 4, 5, 50, 70});
        listener.feed.requestEvent(7);
        listener.feed.requestTraceOf(8);
        listener.feed.requestTraceList({});
        QTRY_COMPARE_WITH_TIMEOUT(lists.size(), 1, limit);
        const auto range = rows.at(0).at(0).value<EventRange>();
        QCOMPARE(range.events.size(), size_t(4));
        QCOMPARE(range.events[3].sequence, 50);
        QCOMPARE(range.events[0].topic, QStringLiteral("payment-events"));
        QCOMPARE(events.at(0).at(1).value<Event>().key, std::string("ord-7"));
        const auto trace = traces.at(0).at(0).value<std::shared_ptr<const Trace>>();
        QCOMPARE(trace->events.size(), size_t(2));
        QCOMPARE(trace->events[1].sequence, 9);
        QCOMPARE(lists.at(0).at(0).value<std::vector<TraceSummary>>().size(), size_t(30));
        QVERIFY(!listener.error);
    }

    void dropsAnswersThatANewerQuestionReplaced()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(100);
        Listener listener;
        QSignalSpy rows(&listener.feed, &RecordingFeed::rowsRead);
        listener.feed.open(path, drawing());
        for (Sequence sequence = 0; sequence < 50; ++sequence)
            listener.feed.requestRows({sequence});
        QTRY_COMPARE_WITH_TIMEOUT(rows.size(), 1, limit);
        QCOMPARE(rows.at(0).at(0).value<EventRange>().asked.front(), 49);
        listener.feed.requestRows({1});
        listener.feed.close();
        QTest::qWait(100);
        QCOMPARE(rows.size(), 1);
    }

    void filtersBackFromTheEndAndGoesOn()
    {
        const QString path = newPath();
        Recorder recorder(path);
        recorder.write(10'000);
        Listener listener;
        FilterAnswer answer;
        connect(&listener.feed, &RecordingFeed::filterAnswered, this, [&answer](const auto &came) { answer = came; });
        listener.feed.open(path, drawing());
        listener.feed.setFilter(*parseEventFilter(QStringLiteral("key = ord-4711 and topic = order-events")));
        QTRY_VERIFY_WITH_TIMEOUT(answer.done, limit);
        QCOMPARE(answer.matches.size(), size_t(2'500));
        QCOMPARE(answer.matches.back(), 9'996);
        recorder.write(4);
        listener.feed.wake();
        QTRY_COMPARE_WITH_TIMEOUT(answer.matches.size(), size_t(2'501), limit);
        QCOMPARE(answer.matches.back(), 10'000);
        listener.feed.setFilter({});
    }

    void saysWhatCannotBeOpened_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("foreign") << QByteArray("this is no recording");
    }

    void saysWhatCannotBeOpened()
    {
        QFETCH(QByteArray, content);
        const QString path = newPath();
        if (!content.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        }
        Listener listener;
        listener.feed.open(path, drawing());
        QTRY_VERIFY_WITH_TIMEOUT(listener.error.has_value(), limit);
        QVERIFY(listener.error->message.endsWith(u'.'));
        listener.error.reset();
        listener.feed.requestEvent(1);
        QTRY_VERIFY_WITH_TIMEOUT(listener.error.has_value(), limit);
    }

    void newsOfAnotherRecordingAreDropped()
    {
        const QString first = newPath();
        const QString second = newPath();
        Recorder one(first);
        one.write(500);
        Recorder two(second);
        two.write(7);
        Listener listener;
        listener.feed.open(first, drawing());
        listener.feed.open(second, drawing());
        QTRY_COMPARE_WITH_TIMEOUT(listener.last.endSequence, 7, limit);
        QCOMPARE(listener.rows.size(), size_t(7));
    }
};

QTEST_GUILESS_MAIN(TestFollower)
#include "tst_follower.moc"
