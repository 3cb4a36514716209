// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/traceheaders.h"

#include <QTest>

using namespace rheo;

namespace {

const QByteArray trace("0af7651916cd43dd8448eb211c80319c");
const QByteArray valid("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

class TestTraceHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsTraceparent_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("expected");
        const auto changed = [](int at, char to) {
            QByteArray bytes = valid;
            bytes[at] = to;
            return bytes;
        };
        QTest::newRow("valid") << valid << trace;
        QTest::newRow("quoted") << '"' + valid + '"' << trace;
        QTest::newRow("not sampled") << changed(54, '0') << trace;
        QTest::newRow("upper case") << changed(4, 'A') << QByteArray("0Af7651916cd43dd8448eb211c80319c");
        QTest::newRow("newer version") << changed(1, '1') << trace;
        QTest::newRow("newer version, longer") << changed(1, '1') + "-more" << trace;
        QTest::newRow("newer version, run on") << changed(1, '1') + "more" << QByteArray();
        QTest::newRow("version 00, longer") << valid + "-more" << QByteArray();
        QTest::newRow("version ff") << "ff" + valid.mid(2) << QByteArray();
        QTest::newRow("no hex in version") << changed(0, 'x') << QByteArray();
        QTest::newRow("no hex in trace") << changed(5, 'g') << QByteArray();
        QTest::newRow("no hex in span") << changed(40, ' ') << QByteArray();
        QTest::newRow("no hex in flags") << changed(54, '-') << QByteArray();
        for (const int at : {2, 35, 52})
            QTest::addRow("no hyphen at %d", at) << changed(at, '0') << QByteArray();
        QTest::newRow("zero trace") << "00-" + QByteArray(32, '0') + valid.mid(35) << QByteArray();
        QTest::newRow("zero span") << valid.left(36) + QByteArray(16, '0') + "-01" << QByteArray();
        for (int size = 0; size < valid.size(); size += 9)
            QTest::addRow("cut at %d", size) << valid.left(size) << QByteArray();
    }

    void readsTraceparent()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, expected);
        QCOMPARE(traceOfTraceparent(view(header)), view(expected));
    }

    void readsB3_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("full") << trace + "-b7ad6b7169203331-1-05e3ac9a4f6e3b90" << trace;
        QTest::newRow("short trace") << QByteArray("8448eb211c80319c-b7ad6b7169203331")
                                     << QByteArray("8448eb211c80319c");
        QTest::newRow("sampling only") << QByteArray("0") << QByteArray();
        QTest::newRow("debug only") << QByteArray("d") << QByteArray();
        QTest::newRow("zero") << QByteArray(32, '0') + "-b7ad6b7169203331" << QByteArray();
        QTest::newRow("odd length") << trace.left(20) + "-b7ad6b7169203331" << QByteArray();
        QTest::newRow("short span") << trace + "-b7ad" << QByteArray();
        QTest::newRow("no hex") << "z" + trace.mid(1) + "-b7ad6b7169203331" << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }

    void readsB3()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, expected);
        QCOMPARE(traceOfB3(view(header)), view(expected));
    }

    void readsJaeger_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("128 bits") << trace + ":b7ad6b7169203331:0:1" << trace;
        QTest::newRow("fills to 16") << QByteArray("abc:1:0:1") << QByteArray("0000000000000abc");
        QTest::newRow("fills to 32") << QByteArray("10af7651916cd43dd:1:0:1")
                                     << QByteArray("00000000000000010af7651916cd43dd");
        QTest::newRow("zero") << QByteArray("0:1:0:1") << QByteArray();
        QTest::newRow("three parts") << QByteArray("abc:1:0") << QByteArray();
        QTest::newRow("too long") << '1' + trace + ":1:0:1" << QByteArray();
        QTest::newRow("no hex") << QByteArray("xyz:1:0:1") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }

    void readsJaeger()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, expected);
        std::string scratch;
        QCOMPARE(traceOfJaeger(view(header), scratch), view(expected));
    }

    void readsDatadog()
    {
        QCOMPARE(traceOfDatadog("1234567890123456789"), std::string_view("1234567890123456789"));
        for (const char *wrong : {"", "0", "-5", "12a", "123456789012345678901"})
            QCOMPARE(traceOfDatadog(wrong), std::string_view());
    }

    void readsNumbers_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isNumber");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("4 bytes") << QByteArray::fromHex("00000003") << true << qint64(3);
        QTest::newRow("8 bytes") << QByteArray::fromHex("00000001a2040015") << true << qint64(0x1a2040015);
        QTest::newRow("negative") << QByteArray::fromHex("ffffffff") << true << qint64(-1);
        QTest::newRow("text") << QByteArray("42") << true << qint64(42);
        QTest::newRow("text of 4") << QByteArray("1234") << true << qint64(1234);
        QTest::newRow("quoted") << QByteArray("\"42\"") << true << qint64(42);
        QTest::newRow("too long a number") << QByteArray("99999999999999999999") << false << qint64(0);
        QTest::newRow("5 bytes") << QByteArray::fromHex("0102030405") << false << qint64(0);
        QTest::newRow("empty") << QByteArray() << false << qint64(0);
    }

    void readsNumbers()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const bool, isNumber);
        QFETCH(const qint64, expected);
        const auto number = headerNumber(view(header));
        QCOMPARE(number.has_value(), isNumber);
        QCOMPARE(number.value_or(0), expected);
    }
};

QTEST_GUILESS_MAIN(TestTraceHeaders)
#include "tst_traceheaders.moc"
