// SPDX-License-Identifier: Apache-2.0
#include "model/record/bytes.h"
#include "model/record/segmentcodec.h"
#include "tests/support/payload.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

SegmentView viewOf(const SegmentBlobs &blobs)
{
    return {blobs.rows, blobs.keys, blobs.headers, blobs.values};
}

} // namespace

class TestSegmentCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsNumbers()
    {
        for (const qint64 number : {qint64(0), qint64(1), qint64(-1), qint64(127), qint64(128), qint64(-129),
                                    std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
            std::string bytes;
            putSigned(bytes, number);
            ByteCursor in(bytes);
            QCOMPARE(in.signedNumber(), number);
            QVERIFY(in.isGood() && in.isAtEnd());
            ByteCursor cut(std::string_view(bytes).substr(0, bytes.size() - 1));
            QCOMPARE(cut.signedNumber(), 0);
            QVERIFY(!cut.isGood());
        }
        ByteCursor endless(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));
        (void)endless.number();
        QVERIFY(!endless.isGood());
    }

    void givesBackRandomEvents()
    {
        const quint64 seed = std::random_device()();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        std::mt19937_64 random(seed);
        SegmentEncoder encoder;
        SegmentDecoder decoder;
        for (int round = 0; round < 60; ++round) {
            const EventBatch batch = randomEvents(random, random() % 600);
            const size_t from = batch.isEmpty() ? 0 : random() % batch.size();
            EventBatch expected, decoded;
            for (size_t row = from; row < batch.size(); ++row)
                expected.appendFrom(batch, row);
            const SegmentBlobs &blobs = encoder.encode(batch, from, batch.size());
            QVERIFY(decoder.decode(viewOf(blobs), expected.size(), decoded));
            QCOMPARE(difference(decoded, expected), std::string());
        }
    }

    void tellsTheRangesOfPartitions()
    {
        EventBatch batch;
        batch.append({.position = {1, 2, 50}}, {}, {});
        batch.append({.position = {0, 0, -7}}, {}, {});
        batch.append({.position = {1, 2, 40}}, {}, {});
        SegmentEncoder encoder;
        const auto ranges = decodeRanges(encoder.encode(batch, 0, 3).ranges);
        QCOMPARE(ranges.value(), (std::vector<PartitionRange>{{1, 2, 40, 50, 2}, {0, 0, -7, -7, 1}}));
        QVERIFY(!decodeRanges("\xff"));
    }

    void refusesAnotherCount()
    {
        std::mt19937_64 random(3);
        const EventBatch batch = randomEvents(random, 50);
        SegmentEncoder encoder;
        SegmentDecoder decoder;
        const SegmentBlobs &blobs = encoder.encode(batch, 0, batch.size());
        for (const quint64 count : {quint64(0), quint64(49), quint64(51), quint64(5000), ~quint64(0)}) {
            EventBatch decoded;
            QVERIFY(!decoder.decode(viewOf(blobs), count, decoded));
        }
    }

    void refusesWhatUnfoldsTooFar()
    {
        Compressor compressor;
        std::string blob, raw;
        compressor.pack(std::string(largestColumn + 1, 'x'), blob);
        QVERIFY(blob.size() < 100'000);
        QVERIFY(!compressor.unpack(blob, raw));
        compressor.pack(std::string(1000, 'x'), blob);
        blob[1] = char(0x80 | 5); // says less than it holds
        QVERIFY(!compressor.unpack(blob, raw));
        QVERIFY(!compressor.unpack("", raw));
        QVERIFY(!compressor.unpack("\x07\x01x", raw));
    }

    void bearsDamage()
    {
        const quint64 seed = std::random_device()();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        std::mt19937_64 random(seed);
        SegmentEncoder encoder;
        SegmentDecoder decoder;
        Compressor compressor;
        const EventBatch batch = randomEvents(random, 200);
        const SegmentBlobs whole = encoder.encode(batch, 0, batch.size());
        for (int round = 0; round < 3000; ++round) {
            SegmentBlobs blobs = whole;
            std::string *const columns[] = {&blobs.rows, &blobs.keys, &blobs.headers, &blobs.values};
            std::string &column = *columns[random() % 4];
            std::string raw;
            QVERIFY(compressor.unpack(column, raw)); // damage below the compression, which would catch most of it
            for (int flips = 1 + int(random() % 4); flips > 0 && !raw.empty(); --flips)
                raw[random() % raw.size()] = char(random());
            if (random() % 5 == 0)
                raw.resize(random() % (raw.size() + 1));
            compressor.pack(raw, column);
            EventBatch decoded;
            (void)decoder.decode(viewOf(blobs), batch.size(), decoded);
            QVERIFY(decoded.bytes() < (100u << 20));
        }
    }
};

QTEST_GUILESS_MAIN(TestSegmentCodec)
#include "tst_segmentcodec.moc"
