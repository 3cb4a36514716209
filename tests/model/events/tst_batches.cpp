// SPDX-License-Identifier: Apache-2.0
#include "model/events/event.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rheo;

namespace {

struct PlainHeader
{
    std::string name;
    std::string value;
    bool isNull = false;

    bool operator==(const PlainHeader &) const = default;
};

/// One record as a struct of strings, to compare a batch with.
struct PlainRecord
{
    EventRow row;
    std::string key;
    std::string value;
    std::vector<PlainHeader> headers;
};

class Records
{
public:
    explicit Records(quint32 seed) : m_random(seed) {}

    int below(int limit) { return int(m_random.bounded(limit)); }

    std::string bytes(int longest)
    {
        std::string made;
        for (int length = below(longest + 1); length > 0; --length)
            made += char(below(256));
        return made;
    }

    PlainRecord any()
    {
        PlainRecord record;
        record.row.position = {below(5), below(3), qint64(m_random.generate64() >> 2)};
        record.row.timestamp = below(3) == 0 ? -1 : qint64(m_random.generate64() >> 20);
        record.row.timestampType = TimestampType(below(3));
        record.row.arrivalWall = qint64(m_random.generate64() >> 4);
        record.row.keyIsNull = below(3) == 0;
        record.row.valueIsNull = below(3) == 0;
        record.key = record.row.keyIsNull ? std::string() : bytes(20);
        record.value = record.row.valueIsNull ? std::string() : bytes(below(10) == 0 ? 5000 : 30);
        for (int i = below(5); i > 0; --i) {
            const bool isNull = below(4) == 0;
            record.headers.push_back({bytes(12), isNull ? std::string() : bytes(12), isNull});
        }
        return record;
    }

private:
    QRandomGenerator m_random;
};

void append(EventBatch &batch, const PlainRecord &record)
{
    batch.append(record.row, record.key, record.value);
    for (const PlainHeader &header : record.headers)
        batch.addHeader(header.name, header.value, header.isNull);
}

void compare(const EventBatch &batch, size_t index, const PlainRecord &record)
{
    const EventRow &row = batch.row(index);
    QCOMPARE(row.position, record.row.position);
    QCOMPARE(row.timestamp, record.row.timestamp);
    QCOMPARE(row.timestampType, record.row.timestampType);
    QCOMPARE(row.arrivalWall, record.row.arrivalWall);
    QCOMPARE(row.keyIsNull, record.row.keyIsNull);
    QCOMPARE(row.valueIsNull, record.row.valueIsNull);
    QVERIFY(batch.key(index) == record.key);
    QVERIFY(batch.value(index) == record.value);
    QCOMPARE(batch.headerCount(index), record.headers.size());
    std::vector<PlainHeader> headers;
    batch.forEachHeader(index, [&headers](const Header &header) {
        headers.push_back({std::string(header.name), std::string(header.value), header.isNull});
    });
    QVERIFY(headers == record.headers);
}

} // namespace

/// Batches against a vector of structs, with random bytes.
class TestBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { qInfo("seed %u", m_seed); }

    void holdsWhatWasAppended()
    {
        Records random(m_seed);
        for (int round = 0; round < 30; ++round) {
            EventBatch batch;
            std::vector<PlainRecord> records;
            for (int i = random.below(60); i >= 0; --i) {
                records.push_back(random.any());
                append(batch, records.back());
            }
            QCOMPARE(batch.size(), records.size());
            for (size_t i = 0; i < records.size(); ++i)
                compare(batch, i, records[i]);
        }
    }

    void copiedRowsAreEqualInAnyOrder()
    {
        Records random(m_seed);
        EventBatch from;
        std::vector<PlainRecord> records;
        for (int i = 0; i < 50; ++i) {
            records.push_back(random.any());
            append(from, records.back());
        }
        EventBatch to;
        std::vector<size_t> picked;
        for (int i = 0; i < 200; ++i) {
            picked.push_back(size_t(random.below(50)));
            to.appendFrom(from, picked.back());
        }
        for (size_t i = 0; i < picked.size(); ++i)
            compare(to, i, records[picked[i]]);
        append(to, records[0]); // and one may go on appending behind them
        compare(to, to.size() - 1, records[0]);
        compare(to, 0, records[picked[0]]);
    }

    void movedBatchesKeepTheirBytes()
    {
        Records random(m_seed);
        const PlainRecord record = random.any();
        EventBatch batch;
        append(batch, record);
        const EventBatch moved = std::move(batch);
        compare(moved, 0, record);
        const EventBatch copied = moved;
        compare(copied, 0, record);
    }

    void clearedBatchesStartAfresh()
    {
        Records random(m_seed);
        EventBatch batch;
        for (int round = 0; round < 5; ++round) {
            const PlainRecord record = random.any();
            append(batch, record);
            compare(batch, 0, record);
            batch.clear();
            QVERIFY(batch.isEmpty());
            QCOMPARE(batch.bytes(), size_t(0));
        }
    }

    void weighsWhatItHolds()
    {
        EventBatch batch;
        batch.append({}, "key", "value");
        const size_t one = batch.bytes();
        QVERIFY(one >= sizeof(EventRow) + 8);
        batch.append({}, "key", "value");
        QCOMPARE(batch.bytes(), 2 * one);
        batch.addHeader("name", "value", false);
        QVERIFY(batch.bytes() > 2 * one + 8);
        const size_t before = batch.bytes();
        batch.reserve(1000, 1'000'000);
        QCOMPARE(batch.bytes(), before);
    }

    void anEventOnItsOwnHoldsTheSame()
    {
        Records random(m_seed);
        for (int i = 0; i < 100; ++i) {
            const PlainRecord record = random.any();
            EventBatch batch;
            append(batch, record);
            const Event event = Event::from(batch, 0);
            QVERIFY(event.key == record.key && event.value == record.value);
            QCOMPARE(event.headers.size(), record.headers.size());
            for (size_t h = 0; h < record.headers.size(); ++h)
                QVERIFY(event.headers[h] == std::pair(record.headers[h].name, record.headers[h].value));
        }
    }

    void positionsAreOrderedByTopicThenPartitionThenOffset()
    {
        QVERIFY((Position{0, 9, 9}) < (Position{1, 0, 0}));
        QVERIFY((Position{1, 0, 9}) < (Position{1, 1, 0}));
        QVERIFY((Position{1, 1, 0}) < (Position{1, 1, 1}));
        QCOMPARE(Position(), (Position{-1, -1, -1}));
    }

private:
    const quint32 m_seed = QRandomGenerator::global()->generate();
};

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
