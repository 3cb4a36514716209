// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"

#include <cmath>

namespace rheo::test {

namespace {

void add(Architecture &drawing, ElementKind kind, const char *slug)
{
    drawing.put(Element{sampleId(slug), kind, QString::fromLatin1(slug), {}});
}

void reads(Architecture &drawing, const char *topic, const char *service, qint64 budget)
{
    Link link{{sampleId(topic), sampleId(service), LinkKind::Consumes}};
    if (budget > 0)
        link.fields.insert(fields::hopBudget, budget);
    drawing.put(link);
}

void writes(Architecture &drawing, const char *service, const char *topic)
{
    drawing.put(Link{{sampleId(service), sampleId(topic), LinkKind::Produces}});
}

TraceStep step(Sequence sequence, const char *topic, const char *producer, qint64 afterMs, const char *value)
{
    TraceStep step;
    step.sequence = sequence;
    step.topicName = QString::fromLatin1(topic);
    step.topic = sampleId(topic);
    step.producer = sampleId(producer);
    step.producerProven = true;
    step.event.row.position = {qint32(sequence % 3), qint32(sequence % 12), 9'120'200 + sequence};
    step.event.row.timestamp = sampleStart / 1000 + afterMs;
    step.event.row.timestampType = TimestampType::CreateTime;
    step.event.row.arrivalWall = sampleStart + afterMs * 1000 + 8'000;
    step.event.row.keyIsNull = false;
    step.event.row.valueIsNull = false;
    step.event.key = "ord-0048213";
    step.event.value = value;
    step.event.row.valueSize = quint32(step.event.value.size());
    step.event.headers = {{"x-order-id", "ord-0048213"}, {"schema-id", "PaymentEvent v3"}};
    return step;
}

Cause cause(size_t parent, const char *service, Proof proof, qint64 ms, const char *how)
{
    return {parent, sampleId(service), proof, ms * 1000, QString::fromLatin1(how)};
}

} // namespace

ElementId sampleId(const char *slug)
{
    return ElementId(QString::fromLatin1(slug));
}

Architecture sampleDrawing()
{
    Architecture drawing;
    for (const char *service : {"order-service", "inventory-service", "payment-service", "order-saga", "search-sink"})
        add(drawing, ElementKind::Service, service);
    for (const char *topic : {"order-events", "inventory-events", "payment-events"})
        add(drawing, ElementKind::Topic, topic);
    add(drawing, ElementKind::ExternalSystem, "open-search");
    writes(drawing, "order-service", "order-events");
    writes(drawing, "order-saga", "order-events");
    writes(drawing, "inventory-service", "inventory-events");
    writes(drawing, "payment-service", "payment-events");
    reads(drawing, "order-events", "inventory-service", 250);
    reads(drawing, "order-events", "payment-service", 500);
    reads(drawing, "order-events", "search-sink", 0);
    reads(drawing, "inventory-events", "order-saga", 0);
    reads(drawing, "payment-events", "order-saga", 250);
    drawing.put(Link{{sampleId("search-sink"), sampleId("open-search"), LinkKind::ReadsWrites}});
    return drawing;
}

Trace sampleTrace()
{
    Trace trace;
    trace.id = QStringLiteral("ord-0048213");
    trace.aliases = {trace.id, QStringLiteral("4bf92f3577b34da6a3ce929d0e0e4736")};
    trace.events.push_back(step(101, "order-events", "order-service", 0, R"({"status":"CREATED","total":129.90})"));
    trace.events.push_back(
        step(102, "inventory-events", "inventory-service", 212, R"({"status":"RESERVED","lines":3})"));
    trace.events.push_back(step(103, "payment-events", "payment-service", 1307,
                                R"({"orderId":"ord-0048213","status":"AUTHORISED","amount":129.90,"currency":"EUR",)"
                                R"("lines":[{"sku":"A-1","n":2},{}],"card":null})"));
    trace.events.push_back(step(104, "order-events", "order-saga", 1547, R"({"status":"CONFIRMED"})"));
    trace.events[1].causes = {
        cause(0, "inventory-service", Proof::Exact, 212, "Its traceparent names event 1 as the parent.")};
    trace.events[2].causes = {
        cause(0, "payment-service", Proof::Strong, 1307,
              "No traceparent here. Header x-order-id has the same value as in event 1, and the drawing has "
              "payment-service between the two.")};
    trace.events[3].causes = {cause(1, "order-saga", Proof::Inferred, 1335, "The drawing and the time fit."),
                              cause(2, "order-saga", Proof::Inferred, 240, "The drawing and the time fit.")};
    const auto read = [&trace](size_t step, const char *topic, const char *service, bool proven) {
        trace.consumptions.push_back({step, {sampleId(topic), sampleId(service), LinkKind::Consumes}, proven, 0, 0});
    };
    read(0, "order-events", "inventory-service", true);
    read(0, "order-events", "payment-service", true);
    read(0, "order-events", "search-sink", true);
    read(3, "order-events", "search-sink", false);
    return trace;
}

ListedEvent sampleRow(Sequence sequence)
{
    const char *topics[] = {"order-events", "payment-events", "inventory-events"};
    const char *values[] = {R"({"status":"CREATED","total":129.90})", R"({"status":"AUTHORISED"})",
                            R"({"status":"RESERVED","lines":3})"};
    const auto kind = size_t(sequence % 3);
    return {.sequence = sequence,
            .topic = QString::fromLatin1(topics[kind]),
            .partition = qint32(sequence * 7 % 12),
            .offset = 48'213'000 + sequence,
            .arrivalWall = sampleStart + sequence * 260,
            .timestamp = sampleStart / 1000,
            .keyIsNull = false,
            .valueIsNull = false,
            .valueSize = 40,
            .key = "ord-00" + std::to_string(48'000 + sequence % 900),
            .value = values[kind]};
}

EventRange sampleRange(const std::vector<Sequence> &asked)
{
    EventRange range{asked, {}};
    for (const Sequence sequence : asked)
        range.events.push_back(sampleRow(sequence));
    return range;
}

std::vector<TraceSummary> sampleSummaries(int count)
{
    std::vector<TraceSummary> traces;
    for (int i = 0; i < count; ++i)
        traces.push_back({QStringLiteral("ord-00%1").arg(48'000 + i),
                          i * 4,
                          1 + i % 5,
                          {QStringLiteral("order-events"), QStringLiteral("inventory-events")},
                          sampleStart + i * 40'000,
                          1'000 * (180 + i * 37 % 1400)});
    return traces;
}

Density sampleDensity()
{
    Density density{sampleStart, 1'000'000, {}};
    for (int i = 0; i < 300; ++i) {
        const qint64 trouble = i > 230 ? (i - 230) * 14 : 0;
        density.bars.push_back({3'000 + qint64(900 * std::sin(i / 9.0) + 600 * std::sin(i / 2.3)) - trouble, trouble});
    }
    return density;
}

} // namespace rheo::test
