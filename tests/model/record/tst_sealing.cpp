// SPDX-License-Identifier: Apache-2.0
#include "tests/model/record/recordingtest.h"

using namespace rheo;
using namespace rheo::test;

class TestSealing : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;
    qint64 m_now = 0;

    RecordingOptions withClock()
    {
        return {.clock = [this] { return m_now; }};
    }

    static size_t sealedSegments(const QString &path)
    {
        const RecordingReader reader = RecordingFolder::open(path);
        const auto &all = reader.segments();
        return size_t(std::ranges::count_if(all, [](const SegmentInfo &one) { return one.id != 0; }));
    }

private Q_SLOTS:

    void sealsByCount()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, withClock());
        QVERIFY(writer.append(numbered(0, 4095)));
        QVERIFY(writer.commit());
        QCOMPARE(sealedSegments(path), size_t(0));
        QVERIFY(writer.append(numbered(4095, 4096)));
        QVERIFY(writer.commit());
        QCOMPARE(sealedSegments(path), size_t(1));
        QVERIFY(writer.append(numbered(4096, 3 * 4096 + 5)));
        QVERIFY(writer.commit());
        const RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(reader.segments().size(), size_t(4));
        QCOMPARE(reader.segments().back().id, 0);
        QCOMPARE(reader.segments().back().first, 3 * 4096);
        QCOMPARE(reader.segments().back().count, 5);
        QCOMPARE(reader.segments()[1].firstArrivalWall, 40960);
    }

    void sealsBySize()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, withClock());
        QVERIFY(writer.append(numbered(0, 10, 100'000)));
        QVERIFY(writer.commit());
        QCOMPARE(sealedSegments(path), size_t(0));
        QVERIFY(writer.append(numbered(10, 11, 100'000)));
        QVERIFY(writer.commit());
        QCOMPARE(sealedSegments(path), size_t(1));
    }

    void sealsByTime()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, withClock());
        m_now = 5'000'000;
        QVERIFY(writer.append(numbered(0, 1)));
        QVERIFY(writer.commit());
        m_now += 9'999'999;
        QVERIFY(writer.append(numbered(1, 2)));
        QVERIFY(writer.commit());
        QCOMPARE(sealedSegments(path), size_t(0));
        m_now += 1;
        QVERIFY(writer.commit());
        QCOMPARE(sealedSegments(path), size_t(1));
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(difference(everything(reader), numbered(0, 2)), std::string());
    }

    void joinsManyTailRowsIntoOneSegment()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, withClock());
        for (int n = 0; n < 60; ++n) {
            QVERIFY(writer.append(numbered(n, n + 1)));
            QVERIFY(writer.commit());
        }
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(reader.segments().size(), size_t(1));
        QCOMPARE(difference(everything(reader), numbered(0, 60)), std::string());
        QVERIFY(writer.finish());
        QVERIFY(reader.refresh().value());
        QCOMPARE(reader.segments().size(), size_t(1));
        QCOMPARE(reader.segments().front().id, 1);
        QCOMPARE(difference(everything(reader), numbered(0, 60)), std::string());
    }

    void mergesSmallIndexRuns()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, withClock());
        for (int n = 0; n < 300; ++n) {
            QVERIFY(writer.append(numbered(n * 10, n * 10 + 10)));
            m_now += 10'000'000;
            QVERIFY(writer.commit());
        }
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(sealedSegments(path), size_t(300));
        for (Sequence n = 0; n < 300; n += 7) {
            std::vector<Sequence> expected;
            for (Sequence s = n * 10; s < n * 10 + 10; ++s)
                expected.push_back(s);
            QCOMPARE(reader.find("flow-" + std::to_string(n)).value(), expected);
        }
    }

    void leavesOnePlainFile()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        QVERIFY(writer.append(numbered(0, 5000)));
        QVERIFY(writer.finish());
        QVERIFY(!writer.append(numbered(5000, 5001)));
        for (const char *beside : {"-wal", "-shm", "-journal", "-lock"})
            QVERIFY2(!QFile::exists(path + QString::fromUtf8(beside)), beside);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray header = file.read(100);
        QCOMPARE(header[18], char(1)); // no write-ahead log
        QCOMPARE(header.mid(68, 4), QByteArray("RhO1"));
        QCOMPARE(int(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }
};

QTEST_GUILESS_MAIN(TestSealing)
#include "tst_sealing.moc"
