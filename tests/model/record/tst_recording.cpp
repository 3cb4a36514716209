// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingreader.h"
#include "model/record/recordingwriter.h"
#include "tests/support/payload.h"

#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

EventBatch everything(RecordingReader &reader)
{
    EventBatch all;
    for (const SegmentInfo &segment : reader.segments()) {
        const auto block = reader.read(segment);
        for (size_t row = 0; block && row < block->size(); ++row)
            all.appendFrom(*block, row);
    }
    return all;
}

void appendAll(EventBatch &to, const EventBatch &from)
{
    for (size_t row = 0; row < from.size(); ++row)
        to.appendFrom(from, row);
}

const RecordingInfo facts{QStringLiteral("cluster-7"), QStringLiteral("127.0.0.1:9092"), true, 1234567,
                          QStringLiteral("rheograph test")};

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newPath() { return m_folder.filePath(QStringLiteral("r%1.rheorec").arg(++m_files)); }

    RecordingWriter newWriter(const QString &path, RecordingOptions options = {})
    {
        auto writer = RecordingWriter::create(path, facts, RuleSet(), "drawing", std::move(options));
        if (!writer)
            qFatal("%s", qPrintable(writer.error().message));
        return std::move(*writer);
    }

    static RecordingReader newReader(const QString &path)
    {
        auto reader = RecordingReader::open(path);
        if (!reader)
            qFatal("%s: %s", qPrintable(reader.error().message), qPrintable(reader.error().detail));
        return std::move(*reader);
    }

private Q_SLOTS:

    void givesBackWhateverItTook_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("finished");
        for (quint64 seed = 1; seed <= 6; ++seed) {
            for (const bool finished : {false, true})
                QTest::addRow("seed %d %s", int(seed), finished ? "finished" : "live") << seed << finished;
        }
    }

    void givesBackWhateverItTook()
    {
        QFETCH(const quint64, seed);
        QFETCH(const bool, finished);
        std::mt19937_64 random(seed);
        const QString path = newPath();
        RecordingWriter writer = newWriter(path);
        EventBatch all;
        for (int step = 0; step < 12; ++step) {
            const EventBatch batch = randomEvents(random, random() % 1500);
            appendAll(all, batch);
            QVERIFY(writer.append(batch));
            if (random() % 2)
                QVERIFY(writer.commit());
        }
        QVERIFY(finished ? writer.finish() : writer.commit());
        RecordingReader reader = newReader(path);
        QCOMPARE(reader.info(), facts);
        QCOMPARE(reader.drawing(), QByteArray("drawing"));
        QCOMPARE(reader.firstSequence(), 0);
        QCOMPARE(reader.endSequence(), Sequence(all.size()));
        QCOMPARE(difference(everything(reader), all), std::string());
        for (int i = 0; i < 20; ++i) {
            const Sequence first = Sequence(random() % all.size());
            const qint64 count = qint64(random() % 5000);
            EventBatch expected;
            for (Sequence s = first; s < std::min<Sequence>(first + count, Sequence(all.size())); ++s)
                expected.appendFrom(all, size_t(s));
            const auto range = reader.readRange(first, count);
            QVERIFY(range);
            QCOMPARE(difference(*range, expected), std::string());
        }
    }

    void findsEveryValueOfEveryFlow()
    {
        const QString path = newPath();
        RecordingWriter writer = newWriter(path);
        PayloadGenerator generator({});
        EventBatch all;
        for (int step = 0; step < 40; ++step) {
            EventBatch batch;
            generator.fill(batch, 700);
            appendAll(all, batch);
            QVERIFY(writer.append(batch));
            QVERIFY(writer.commit());
        }
        RecordingReader reader = newReader(path);
        for (size_t event = 0; event + 4 <= all.size(); event += 1000) {
            std::string trace;
            all.forEachHeader(event, [&](const Header &h) {
                if (h.name == "traceparent")
                    trace = h.value.substr(3, 32);
            });
            const auto found = reader.find(trace);
            QVERIFY(found);
            const Sequence first = Sequence(event / 4 * 4);
            QCOMPARE(*found, (std::vector<Sequence>{first, first + 1, first + 2, first + 3}));
            QCOMPARE(reader.find(all.key(event)).value(), std::vector<Sequence>{Sequence(event)});
            QCOMPARE(reader.find(all.row(event).position).value(), std::optional<Sequence>(Sequence(event)));
        }
        QCOMPARE(reader.find("nothing of that name").value(), std::vector<Sequence>());
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
