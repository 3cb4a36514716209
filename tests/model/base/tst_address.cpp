// SPDX-License-Identifier: Apache-2.0
#include "model/base/address.h"

#include <QTest>

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one") << "localhost:9092" << "localhost:9092";
        QTest::newRow("blanks around") << "  a:1 ,  b:2 " << "a:1,b:2";
        QTest::newRow("lowest and highest port") << "a:1,a:65535" << "a:1,a:65535";
        QTest::newRow("IPv6") << "[2001:db8::1]:9092" << "[2001:db8::1]:9092";
        QTest::newRow("IPv4 in IPv6") << "[::ffff:10.0.0.1]:9092" << "[::ffff:10.0.0.1]:9092";
        for (const char *bad : {"",         " ",       ",",    "a",        "a:",    ":1",      "a:0",
                                "a:65536",  "a:99999", "a:1,", "a:1,,b:2", "a b:1", "a:1 b:2", "http://a:1",
                                "::1:9092", "[::1]",   "[]:1", "a:+1",     "a:1x",  "a:\u0661"})
            QTest::newRow(qPrintable(QStringLiteral("not '%1'").arg(QString::fromUtf8(bad))))
                << QString::fromUtf8(bad) << QString();
        QTest::newRow("a line break at the end of one") << "a:1\n,b:2" << "a:1,b:2";
        QTest::newRow("not a line break inside") << "a:1\nb:2" << QString();
    }

    void readsAddresses()
    {
        QFETCH(QString, text);
        const auto read = rheo::brokerAddresses(text);
        QTEST(read.value_or(QString()), "expected");
        if (!read) {
            QCOMPARE(read.error().kind, rheo::ErrorKind::Usage);
            QVERIFY(read.error().message.contains(QStringLiteral("localhost:9092")));
        }
    }

    void whatIsQuotedIsShort()
    {
        const auto read = rheo::brokerAddresses(QString(100'000, QLatin1Char('x')));
        QVERIFY(!read);
        QVERIFY(read.error().message.size() < 400);
    }
};

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
