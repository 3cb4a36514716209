// SPDX-License-Identifier: Apache-2.0
#include "tests/model/record/recordingtest.h"

#include <set>

using namespace rheo;
using namespace rheo::test;

namespace {

/// Events whose ids overlap in every way: shared flows, several rules, hot keys, bodies, parents.
EventBatch entangled(std::mt19937_64 &random, size_t count)
{
    EventBatch batch;
    const auto id = [&](const char *prefix, quint64 most) { return prefix + std::to_string(random() % most); };
    for (size_t i = 0; i < count; ++i) {
        EventRow row;
        row.position = {qint32(random() % 2), 0, qint64(random() % 100'000)};
        row.keyIsNull = random() % 4 == 0;
        row.valueIsNull = false;
        const std::string body = R"({"requestId":")" + id("r", 5000) + R"(","meta":{"sagaId":)" + id("", 3000) + "}}";
        row.valueSize = quint32(body.size());
        batch.append(row, row.keyIsNull ? std::string() : id("k", 200), body);
        batch.addHeader("correlation-id", id("c", 4000), false);
        if (random() % 3 == 0)
            batch.addHeader("ce_id", id("e", 100'000), false);
        if (random() % 3 == 0)
            batch.addHeader("ce_causationid", id("e", 100'000), false);
        if (random() % 9 == 0) {
            batch.addHeader("kafka_dlt-original-topic", "orders", false);
            batch.addHeader("kafka_dlt-original-partition", "0", false);
            batch.addHeader("kafka_dlt-original-offset", id("", 100'000), false);
        }
    }
    return batch;
}

void addTopics(RecordingWriter &writer)
{
    for (const char *name : {"orders", "payments"})
        QVERIFY(writer.topicNumber(QString::fromUtf8(name), {}, 1));
}

/// Every value of every rule, with the events that carry it, straight from the events.
std::map<std::string, std::set<Sequence>> byReading(RecordingReader &reader)
{
    std::map<std::string, std::set<Sequence>> all;
    CandidateReader rules(reader.rules());
    CandidateList list;
    for (const SegmentInfo &segment : reader.segments()) {
        const auto events = reader.read(segment);
        for (size_t row = 0; events && row < events->size(); ++row) {
            const size_t topic = size_t(events->row(row).position.topic);
            const std::string name = reader.topics()[topic].name.toStdString();
            rules.read(*events, row, name, list);
            for (const Candidate &one : list.all())
                all[std::string(one.value)].insert(segment.first + Sequence(row));
            if (list.parentPosition())
                all[positionText(*list.parentPosition())].insert(segment.first + Sequence(row));
        }
    }
    return all;
}

} // namespace

class TestReindex : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;

private Q_SLOTS:

    void liveIndexEqualsReindex()
    {
        const quint64 seed = std::random_device()();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        std::mt19937_64 random(seed);
        const QString live = m_folder.newPath(), anew = m_folder.newPath();
        {
            qint64 now = 0;
            RecordingWriter writer = RecordingFolder::create(live, {.clock = [&now] { return now; }});
            addTopics(writer);
            for (int step = 0; step < 120; ++step) {
                QVERIFY(writer.append(entangled(random, random() % 400)));
                now += qint64(random() % 8'000'000); // some commits seal, some leave a tail
                QVERIFY(writer.commit());
            }
        }
        RecordingReader liveReader = RecordingFolder::open(live);
        {
            RecordingWriter writer = RecordingFolder::create(anew);
            addTopics(writer);
            for (const SegmentInfo &segment : liveReader.segments())
                QVERIFY(writer.append(*liveReader.read(segment)));
            QVERIFY(writer.finish());
        }
        RecordingReader anewReader = RecordingFolder::open(anew);
        QCOMPARE(anewReader.endSequence(), liveReader.endSequence());
        const auto expected = byReading(liveReader);
        QVERIFY(expected.size() > 10'000);
        int every = 0;
        for (const auto &[value, events] : expected) {
            if (++every % 37)
                continue;
            const auto found = liveReader.find(value), foundAnew = anewReader.find(value);
            QVERIFY(found && foundAnew);
            QCOMPARE(*found, std::vector<Sequence>(events.begin(), events.end()));
            QCOMPARE(*foundAnew, *found);
        }
    }
};

QTEST_GUILESS_MAIN(TestReindex)
#include "tst_reindex.moc"
