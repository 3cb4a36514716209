// SPDX-License-Identifier: Apache-2.0
#include "tests/model/trace/samplerecording.h"

namespace rheo {

namespace {

template<typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

Architecture parsed(const QString &text)
{
    const auto architecture = parseText(text);
    if (!architecture)
        qFatal("%s", qPrintable(architecture.error().front().message));
    return *architecture;
}

} // namespace

SampleRecording::SampleRecording(const QString &path, const QString &drawingText) : architecture(parsed(drawingText))
{
    RecordingInfo info;
    info.clusterId = QStringLiteral("sample");
    info.startedWall = sampleStart;
    m_writer = must(RecordingWriter::create(path, info, RuleSet::of(architecture), writeRheo({architecture})));
}

qint32 SampleRecording::topicNumber(const QString &topic)
{
    return must(m_writer->topicNumber(topic, {}, 1));
}

qint64 SampleRecording::add(const SampleEvent &event)
{
    const qint64 offset = m_offsets[{event.topic, event.partition}]++;
    EventRow row;
    row.position = {topicNumber(event.topic), event.partition, offset};
    row.timestamp = sampleStart / 1000 + event.atMs;
    row.timestampType = TimestampType::CreateTime;
    row.arrivalWall = sampleStart + event.atMs * 1000;
    row.arrivalSteady = row.arrivalWall;
    row.keyIsNull = event.key.empty();
    row.valueIsNull = event.value.empty();
    row.valueSize = quint32(event.value.size());
    EventBatch batch;
    batch.append(row, event.key, event.value);
    for (const auto &[name, value] : event.headers)
        batch.addHeader(name, value, false);
    must(m_writer->append(batch));
    return offset;
}

void SampleRecording::commit(const QString &group, const QString &topic, qint64 offset, qint64 atMs)
{
    Observation commit;
    commit.kind = Observation::Kind::Commit;
    commit.group = group;
    commit.topic = topicNumber(topic);
    commit.partition = 0;
    commit.offset = offset;
    commit.arrivalWall = sampleStart + atMs * 1000;
    commit.arrivalSteady = commit.arrivalWall;
    must(m_writer->observe(commit));
}

void SampleRecording::store()
{
    must(m_writer->commit());
}

void SampleRecording::finish()
{
    store();
    must(m_writer->finish());
    m_writer.reset();
}

std::string sampleTraceId(int number)
{
    return QStringLiteral("4bf92f3577b34da6%1").arg(number, 16, 16, QLatin1Char('0')).toStdString();
}

std::string sampleTraceparent(int number)
{
    return "00-" + sampleTraceId(number) + "-00f067aa0ba902b7-01";
}

QString sampleDrawing()
{
    return QStringLiteral("service orders\n"
                          "topic order-events\n"
                          "service inventory group inventory-service\n"
                          "topic inventory-events\n"
                          "service notification\n"
                          "orders -> order-events\n"
                          "order-events -> inventory\n"
                          "inventory -> inventory-events\n"
                          "inventory-events -> notification\n");
}

void addSampleOrders(SampleRecording &recording, int orders)
{
    for (int order = 0; order < orders; ++order) {
        const qint64 at = 1000 + order * 100;
        const std::string key = "order-" + std::to_string(order);
        if (order % 10 == 0) {
            recording.commit(QStringLiteral("inventory-service"), QStringLiteral("order-events"), order, at - 10);
            recording.commit(QStringLiteral("notification"), QStringLiteral("inventory-events"), order, at - 10);
        }
        const std::vector<std::pair<std::string, std::string>> headers{{"traceparent", sampleTraceparent(order + 1)}};
        recording.add({QStringLiteral("order-events"), at, key, "{\"total\":1}", headers});
        recording.add({QStringLiteral("inventory-events"), at + 12, key, "{\"reserved\":true}", headers});
    }
    const qint64 end = 1000 + orders * 100;
    recording.commit(QStringLiteral("inventory-service"), QStringLiteral("order-events"), orders, end);
    recording.commit(QStringLiteral("notification"), QStringLiteral("inventory-events"), orders, end);
}

} // namespace rheo
