// SPDX-License-Identifier: Apache-2.0
#include "model/base/displaytext.h"

#include <QTest>

using namespace rheo;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void shows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("order 42") << QStringLiteral("order 42");
        QTest::newRow("umlaut") << QByteArray("Lübeck") << QString::fromUtf8("Lübeck");
        QTest::newRow("escape sequence") << QByteArray("\x1b[31mred") << QStringLiteral("\\x1b[31mred");
        QTest::newRow("nul") << QByteArray("a\0b", 3) << QStringLiteral("a\\x00b");
        QTest::newRow("c1") << QByteArray("\xc2\x9b") << QStringLiteral("\\x9b");
        QTest::newRow("right to left override") << QByteArray("\xe2\x80\xae") << QStringLiteral("\\u{202e}");
        QTest::newRow("not utf-8") << QByteArray("\xff") << QString(QChar(0xfffd));
    }

    void shows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(displayText(QByteArrayView(bytes)), shown);
    }

    void cuts()
    {
        QCOMPARE(displayText(QByteArrayView("abcdef"), 3), QStringLiteral("abc") + QChar(0x2026));
        QCOMPARE(displayText(QByteArrayView("abc"), 3), QStringLiteral("abc"));
    }
};

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
