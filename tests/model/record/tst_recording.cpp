// SPDX-License-Identifier: Apache-2.0
#include "tests/model/record/recordingtest.h"

using namespace rheo;
using namespace rheo::test;

namespace {

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

    RecordingFolder m_folder;

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
        const QString path = m_folder.newPath();
        RecordingWriter writer = std::move(*RecordingWriter::create(path, facts, RuleSet(), "drawing"));
        EventBatch all;
        for (int step = 0; step < 12; ++step) {
            const EventBatch batch = randomEvents(random, random() % 1500);
            appendAll(all, batch);
            QVERIFY(writer.append(batch));
            if (random() % 2)
                QVERIFY(writer.commit());
        }
        QVERIFY(finished ? writer.finish() : writer.commit());
        RecordingReader reader = RecordingFolder::open(path);
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
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        PayloadGenerator generator({});
        EventBatch all;
        for (int step = 0; step < 40; ++step) {
            EventBatch batch;
            generator.fill(batch, 700);
            appendAll(all, batch);
            QVERIFY(writer.append(batch));
            QVERIFY(writer.commit());
        }
        RecordingReader reader = RecordingFolder::open(path);
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

    void findsInTheTailToo()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        QVERIFY(writer.append(numbered(0, 25)));
        QVERIFY(writer.commit());
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(reader.segments().size(), size_t(1));
        QCOMPARE(reader.segments().front().id, 0);
        QCOMPARE(reader.find("flow-2").value(), (std::vector<Sequence>{20, 21, 22, 23, 24}));
        QCOMPARE(reader.find(Position{0, 1, 7}).value(), std::optional<Sequence>(7));
        QCOMPARE(reader.find(Position{0, 2, 7}).value(), std::optional<Sequence>());
    }

    void findsChildrenByTheParentsPosition()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        EventBatch batch = numbered(0, 1);
        batch.append({}, {}, {});
        batch.addHeader("__connect.errors.topic", "orders", false);
        batch.addHeader("__connect.errors.partition", "3", false);
        batch.addHeader("__connect.errors.offset", "42", false);
        QVERIFY(writer.append(batch));
        QVERIFY(writer.finish());
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(reader.find("orders/3/42").value(), std::vector<Sequence>{1});
    }

    void findsWhatItWasAskedInAnotherSpelling()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        EventBatch batch;
        batch.append({}, {}, {});
        const QByteArray raw = QByteArray::fromHex("8d2f2f146c1f4c589a7b0c5a3e6b7f10");
        batch.addHeader("kafka_correlationId", {raw.constData(), size_t(raw.size())}, false);
        QVERIFY(writer.append(batch));
        QVERIFY(writer.finish());
        RecordingReader reader = RecordingFolder::open(path);
        for (const char *spelling :
             {"8d2f2f14-6c1f-4c58-9a7b-0c5a3e6b7f10", "\"8D2F2F14-6C1F-4C58-9A7B-0C5A3E6B7F10\""})
            QCOMPARE(reader.find(spelling).value(), std::vector<Sequence>{0});
    }

    void keepsObservationsGapsAndPositions()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        QVERIFY(writer.append(numbered(0, 7)));
        Observation commit{Observation::Kind::Commit, 1, 2, 0, 3, 4, 5, 6, QStringLiteral("gruppe-ü"), {}};
        QVERIFY(writer.observe(commit));
        Observation note{.kind = Observation::Kind::Note, .text = QStringLiteral("a sentence")};
        QVERIFY(writer.observe(note));
        Gap gap{0, 1, 5, 90, Gap::Reason::Expired};
        QVERIFY(writer.addGap(gap));
        QVERIFY(writer.addGap({0, 2, 1, 2, Gap::Reason::Control})); // filled late: the position stays
        QVERIFY(writer.finish());
        commit.atSequence = note.atSequence = gap.atSequence = 7;
        RecordingReader reader = RecordingFolder::open(path);
        qint64 last = 0;
        QCOMPARE(reader.observations(0, &last).value(), (std::vector<Observation>{commit, note}));
        QCOMPARE(reader.observations(last).value(), std::vector<Observation>());
        QCOMPARE(reader.gaps().value().front(), gap);
        QCOMPARE(reader.positions().value(), (std::vector<StoredPosition>{{0, 0, 7}, {0, 1, 90}, {0, 2, 6}}));
    }

    void tellsTopicIncarnationsApart()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        const QString name = QStringLiteral("orders");
        QCOMPARE(writer.topicNumber(name, QStringLiteral("a"), 3).value(), 0);
        QCOMPARE(writer.topicNumber(name, QStringLiteral("b"), 3).value(), 1);
        QCOMPARE(writer.topicNumber(name, QStringLiteral("a"), 6).value(), 0);
        QVERIFY(writer.finish());
        RecordingWriter again = RecordingFolder::resume(path);
        QCOMPARE(again.topicNumber(name, QStringLiteral("b"), 3).value(), 1);
        QCOMPARE(again.topicNumber(QStringLiteral("other"), {}, 1).value(), 2);
        QVERIFY(again.finish());
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(reader.topics().size(), size_t(3));
        QCOMPARE(reader.topics()[0], (RecordedTopic{0, name, QStringLiteral("a"), 6}));
    }

    void leavesValuesOutWhenAsked()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path, {.keepValues = false});
        EventBatch batch = numbered(0, 2);
        batch.append({.position = {0, 0, 9}, .valueIsNull = true}, "k", {});
        batch.append({.position = {0, 0, 10}, .valueIsNull = false}, "k", R"({"sagaId":"secret-7"})");
        QVERIFY(writer.append(batch));
        QVERIFY(writer.finish());
        RecordingReader reader = RecordingFolder::open(path);
        const EventBatch read = everything(reader);
        QVERIFY(read.row(0).valueDropped);
        QCOMPARE(read.row(0).valueSize, batch.row(0).valueSize);
        QCOMPARE(read.value(0), std::string_view());
        QCOMPARE(read.headerCount(0), size_t(1));
        QVERIFY(!read.row(2).valueDropped);
        QCOMPARE(reader.find("secret-7").value(), std::vector<Sequence>());
    }

    void keepsHugeEventsWithinItsLimits()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        const std::string huge(33u << 20, 'x');
        EventBatch batch;
        batch.append({.position = {0, 0, 0}, .valueIsNull = false, .valueSize = quint32(huge.size())}, "k", huge);
        batch.append({.position = {0, 0, 1}, .keyIsNull = false}, huge, {});
        batch.append({.position = {0, 0, 2}, .valueIsNull = false}, "k", std::string(5u << 20, 'y'));
        QVERIFY(writer.append(batch));
        QVERIFY(writer.finish());
        RecordingReader reader = RecordingFolder::open(path);
        const EventBatch read = everything(reader);
        QCOMPARE(read.size(), size_t(2));
        QVERIFY(read.row(0).valueDropped);
        QCOMPARE(read.value(1).size(), size_t(5u << 20));
        QCOMPARE(reader.gaps().value(), (std::vector<Gap>{{0, 0, 1, 2, Gap::Reason::Skipped, 1}}));
        QCOMPARE(reader.positions().value(), (std::vector<StoredPosition>{{0, 0, 3}}));
    }

    void keepsEachVersionOfRulesAndDrawing()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        const qint32 topic = writer.topicNumber(QStringLiteral("orders"), {}, 1).value();
        EventBatch one;
        one.append({.position = {topic, 0, 0}}, {}, {});
        one.addHeader("order", "o-1", false);
        QVERIFY(writer.append(one));
        RuleSet rules;
        rules.topicRules.insert(QStringLiteral("orders"), {TopicRule::Source::Header, "order"});
        QVERIFY(writer.setRules(rules));
        QVERIFY(writer.setDrawing("second"));
        QVERIFY(writer.append(one));
        QVERIFY(writer.commit());
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(reader.rules(), rules);
        QCOMPARE(reader.drawing(), QByteArray("second"));
        QCOMPARE(reader.find("o-1").value(), std::vector<Sequence>{1}); // the first was read by the first rules
    }

    void countsTopicsOfEachBlock()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        PayloadGenerator generator({});
        EventBatch batch;
        generator.fill(batch, 10'000);
        QVERIFY(writer.append(batch));
        QVERIFY(writer.commit());
        RecordingReader reader = RecordingFolder::open(path);
        QVERIFY(reader.segments().size() > 2);
        qint64 events = 0, counted = 0;
        for (const SegmentInfo &segment : reader.segments()) {
            events += segment.count;
            QCOMPARE(segment.topics.size(), size_t(4));
            for (const TopicCount &topic : segment.topics)
                counted += topic.count;
        }
        QCOMPARE(events, 10'000);
        QCOMPARE(counted, 10'000);
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
