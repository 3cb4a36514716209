// SPDX-License-Identifier: Apache-2.0
#include "tests/model/record/recordingtest.h"

#include <atomic>
#include <thread>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr qint64 events = 60'000;

/// Appends numbered events in uneven portions; false at the first failure.
bool writeAll(RecordingWriter writer, std::atomic<Sequence> &durable)
{
    std::mt19937 random(7);
    while (writer.nextSequence() < events) {
        const qint64 from = writer.nextSequence();
        if (!writer.append(numbered(from, std::min<qint64>(events, from + 1 + qint64(random() % 1500)))) ||
            !writer.commit())
            return false;
        durable = writer.nextSequence();
    }
    return writer.finish().has_value();
}

} // namespace

class TestLive : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;

    static void checkNews(RecordingReader &reader, Sequence seen, Sequence end)
    {
        const auto news = reader.readRange(seen, end - seen);
        QVERIFY(news);
        QCOMPARE(Sequence(news->size()), end - seen);
        QCOMPARE(news->row(0).position.offset, seen);
        QCOMPARE(news->row(news->size() - 1).position.offset, end - 1);
        const auto found = reader.find("flow-" + std::to_string(seen / 10));
        QVERIFY(found);
        QVERIFY(std::ranges::find(*found, seen) != found->end());
    }

private Q_SLOTS:

    void followsAGrowingRecording()
    {
        const QString path = m_folder.newPath();
        std::atomic<Sequence> durable = 0;
        std::atomic<bool> written = false;
        std::thread writing(
            [&, writer = RecordingFolder::create(path)]() mutable { written = writeAll(std::move(writer), durable); });
        Sequence seen = 0;
        {
            RecordingReader reader = RecordingFolder::open(path);
            while (seen < events && !QTest::currentTestFailed()) {
                const Sequence promised = durable;
                QVERIFY(reader.refresh());
                const Sequence end = reader.endSequence();
                if (end < promised)
                    QFAIL("what is durable is not seen");
                if (end > seen)
                    checkNews(reader, seen, end);
                seen = end;
            }
        }
        writing.join();
        QVERIFY(written);
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(difference(everything(reader), numbered(0, events)), std::string());
    }

    void finishesWhileSomebodyReads()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        QVERIFY(writer.append(numbered(0, 10)));
        QVERIFY(writer.commit());
        RecordingReader reader = RecordingFolder::open(path);
        QVERIFY(writer.append(numbered(10, 20)));
        QVERIFY(writer.finish());
        QVERIFY(reader.refresh().value());
        QVERIFY(!reader.refresh().value());
        QCOMPARE(reader.endSequence(), 20);
    }

    /// What is taken while a commit runs is in the recording in the order in which it was given, and `committed` never
    /// says more than a reader finds.
    void commitsBesideTheTaking()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        RecordingReader reader = RecordingFolder::open(path);
        constexpr qint64 step = 700, all = 70'000;
        for (qint64 from = 0; from < all; from += step) {
            QVERIFY(writer.append(numbered(from, from + step)));
            QVERIFY(writer.observe({.kind = Observation::Kind::Watermark, .offset = from + step}));
            QVERIFY(writer.startCommit());
            const Sequence durable = writer.committed();
            QVERIFY(durable <= writer.nextSequence());
            QVERIFY(reader.refresh());
            QVERIFY(reader.endSequence() >= durable);
        }
        QVERIFY(writer.commit());
        QVERIFY(!writer.isCommitting());
        QCOMPARE(writer.committed(), all);
        QVERIFY(reader.refresh());
        QCOMPARE(difference(everything(reader), numbered(0, all)), std::string());
        const auto seen = reader.observations(0);
        QVERIFY(seen);
        QCOMPARE(seen->size(), size_t(all / step));
        for (const Observation &each : *seen)
            QCOMPARE(each.atSequence, each.offset);
    }

    /// A writer that goes away without `finish` leaves what it had promised.
    void keepsACommitThatWasStarted()
    {
        const QString path = m_folder.newPath();
        {
            RecordingWriter writer = RecordingFolder::create(path);
            QVERIFY(writer.append(numbered(0, 5000)));
            QVERIFY(writer.startCommit());
            QVERIFY(writer.append(numbered(5000, 5001)));
        }
        QCOMPARE(RecordingFolder::open(path).endSequence(), 5000);
        QCOMPARE(RecordingFolder::resume(path).committed(), 5000);
    }
};

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"
