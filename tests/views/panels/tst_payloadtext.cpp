// SPDX-License-Identifier: Apache-2.0
#include "views/panels/payloadtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace rheo::ui;

namespace {

QJsonValue randomJson(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 0 ? 7 : 5)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return random.bounded(2) == 0;
    case 2:
        return random.bounded(2'000'000) - 1'000'000;
    case 3:
        return QString::fromUtf8("a \"quoted\" \\ , : {}[] 注文");
    case 4:
        return QString::number(random.generate());
    case 5: {
        QJsonArray array;
        for (int i = random.bounded(4); i > 0; --i)
            array += randomJson(random, depth - 1);
        return array;
    }
    default: {
        QJsonObject object;
        for (int i = random.bounded(4); i > 0; --i)
            object[QStringLiteral("key %1, \"").arg(i)] = randomJson(random, depth - 1);
        return object;
    }
    }
}

} // namespace

class TestPayloadText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void isNoJson_data();
    void isNoJson();
    void layoutChangesNothing();
    void dumps_data();
    void dumps();
    void everyByteIsInTheDump();
    void textKeepsItsLines();
    void whatDeceivesIsShown();
};

void TestPayloadText::laysOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *json, const char *text) {
        QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(text);
    };
    row("{}", "{}");
    row(" [ ] \n", "[]");
    row("{\"a\":1}", "{\n  \"a\": 1\n}");
    row("{\"a\":{\"b\":[]},\"c\":[1,2]}", "{\n  \"a\": {\n    \"b\": []\n  },\n  \"c\": [\n    1,\n    2\n  ]\n}");
    row("{\"n\":1.50,\"n\":1e2}", "{\n  \"n\": 1.50,\n  \"n\": 1e2\n}");
    row("{\"b\":1,\"a\":2}", "{\n  \"b\": 1,\n  \"a\": 2\n}");
    row("{\"a:,{}[]\":\"x:,{}[]\"}", "{\n  \"a:,{}[]\": \"x:,{}[]\"\n}");
    row("[\"a\\\"b\\\\\",null,true]", "[\n  \"a\\\"b\\\\\",\n  null,\n  true\n]");
    row("[12345678901234567890123]", "[\n  12345678901234567890123\n]");
}

void TestPayloadText::laysOut()
{
    QFETCH(QByteArray, json);
    const auto pretty = prettyJson(json);
    QVERIFY(pretty);
    QTEST(*pretty, "text");
}

void TestPayloadText::isNoJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes : {"", "   ", "7", "\"text\"", "null", "{", "[1,2", "{\"a\"}", "{a:1}", "{} x", "{\"a\":1,}",
                              "\x00\x01\x02", "{\"a\": \"\xff\"}"})
        QTest::newRow(bytes) << QByteArray(bytes);
    QTest::newRow("Avro") << QByteArray("\0\0\0\0\x07{\"", 7);
    QTest::newRow("very deep") << QByteArray(100'000, '[');
}

void TestPayloadText::isNoJson()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!prettyJson(bytes));
}

void TestPayloadText::layoutChangesNothing()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 500; ++round) {
        const QJsonValue value = randomJson(random, 5);
        if (!value.isArray() && !value.isObject())
            continue;
        const QJsonDocument document =
            value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        const auto pretty = prettyJson(document.toJson(QJsonDocument::Compact));
        QVERIFY(pretty);
        QCOMPARE(prettyJson(document.toJson(QJsonDocument::Indented)), pretty);
        QCOMPARE(prettyJson(pretty->toUtf8()), pretty);
        QCOMPARE(QJsonDocument::fromJson(pretty->toUtf8()), document);
    }
}

void TestPayloadText::dumps_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("a few") << QByteArray("Hi\n\x00\xff%1", 7)
                           << QStringLiteral("000000  48 69 0a 00 ff 25 31") + QString(29, u' ') +
                                  QStringLiteral("Hi...%1");
    QTest::newRow("one line") << QByteArray(16, 'a')
                              << QStringLiteral("000000  ") + QString(QStringLiteral("61 ")).repeated(15) +
                                     QStringLiteral("61  aaaaaaaaaaaaaaaa");
}

void TestPayloadText::dumps()
{
    QFETCH(QByteArray, bytes);
    QTEST(hexDump(bytes), "text");
}

void TestPayloadText::everyByteIsInTheDump()
{
    QRandomGenerator random(QRandomGenerator::global()->generate());
    for (int round = 0; round < 100; ++round) {
        QByteArray bytes;
        for (int length = random.bounded(200); length > 0; --length)
            bytes += char(random.bounded(256));
        QByteArray read;
        qsizetype offset = 0;
        for (const QString &line : hexDump(bytes).split(u'\n', Qt::SkipEmptyParts)) {
            QCOMPARE(line.left(6).toLongLong(nullptr, 16), offset);
            const QByteArray part = QByteArray::fromHex(line.mid(8, 47).toLatin1());
            QCOMPARE(line.mid(57).size(), part.size());
            read += part;
            offset += 16;
        }
        QCOMPARE(read, bytes);
    }
}

void TestPayloadText::textKeepsItsLines()
{
    QCOMPARE(payloadAsText({}), QString());
    QCOMPARE(payloadAsText("a"), QStringLiteral("a"));
    QCOMPARE(payloadAsText("a\nb"), QStringLiteral("a\nb"));
    QCOMPARE(payloadAsText("a\n"), QStringLiteral("a\n"));
    QCOMPARE(payloadAsText("\n\n"), QStringLiteral("\n\n"));
    QCOMPARE(payloadAsText(QByteArray(100'000, 'x')).size(), 100'000);
}

void TestPayloadText::whatDeceivesIsShown()
{
    for (const QByteArray &bytes : {QByteArray("a\x1b[31mb"), QByteArray("a\u202eb"), QByteArray("a\0b", 3)}) {
        const QString text = payloadAsText(bytes);
        for (const QChar c : text)
            QVERIFY2(c.isPrint(), qPrintable(text));
        QVERIFY(text.startsWith(u'a') && text.endsWith(u'b') && text.size() > 3);
    }
    const auto json = prettyJson("{\"a\": \"x\u202ey\"}");
    QVERIFY(json && !json->contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(TestPayloadText)
#include "tst_payloadtext.moc"
