// SPDX-License-Identifier: Apache-2.0
#include "tests/model/record/recordingtest.h"

#include <QFileInfo>

using namespace rheo;
using namespace rheo::test;

class TestRing : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;

private Q_SLOTS:

    void keepsItsSize_data()
    {
        QTest::addColumn<qint64>("ringBytes");
        QTest::addColumn<int>("eventsACommit");
        QTest::addColumn<int>("allEvents"); // several times what the ring holds
        QTest::newRow("4 MiB, small commits") << qint64(4 << 20) << 1000 << 120'000;
        QTest::newRow("4 MiB, one commit larger than the ring") << qint64(4 << 20) << 60'000 << 120'000;
        QTest::newRow("8 MiB") << qint64(8 << 20) << 20'000 << 240'000;
    }

    void keepsItsSize()
    {
        QFETCH(const qint64, ringBytes);
        QFETCH(const int, eventsACommit);
        QFETCH(const int, allEvents);
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, {.ringBytes = ringBytes});
        PayloadGenerator generator({});
        std::optional<RecordingReader> reader = RecordingFolder::open(path);
        constexpr qint64 oneSegment = 1 << 20;
        for (int events = 0; events < allEvents; events += eventsACommit) {
            EventBatch batch;
            generator.fill(batch, size_t(eventsACommit));
            QVERIFY(writer.append(batch));
            QVERIFY(writer.observe({.kind = Observation::Kind::Watermark}));
            QVERIFY(writer.commit());
            const qint64 bytes = QFileInfo(path).size();
            QVERIFY2(bytes <= ringBytes * 105 / 100 + oneSegment, qPrintable(QString::number(bytes)));
            QVERIFY(reader->refresh());
            const auto block = reader->read(reader->segments().front());
            QVERIFY(block);
            QCOMPARE(qint64(block->size()), reader->segments().front().count);
        }
        QCOMPARE(reader->endSequence(), writer.nextSequence());
        QVERIFY(reader->firstSequence() > 0);
        QVERIFY2(QFileInfo(path).size() > ringBytes / 2,
                 qPrintable(QStringLiteral("hardly used: %1, events %2")
                                .arg(QFileInfo(path).size())
                                .arg(reader->endSequence() - reader->firstSequence())));
        QVERIFY(reader->observations(0).value().size() < size_t(allEvents / eventsACommit) || eventsACommit > 1000);
        checkLookUps(*reader);
        reader.reset();
        QVERIFY(writer.finish());
    }

    void toleratesSegmentsThatWentMeanwhile()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, {.ringBytes = 2 << 20});
        PayloadGenerator generator({});
        EventBatch batch;
        generator.fill(batch, 10'000);
        QVERIFY(writer.append(batch));
        QVERIFY(writer.commit());
        RecordingReader reader = RecordingFolder::open(path);
        const std::vector<SegmentInfo> before = reader.segments();
        const std::string key(batch.key(0));
        for (int i = 0; i < 6; ++i)
            QVERIFY(writer.append(batch));
        QVERIFY(writer.commit());
        for (const SegmentInfo &gone : before) {
            if (gone.id == 0)
                continue;
            const auto events = reader.read(gone);
            QVERIFY(events);
            QVERIFY(events->isEmpty());
        }
        QVERIFY(reader.readRange(0, 100'000)); // what is left of it
        QVERIFY(reader.find(key));
        QVERIFY(reader.refresh().value());
        QVERIFY(reader.firstSequence() > before.back().first);
        checkLookUps(reader);
    }

    void continuesARing()
    {
        const QString path = m_folder.newPath();
        PayloadGenerator generator({});
        for (int round = 0; round < 4; ++round) {
            RecordingWriter writer = round ? RecordingFolder::resume(path, {.ringBytes = 2 << 20})
                                           : RecordingFolder::create(path, {.ringBytes = 2 << 20});
            EventBatch batch;
            generator.fill(batch, 30'000);
            QVERIFY(writer.append(batch));
            QVERIFY(writer.finish());
            QVERIFY(QFileInfo(path).size() <= (2 << 20) * 105 / 100 + (1 << 20));
            RecordingReader reader = RecordingFolder::open(path);
            QCOMPARE(reader.endSequence(), (round + 1) * 30'000);
            checkLookUps(reader);
        }
    }

private:
    /// The first, a middle and the last event that are left are found by their keys.
    static void checkLookUps(RecordingReader &reader)
    {
        const Sequence first = reader.firstSequence(), last = reader.endSequence() - 1;
        for (const Sequence sequence : {first, (first + last) / 2, last}) {
            const auto event = reader.readRange(sequence, 1);
            QVERIFY(event && event->size() == 1);
            const auto found = reader.find(event->key(0));
            QVERIFY(found);
            QVERIFY(std::ranges::find(*found, sequence) != found->end());
        }
    }
};

QTEST_GUILESS_MAIN(TestRing)
#include "tst_ring.moc"
