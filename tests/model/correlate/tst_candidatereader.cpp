// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/ruleset.h"

#include <QTest>

#include <random>

using namespace rheo;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

const QByteArray traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
const QByteArray trace("0af7651916cd43dd8448eb211c80319c");

// Outside of the class: moc stumbles over it.
const QByteArray cloudEvent = R"({"id":"e1","causationid":"e0","correlationid":"c","traceparent":")" + traceparent +
                              R"(","data":{"requestId":"r"}})";

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

EventBatch eventWith(const Headers &headers, const QByteArray &value = {}, const QByteArray &key = {})
{
    EventBatch batch;
    EventRow row;
    row.keyIsNull = key.isNull();
    row.valueIsNull = value.isNull();
    batch.append(row, view(key), view(value));
    for (const auto &[name, content] : headers)
        batch.addHeader(view(name), view(content), content.isNull());
    return batch;
}

/// "4F=trace 3P=id": rule, slot, value; sorted, as the order says nothing but for Self.
QByteArray joined(const CandidateList &list)
{
    QByteArrayList all;
    for (const Candidate &one : list.all())
        all += QByteArray::number(one.rule) + "FSP"[int(one.slot)] + '=' +
               QByteArray(one.value.data(), qsizetype(one.value.size()));
    std::ranges::sort(all);
    return all.join(' ');
}

QByteArray read(const EventBatch &batch, const RuleSet &rules = {}, const char *topic = "orders")
{
    CandidateReader reader(rules);
    CandidateList list;
    reader.read(batch, 0, topic, list);
    return joined(list);
}

} // namespace

Q_DECLARE_METATYPE(Headers)

class TestCandidateReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsHeaders_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const Headers &headers, const QByteArray &expected) {
            QTest::newRow(name) << headers << expected;
        };
        row("none", {}, "");
        row("unknown", {{"user-agent", "x"}, {"grid", "1"}, {"paid", "2"}}, "");
        row("null header", {{"ce_id", QByteArray()}}, "");
        row("2 CloudEvents, binary",
            {{"ce_id", "e1"},
             {"ce_source", "/s"},
             {"ce_causationid", "e0"},
             {"ce_correlationid", "c"},
             {"ce_subject", "o-1"},
             {"ce_partitionkey", "p"},
             {"ce_traceparent", traceparent}},
            "2F=c 2P=e0 2S=e1 4F=" + trace + " 8F=o-1 8F=p");
        row("6 CloudEvents without a cause", {{"ce_correlationid", "c"}, {"ce_id", "e1"}}, "2S=e1 6F=c");
        row("2 correlation before cause", {{"ce_correlationid", "c"}, {"causationid", "e0"}}, "2F=c 2P=e0");
        row("3 Eventuate", {{"ID", "m2"}, {"reply_to_message_id", "m1"}, {"event-aggregate-id", "7"}},
            "3P=m1 3S=m2 8F=7");
        row("3 Axon 5",
            {{"axon-message-id", "m2"}, {"axon-metadata-causationId", "m1"}, {"axon-metadata-correlationId", "f"}},
            "3P=m1 3S=m2 6F=f");
        row("3 Axon 4", {{"axon-metadata-correlationId", "m1"}, {"axon-metadata-traceId", "f"}}, "3P=m1 6F=f");
        row("6 Axon, only a correlation", {{"axon-metadata-correlationId", "f"}}, "6F=f");
        row("8 Axon aggregate", {{"axon-message-aggregate-id", "a"}}, "8F=a");
        row("3 MassTransit",
            {{"MessageId", "\"m2\""}, {"CorrelationId", "c2"}, {"ConversationId", "v"}, {"InitiatorId", "c1"}},
            "3P=c1 3S=c2 3S=m2 6F=v 7F=c2");
        row("7 CorrelationId alone", {{"CorrelationId", "c"}}, "7F=c");
        row("3 NServiceBus",
            {{"NServiceBus.MessageId", "m2"}, {"NServiceBus.RelatedTo", "m1"}, {"NServiceBus.ConversationId", "v"}},
            "3P=m1 3S=m2 6F=v");
        row("4 traceparent", {{"traceparent", traceparent}}, "4F=" + trace);
        row("4 traceparent of zeros", {{"traceparent", "00-" + QByteArray(32, '0') + traceparent.mid(35)}}, "");
        row("5 b3", {{"b3", trace + "-b7ad6b7169203331-1"}}, "5F=" + trace);
        row("5 X-B3", {{"X-B3-TraceId", trace.toUpper()}, {"X-B3-SpanId", "b7ad6b7169203331"}}, "5F=" + trace);
        row("5 Jaeger", {{"uber-trace-id", "abc:1:0:1"}}, "5F=0000000000000abc");
        row("5 Datadog", {{"x-datadog-trace-id", "12345"}, {"x-datadog-parent-id", "9"}}, "5F=12345");
        row("6 Spring correlation as raw UUID",
            {{"kafka_correlationId", QByteArray::fromHex("8d2f2f146c1f4c589a7b0c5a3e6b7f10")}},
            "6F=8d2f2f14-6c1f-4c58-9a7b-0c5a3e6b7f10");
        row("9 outbox", {{"id", "8d2f"}}, "9S=8d2f");
        row("over 256 bytes", {{"id", QByteArray(257, 'x')}}, "");
        for (const char *name :
             {"correlation-id", "Correlation_Id", "X-Correlation-ID", "requestId", "x-request-id", "trace.id",
              "X-Trace-Id", "conversation-id", "flow-id", "SagaId", "transaction_id", "cid", "CID"})
            QTest::addRow("7 %s", name) << Headers{{name, "v"}} << QByteArray("7F=v");
        for (const char *name : {"correlationidx", "xcid", "id-trace", "conversation-ids", "-----------------------id"})
            QTest::addRow("not 7 %s", name) << Headers{{name, "v"}} << QByteArray();
    }

    void readsHeaders()
    {
        QFETCH(const Headers, headers);
        QFETCH(const QByteArray, expected);
        QCOMPARE(read(eventWith(headers)), expected);
    }

    void putsTheOwnIdBeforeOtherNames()
    {
        const EventBatch batch = eventWith({{"CorrelationId", "c2"}, {"ConversationId", "v"}, {"MessageId", "m2"}});
        CandidateReader reader{RuleSet()};
        CandidateList list;
        reader.read(batch, 0, "orders", list);
        const auto self = std::ranges::find(list.all(), CandidateSlot::Self, &Candidate::slot);
        QCOMPARE(self->value, std::string_view("m2"));
    }

    void readsParents_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray three = QByteArray::fromHex("00000003"), fortyTwo = QByteArray::fromHex("000000000000002a");
        const Headers dlt = {{"kafka_dlt-original-topic", "orders"},
                             {"kafka_dlt-original-partition", three},
                             {"kafka_dlt-original-offset", fortyTwo}};
        const Headers retry = {{"kafka_original-topic", "first"},
                               {"kafka_original-partition", three},
                               {"kafka_original-offset", fortyTwo}};
        QTest::newRow("Spring dead letter") << dlt << QByteArray("orders/3/42");
        QTest::newRow("Spring retry") << retry << QByteArray("first/3/42");
        QTest::newRow("both: the dead letter's") << retry + dlt << QByteArray("orders/3/42");
        QTest::newRow("Connect") << Headers{{"__connect.errors.topic", "orders"},
                                            {"__connect.errors.partition", "3"},
                                            {"__connect.errors.offset", "1234567890123"}}
                                 << QByteArray("orders/3/1234567890123");
        QTest::newRow("several attempts: the last")
            << dlt + Headers{{"kafka_dlt-original-offset", QByteArray::fromHex("000000000000002b")}}
            << QByteArray("orders/3/43");
        QTest::newRow("no offset") << dlt.mid(0, 2) << QByteArray();
        QTest::newRow("negative partition")
            << Headers{dlt[0], {"kafka_dlt-original-partition", QByteArray::fromHex("ffffffff")}, dlt[2]}
            << QByteArray();
        QTest::newRow("nonsense") << Headers{dlt[0], {"kafka_dlt-original-partition", "x"}, dlt[2]} << QByteArray();
    }

    void readsParents()
    {
        QFETCH(const Headers, headers);
        QFETCH(const QByteArray, expected);
        const EventBatch batch = eventWith(headers);
        CandidateReader reader{RuleSet()};
        CandidateList list;
        reader.read(batch, 0, "orders.DLT", list);
        const ParentPosition *parent = list.parentPosition();
        QCOMPARE(parent ? QByteArray::fromStdString(positionText(*parent)) : QByteArray(), expected);
        reader.read(eventWith({}), 0, "orders.DLT", list);
        QVERIFY(!list.parentPosition()); // nothing stays from the event before
    }

    void readsStructuredCloudEvents()
    {
        const Headers headers = {{"content-type", "application/cloudevents+json; charset=UTF-8"}};
        QCOMPARE(read(eventWith(headers, cloudEvent)), "10F=r 2F=c 2P=e0 2S=e1 4F=" + trace);
        QCOMPARE(read(eventWith({{"content-type", "application/json"}}, cloudEvent)), QByteArray("10F=c 10F=r"));
        RuleSet withoutBodies;
        withoutBodies.readBodies = false;
        QCOMPARE(read(eventWith(headers, cloudEvent), withoutBodies), QByteArray());
    }

    void readsBodiesAndKeys()
    {
        QCOMPARE(read(eventWith({}, R"({"sagaId":"s"})", "k")), QByteArray("10F=s 11F=k"));
        QCOMPARE(read(eventWith({}, R"({"sagaId":"s"})")), QByteArray("10F=s"));
        QCOMPARE(read(eventWith({}, {}, QByteArray(""))), QByteArray());
    }

    void readsOwnRulesFirst()
    {
        RuleSet rules;
        rules.readBodies = false;
        rules.topicRules.insert(QStringLiteral("a"), {TopicRule::Source::Header, "Order"});
        rules.topicRules.insert(QStringLiteral("b"), {TopicRule::Source::Key, {}});
        rules.topicRules.insert(QStringLiteral("c"), {TopicRule::Source::Json, "/order/id"});
        const EventBatch batch = eventWith({{"Order", "h"}, {"order", "other"}}, R"({"order":{"id":9}})", "k");
        QCOMPARE(read(batch, rules, "a"), QByteArray("0F=h 11F=k"));
        QCOMPARE(read(batch, rules, "b"), QByteArray("0F=k 11F=k"));
        QCOMPARE(read(batch, rules, "c"), QByteArray("0F=9 11F=k"));
        QCOMPARE(read(batch, rules, "d"), QByteArray("11F=k"));
    }

    void bearsAnyBytes()
    {
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const QByteArrayList names = {"traceparent", "b3",    "uber-trace-id", "kafka_dlt-original-offset", "cid",
                                      "ID",          "ce_id", "content-type",  "x-datadog-trace-id",        ""};
        CandidateReader reader{RuleSet()};
        CandidateList list;
        for (int i = 0; i < 20000; ++i) {
            QByteArray bytes(int(random() % 80), '\0');
            std::ranges::generate(
                bytes, [&] { return random() % 3 ? "0123456789abcdef-:\"{}"[random() % 21] : char(random()); });
            reader.read(eventWith({{names[int(random() % 10)], bytes}}, '{' + bytes, bytes), 0, "t", list);
            for (const Candidate &one : list.all())
                QVERIFY(!one.value.empty() && one.value.size() <= longestCandidate);
        }
    }
};

QTEST_GUILESS_MAIN(TestCandidateReader)
#include "tst_candidatereader.moc"
