// SPDX-License-Identifier: Apache-2.0
#include "model/record/indexrun.h"

#include <QTest>

#include <random>

using namespace rheo;

class TestIndexRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// These stand in files: if one changes, old recordings are no longer found in.
    void hashesAsEver()
    {
        QCOMPARE(quint32(candidateHash("") >> 32), 0x8c0d75cbu);
        QCOMPARE(quint32(candidateHash("order-1") >> 32), 0xa6e2ba9bu);
        QCOMPARE(quint32(candidateHash("0af7651916cd43dd8448eb211c80319c") >> 32), 0x132f5f23u);
    }

    void spreadsHashes()
    {
        std::vector<int> parts(256);
        for (int i = 0; i < 256'000; ++i)
            ++parts[partOf(quint32(candidateHash("order-" + std::to_string(i)) >> 32), 8)];
        for (const int count : parts)
            QVERIFY2(count > 800 && count < 1200, qPrintable(QString::number(count)));
    }

    void packsEntries()
    {
        const IndexEntry entry{0xdeadbeef, 4095, 4095, 11, CandidateSlot::Parent};
        QVERIFY(unpackEntry(packEntry(entry)) == entry);
        const IndexEntry zero{0, 0, 0, 0, CandidateSlot::Flow};
        QVERIFY(unpackEntry(packEntry(zero)) == zero);
        QVERIFY(packEntry({1, 0, 0, 0, CandidateSlot::Flow}) > packEntry({0, 4095, 4095, 11, CandidateSlot::Parent}));
    }

    void sortsByHash_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 100, 4095, 4096, 50'000})
            QTest::addRow("%d", count) << count;
    }

    void sortsByHash()
    {
        QFETCH(const int, count);
        std::mt19937_64 random(quint64(count) + 1);
        std::vector<quint64> entries;
        for (int i = 0; i < count; ++i)
            entries.push_back(random() << 32 | quint64(i));
        std::vector<quint64> expected = entries;
        std::ranges::sort(expected);
        sortEntries(entries);
        QCOMPARE(entries, expected);
    }

    void readsPartsBack()
    {
        std::mt19937_64 random(5);
        std::vector<quint64> entries;
        for (int i = 0; i < 2000; ++i)
            entries.push_back(random() % 500 << 54 | random() % (1u << 30));
        std::ranges::sort(entries);
        std::string blob;
        encodePart(entries.data(), entries.data() + entries.size(), blob);
        std::vector<quint64> all, one;
        QVERIFY(decodePart(blob, {}, all));
        QCOMPARE(all, entries);
        const quint32 wanted = quint32(entries[777] >> 32);
        QVERIFY(decodePart(blob, wanted, one));
        QCOMPARE(qint64(one.size()), std::ranges::count_if(entries, [&](quint64 e) { return e >> 32 == wanted; }));
    }

    void refusesDamagedParts()
    {
        std::vector<quint64> entries{1, 2, 3}, out;
        std::string blob;
        encodePart(entries.data(), entries.data() + 3, blob);
        for (size_t size = 0; size < blob.size(); ++size)
            QVERIFY(!decodePart(std::string_view(blob).substr(0, size), {}, out));
        QVERIFY(!decodePart(blob + "x", {}, out));
        QVERIFY(!decodePart("\xff\xff\xff\xff\xff\xff\xff\xff\x7f", {}, out));
    }

    void cutsLargeRunsIntoParts()
    {
        QCOMPARE(partBits(0), 0);
        QCOMPARE(partBits(1500), 0);
        QCOMPARE(partBits(4096), 2);
        QVERIFY(partBits(2 * mostEntriesARun) <= 12);
        QCOMPARE(partOf(0xffffffff, 12), 4095u);
    }
};

QTEST_GUILESS_MAIN(TestIndexRun)
#include "tst_indexrun.moc"
