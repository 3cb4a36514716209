// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/tapbatch.h"

#include <chrono>

namespace rheo {

namespace {

std::string_view bytes(const void *start, size_t size)
{
    return start ? std::string_view(static_cast<const char *>(start), size) : std::string_view();
}

TimestampType typeFrom(rd_kafka_timestamp_type_t type)
{
    return type == RD_KAFKA_TIMESTAMP_CREATE_TIME       ? TimestampType::CreateTime
           : type == RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME ? TimestampType::LogAppendTime
                                                        : TimestampType::None;
}

void appendHeaders(EventBatch &batch, const rd_kafka_message_t &message)
{
    rd_kafka_headers_t *headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    const char *name = nullptr;
    const void *value = nullptr;
    size_t size = 0;
    for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
        batch.addHeader(name, bytes(value, size), value == nullptr);
}

} // namespace

Arrival Arrival::now()
{
    using std::chrono::duration_cast;
    using std::chrono::microseconds;
    return {duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count(),
            duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

void appendRecord(EventBatch &batch, const rd_kafka_message_t &message, qint32 topic, const Arrival &arrival)
{
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    EventRow row;
    row.timestamp = rd_kafka_message_timestamp(&message, &type);
    row.timestampType = typeFrom(type);
    row.position = {topic, message.partition, message.offset};
    row.arrivalWall = arrival.wall;
    row.arrivalSteady = arrival.steady;
    row.keyIsNull = message.key == nullptr;
    row.valueIsNull = message.payload == nullptr;
    row.valueSize = quint32(message.len);
    batch.append(row, bytes(message.key, message.key_len), bytes(message.payload, message.len));
    appendHeaders(batch, message);
}

} // namespace rheo
