// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/candidates.h"

#include <QTest>

using namespace rheo;

class TestCandidates : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleansValues_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("plain") << QByteArray("order-1") << QByteArray("order-1");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("quoted") << QByteArray("\"order-1\"") << QByteArray("order-1");
        QTest::newRow("quotes only") << QByteArray("\"\"") << QByteArray();
        QTest::newRow("one quote") << QByteArray("\"") << QByteArray("\"");
        QTest::newRow("short hex keeps its case") << QByteArray("CAFE") << QByteArray("CAFE");
        QTest::newRow("long hex") << QByteArray("ABCDEF0123456789") << QByteArray("abcdef0123456789");
        QTest::newRow("UUID") << QByteArray("8D2F2F14-6C1F-4C58-9A7B-0C5A3E6B7F10")
                              << QByteArray("8d2f2f14-6c1f-4c58-9a7b-0c5a3e6b7f10");
        QTest::newRow("no hex keeps its case")
            << QByteArray("Order-ABCDEF-0123456789") << QByteArray("Order-ABCDEF-0123456789");
        QTest::newRow("16 raw bytes") << QByteArray::fromHex("8d2f2f146c1f4c589a7b0c5a3e6b7f10")
                                      << QByteArray("8d2f2f14-6c1f-4c58-9a7b-0c5a3e6b7f10");
        QTest::newRow("16 printable bytes") << QByteArray("order-0000000001") << QByteArray("order-0000000001");
        QTest::newRow("8 raw bytes stay")
            << QByteArray::fromHex("0000000000000001") << QByteArray::fromHex("0000000000000001");
        QTest::newRow("256 bytes") << QByteArray(256, 'x') << QByteArray(256, 'x');
        QTest::newRow("257 bytes are no id") << QByteArray(257, 'x') << QByteArray();
        QTest::newRow("256 bytes in quotes") << '"' + QByteArray(256, 'x') + '"' << QByteArray(256, 'x');
    }

    void cleansValues()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QByteArray, clean);
        std::string scratch;
        const std::string_view value = cleanedValue({raw.constData(), size_t(raw.size())}, scratch);
        QCOMPARE(QByteArray(value.data(), qsizetype(value.size())), clean);
        const std::string once(value);
        std::string again;
        QCOMPARE(cleanedValue(once, again), std::string_view(once)); // cleaning twice changes nothing
    }

    void keepsCopiesInPlaceWhileItGrows()
    {
        CandidateList list;
        for (int i = 0; i < 40; ++i)
            list.addCopy(7, CandidateSlot::Flow, "v" + std::to_string(i));
        for (int i = 0; i < 40; ++i)
            QCOMPARE(std::string(list.all()[size_t(i)].value), "v" + std::to_string(i));
    }

    void boundsTheirNumber()
    {
        CandidateList list;
        for (int i = 0; i < 1000; ++i)
            list.addCleanedCopy(7, CandidateSlot::Flow, "v" + std::to_string(i));
        QCOMPARE(list.all().size(), mostCandidatesAnEvent);
        list.clear();
        QVERIFY(list.all().empty());
        QVERIFY(!list.parentPosition());
    }

    void writesPositionsAsText() { QCOMPARE(positionText({"orders", 3, 42}), std::string("orders/3/42")); }
};

QTEST_GUILESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
