// SPDX-License-Identifier: Apache-2.0
#include "model/record/bytes.h"
#include "model/record/compression.h"
#include "model/record/hexpacking.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

using namespace rheo;

namespace {

std::string hexDigits(std::mt19937_64 &random, size_t count)
{
    std::string text;
    for (size_t i = 0; i < count; ++i)
        text += "0123456789abcdef"[random() % 16];
    return text;
}

/// '#' stands for a digit.
std::string texts(std::mt19937_64 &random, std::string_view pattern, size_t count)
{
    std::string all;
    for (size_t i = 0; i < count; ++i)
        for (const char place : pattern)
            all += place == '#' ? hexDigits(random, 1) : std::string(1, place);
    return all;
}

constexpr std::string_view traceparent = "00-################################-################-01";

} // namespace

class TestHexPacking : public QObject
{
    Q_OBJECT

    std::mt19937_64 m_random{std::random_device()()};

private Q_SLOTS:

    void packs_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<int>("packedBytes"); // of each text
        QTest::newRow("traceparent") << QByteArray::fromStdString(std::string(traceparent)) << 24;
        QTest::newRow("UUID") << QByteArray("########-####-4###-a###-############") << 15;
        QTest::newRow("128 bits") << QByteArray(32, '#') << 16;
        QTest::newRow("the shortest, odd digits") << QByteArray("#######x") << 4;
        QTest::newRow("nine") << QByteArray(9, '#') << 5;
        QTest::newRow("the longest") << QByteArray(256, '#') << 128;
        QTest::newRow("bytes that are no text") << QByteArray("\xff\x80########\x01\x7f") << 4;
    }

    void packs()
    {
        QFETCH(const QByteArray, pattern);
        QFETCH(const int, packedBytes);
        for (const size_t count : {16, 17, 4096}) {
            const std::string raw =
                texts(m_random, std::string_view(pattern.constData(), size_t(pattern.size())), count);
            std::string packed = "before", back = "before";
            QVERIFY(packHex(raw, size_t(pattern.size()), packed));
            QVERIFY(packed.size() <= 6 + 2 + size_t(pattern.size()) + count * size_t(packedBytes));
            QVERIFY(unpackHex(std::string_view(packed).substr(6), raw.size(), back));
            QCOMPARE(back, "before" + raw);
        }
    }

    void refusesOthers_data()
    {
        QTest::addColumn<QByteArray>("texts");
        QTest::addColumn<int>("length");
        const auto many = [this](std::string_view pattern) {
            return QByteArray::fromStdString(texts(m_random, pattern, 100));
        };
        QTest::newRow("few") << QByteArray::fromStdString(texts(m_random, traceparent, 15)) << 55;
        QTest::newRow("short") << many("#######") << 7;
        QTest::newRow("long") << many(std::string(257, '#')) << 257;
        QTest::newRow("not all so long") << many("########") + "0" << 8;
        QTest::newRow("various lengths") << many("########") << 0;
        QTest::newRow("mostly the same") << many("customer-########") << 17;
        QTest::newRow("upper case in one of them") << many("########") + "0123ABCD" << 8;
        QTest::newRow("zero bytes") << many(std::string_view("\0#######", 8)) << 8;
    }

    void refusesOthers()
    {
        QFETCH(const QByteArray, texts);
        QFETCH(const int, length);
        std::string packed = "before";
        QVERIFY(!packHex(std::string_view(texts.constData(), size_t(texts.size())), size_t(length), packed));
        QCOMPARE(packed, std::string("before"));
    }

    /// One byte of a text is set to each value there is: it is packed and comes back, or it is refused.
    void tellsDigitsFromAllOtherBytes()
    {
        const std::string raw = texts(m_random, "########", 64);
        for (size_t place = 0; place < 16; ++place)
            for (int byte = 0; byte < 256; ++byte) {
                std::string one = raw;
                one[100 + place] = char(byte);
                std::string packed, back;
                const bool isDigit = byte && std::strchr("0123456789abcdef", byte);
                QCOMPARE(packHex(one, 8, packed), isDigit);
                if (isDigit)
                    QVERIFY(unpackHex(packed, one.size(), back) && back == one);
            }
    }

    void bearsDamage()
    {
        const std::string raw = texts(m_random, traceparent, 100);
        std::string whole;
        QVERIFY(packHex(raw, 55, whole));
        std::string back;
        QVERIFY(!unpackHex(whole, raw.size() + 55, back));
        QVERIFY(!unpackHex(whole, raw.size() - 1, back));
        QVERIFY(!unpackHex({}, raw.size(), back));
        for (int round = 0; round < 3000; ++round) {
            std::string packed = whole;
            for (int flips = 1 + int(m_random() % 3); flips > 0; --flips)
                packed[m_random() % std::min<size_t>(packed.size(), 80)] = char(m_random());
            if (m_random() % 4 == 0)
                packed.resize(m_random() % packed.size());
            back.clear();
            (void)unpackHex(packed, raw.size(), back);
            QVERIFY(back.size() <= raw.size());
        }
    }

    void joinsPiecesInTheirOrder()
    {
        const std::string ids = texts(m_random, traceparent, 50), uuids = texts(m_random, "########-####", 50);
        const std::string words =
            "some words, and more of them, so that they are worth packing: more, more, more, more";
        Compressor compressor;
        for (const std::vector<ColumnPiece> &pieces :
             {std::vector<ColumnPiece>{{words}, {ids, 55}, {words}, {words}, {uuids, 13}, {ids, 0}},
              {{ids, 55}},
              {{words}, {words}},
              {{ids, 55}, {uuids, 13}},
              {}}) {
            std::string expected, blob, back;
            for (const ColumnPiece &piece : pieces)
                expected += piece.bytes;
            compressor.pack(pieces, blob);
            QVERIFY(compressor.unpack(blob, back));
            QCOMPARE(back, expected);
            for (size_t size = 0; size < blob.size(); ++size)
                QVERIFY(!compressor.unpack(std::string_view(blob).substr(0, size), back) || back != expected);
        }
    }

    void partsAreBoundedTogetherAndDoNotNest()
    {
        Compressor compressor;
        std::string half, back;
        compressor.pack(std::string(largestColumn / 2 + 1, 'x'), half);
        std::string two(1, '\x03');
        putNumber(two, 2 * (largestColumn / 2 + 1));
        putText(two, half);
        putText(two, half);
        QVERIFY(!compressor.unpack(two, back));
        QVERIFY(back.size() <= largestColumn);
        std::string one, nested(1, '\x03');
        compressor.pack("word", one);
        std::string inner(1, '\x03');
        putNumber(inner, 4);
        putText(inner, one);
        QVERIFY(compressor.unpack(inner, back));
        putNumber(nested, 4);
        putText(nested, inner);
        QVERIFY(!compressor.unpack(nested, back));
    }
};

QTEST_GUILESS_MAIN(TestHexPacking)
#include "tst_hexpacking.moc"
