// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/bodyreader.h"

#include <QTest>

using namespace rheo;

namespace {

QByteArray joined(const CandidateList &list)
{
    QByteArray text;
    for (const Candidate &one : list.all())
        text += QByteArray::number(one.rule) + '=' + QByteArray(one.value.data(), qsizetype(one.value.size())) + ';';
    return text;
}

// Outside of the class: moc stumbles over it.
const char cloudEvent[] =
    R"({"id":"e1","source":"/s","causationid":"e0","correlationid":"c","subject":"o-1","partitionkey":"p",)"
    R"("traceparent":"t","data":{"orderId":"o-1","requestId":"r","id":"not this"}})";

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

class TestBodyReader : public QObject
{
    Q_OBJECT

    BodyReader m_reader;

private Q_SLOTS:

    void readsNames_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &expected) {
            QTest::newRow(name) << body << expected;
        };
        row("top level", R"({"a":1,"correlationId":"c-1","b":{}})", "10=c-1;");
        row("spelling", R"({"correlation_id":"1","X-Request-ID":"2","trace.id":"3","flowid":"4"})",
            "10=1;10=2;10=3;10=4;");
        row("whole number", R"({"sagaId": 123 ,"x":0})", "10=123;");
        row("negative number", R"({"sagaId":-5})", "10=-5;");
        row("fraction is no id", R"({"sagaId":1.5})", "");
        row("other kinds are no ids", R"({"sagaId":null,"cid":true,"flowId":[1],"requestId":{"a":"b"}})", "");
        row("one below", R"({"meta":{"traceId":"t"},"cid":"c"})", "10=t;10=c;");
        row("two below is too deep", R"({"a":{"b":{"traceId":"t"}},"cid":"c"})", "10=c;");
        row("arrays are not entered", R"({"a":[{"traceId":"t"}],"cid":"c"})", "10=c;");
        row("undoes escapes", "{\"cid\":\"a\\\"b\\u00e9\"}", "10=a\"b\xc3\xa9;");
        row("16 hex in lower case", R"({"traceId":"ABCDEF0123456789"})", "10=abcdef0123456789;");
        row("broken end", R"({"cid":"c","x":)", "");
        row("broken inside", R"({"cid":"c",:::,"flowId":"f"})", "10=c;");
        row("not JSON", "{nonsense}", "");
        row("array", R"([{"cid":"c"}])", "");
        row("text", R"("cid")", "");
        row("empty", "", "");
        row("brace only", "{", "");
        row("not UTF-8", "{\"cid\":\"\xff\xfe\"}", "");
        row("registry frame", QByteArray("\0\0\0\0\7", 5) + R"({"cid":"c"})", "10=c;");
        row("long key", '{' + QByteArray("\"") + QByteArray(200, 'k') + "\":1,\"cid\":\"c\"}", "10=c;");
        row("as large as may be", "{\"cid\":\"c\",\"x\":\"" + QByteArray((1 << 20) - 18, 'x') + "\"}", "10=c;");
        row("too large", "{\"cid\":\"c\",\"x\":\"" + QByteArray(1 << 20, 'x') + "\"}", "");
        row("deep", "{\"a\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + ",\"cid\":\"c\"}", "10=c;");
    }

    void readsNames()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, expected);
        CandidateList list;
        m_reader.readNames(view(body), list);
        QCOMPARE(joined(list), expected);
    }

    void readsPointers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray order = R"({"order":{"id":"o-1","n":7,"x":1.5},"a/b":"s","list":["p","q"]})";
        QTest::newRow("text") << order << QByteArray("/order/id") << QByteArray("0=o-1;");
        QTest::newRow("number") << order << QByteArray("/order/n") << QByteArray("0=7;");
        QTest::newRow("fraction") << order << QByteArray("/order/x") << QByteArray();
        QTest::newRow("object") << order << QByteArray("/order") << QByteArray();
        QTest::newRow("escaped") << order << QByteArray("/a~1b") << QByteArray("0=s;");
        QTest::newRow("in a list") << order << QByteArray("/list/1") << QByteArray("0=q;");
        QTest::newRow("missing") << order << QByteArray("/order/none") << QByteArray();
        QTest::newRow("top-level list") << QByteArray(R"(["a","b"])") << QByteArray("/1") << QByteArray("0=b;");
        QTest::newRow("broken pointer") << order << QByteArray("/~") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello") << QByteArray("/x") << QByteArray();
    }

    void readsPointers()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, pointer);
        QFETCH(const QByteArray, expected);
        CandidateList list;
        m_reader.readPointer(view(body), view(pointer), list);
        QCOMPARE(joined(list), expected);
    }

    void readsCloudEvents()
    {
        CandidateList list;
        const auto event = m_reader.readCloudEvent(cloudEvent, list);
        QCOMPARE(event.id, std::string("e1"));
        QCOMPARE(event.cause, std::string("e0"));
        QCOMPARE(event.correlation, std::string("c"));
        QCOMPARE(event.subject, std::string("o-1"));
        QCOMPARE(event.partitionKey, std::string("p"));
        QCOMPARE(event.traceparent, std::string("t"));
        QCOMPARE(joined(list), QByteArray("10=r;"));
    }
};

QTEST_GUILESS_MAIN(TestBodyReader)
#include "tst_bodyreader.moc"
