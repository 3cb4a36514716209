// SPDX-License-Identifier: Apache-2.0
#include "model/trace/tracejson.h"

#include <QStringDecoder>
#include <nlohmann/json.hpp>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

std::string utf8(const QString &text)
{
    return text.toStdString();
}

Json list(const QStringList &texts)
{
    Json array = Json::array();
    for (const QString &text : texts)
        array.push_back(utf8(text));
    return array;
}

bool isUtf8(const std::string &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    return !decoder.hasError() && text.toUtf8().size() == qsizetype(bytes.size());
}

/// Text as text, anything else as {"base64": …}.
Json bytesJson(const std::string &bytes)
{
    if (isUtf8(bytes))
        return bytes;
    return {{"base64", QByteArray::fromStdString(bytes).toBase64().toStdString()}};
}

Json idJson(const ElementId &id)
{
    return id.isEmpty() ? Json(nullptr) : Json(utf8(id.text()));
}

Json causeJson(const Cause &cause)
{
    return {{"parent", cause.parent + 1},
            {"service", idJson(cause.service)},
            {"proof", utf8(word(cause.proof))},
            {"hopMicroseconds", cause.hopMicroseconds},
            {"how", utf8(cause.how)}};
}

const char *timestampWord(TimestampType type)
{
    if (type == TimestampType::CreateTime)
        return "create";
    return type == TimestampType::LogAppendTime ? "append" : "none";
}

void addPayload(Json &json, const Event &event)
{
    json["key"] = event.row.keyIsNull ? Json(nullptr) : bytesJson(event.key);
    if (event.row.valueDropped)
        json["valueDropped"] = true;
    else
        json["value"] = event.row.valueIsNull ? Json(nullptr) : bytesJson(event.value);
    json["valueBytes"] = event.row.valueSize;
    json["headers"] = Json::array();
    for (const auto &[name, value] : event.headers)
        json["headers"].push_back({{"name", bytesJson(name)}, {"value", bytesJson(value)}});
}

Json stepJson(const TraceStep &step, size_t number)
{
    const EventRow &row = step.event.row;
    Json json = {{"number", number},
                 {"sequence", step.sequence},
                 {"topic", utf8(step.topicName)},
                 {"element", idJson(step.topic)},
                 {"partition", row.position.partition},
                 {"offset", row.position.offset},
                 {"timestampMilliseconds", row.timestamp},
                 {"timestampType", timestampWord(row.timestampType)},
                 {"arrivalMicroseconds", row.arrivalWall},
                 {"producer", idJson(step.producer)},
                 {"producerProven", step.producerProven}};
    json["causes"] = Json::array();
    for (const Cause &cause : step.causes)
        json["causes"].push_back(causeJson(cause));
    json["parentNotRecorded"] = step.parentNotRecorded;
    json["duplicate"] = step.duplicate;
    json["internal"] = step.internal;
    json["attempt"] = step.attempt;
    addPayload(json, step.event);
    return json;
}

Json consumptionJson(const Consumption &consumption, const Architecture &architecture)
{
    return {{"number", consumption.step + 1},
            {"service", idJson(consumption.link.to)},
            {"group", utf8(effectiveGroup(architecture, consumption.link))},
            {"proven", consumption.proven},
            {"afterMicroseconds", consumption.after},
            {"byMicroseconds", consumption.by}};
}

QByteArray written(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace

QByteArray traceJson(const Trace &trace, const Architecture &architecture)
{
    Json json = {{"format", "rheograph-trace"},
                 {"version", 1},
                 {"id", utf8(trace.id)},
                 {"aliases", list(trace.aliases)},
                 {"startMicroseconds", trace.startMicroseconds()},
                 {"durationMicroseconds", trace.durationMicroseconds()}};
    json["weakest"] = trace.weakest() ? Json(utf8(word(*trace.weakest()))) : Json(nullptr);
    json["events"] = Json::array();
    for (size_t i = 0; i < trace.events.size(); ++i)
        json["events"].push_back(stepJson(trace.events[i], i + 1));
    json["consumptions"] = Json::array();
    for (const Consumption &consumption : trace.consumptions)
        json["consumptions"].push_back(consumptionJson(consumption, architecture));
    json["merges"] = list(trace.merges);
    json["limits"] = list(trace.limits);
    return written(json);
}

QByteArray traceListJson(const std::vector<TraceSummary> &traces)
{
    Json json = {{"format", "rheograph-traces"}, {"version", 1}};
    json["traces"] = Json::array();
    for (const TraceSummary &trace : traces)
        json["traces"].push_back({{"id", utf8(trace.id)},
                                  {"firstSequence", trace.first},
                                  {"events", trace.events},
                                  {"topics", list(trace.topics)},
                                  {"startMicroseconds", trace.startMicroseconds},
                                  {"durationMicroseconds", trace.durationMicroseconds}});
    return written(json);
}

} // namespace rheo
