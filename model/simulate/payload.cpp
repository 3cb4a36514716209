// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/payload.h"

#include "model/simulate/chance.h"

#include <QtEndian>
#include <nlohmann/json.hpp>

#include <array>

namespace rheo {

namespace {

constexpr auto traceparentName = "traceparent";
constexpr auto originalTopic = "kafka_dlt-original-topic";

template<typename Integer> QByteArray bigEndian(Integer value)
{
    QByteArray bytes(sizeof(Integer), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// What has happened to an order once its record stands on a topic of this name.
std::string statusOn(const QString &topic)
{
    struct Word
    {
        const char *part;
        const char *status;
    };

    static constexpr std::array words{Word{"payment", "PAID"},       Word{"invoice", "INVOICED"},
                                      Word{"inventory", "RESERVED"}, Word{"stock", "RESERVED"},
                                      Word{"ship", "SHIPPED"},       Word{"deliver", "DELIVERED"},
                                      Word{"refund", "REFUNDED"},    Word{"confirm", "CONFIRMED"},
                                      Word{"notif", "NOTIFIED"},     Word{"order", "PLACED"}};
    for (const Word &word : words) {
        if (topic.contains(QLatin1StringView(word.part), Qt::CaseInsensitive))
            return word.status;
    }
    return "ACCEPTED";
}

nlohmann::ordered_json orderLines(quint64 bits, qint64 &cents)
{
    auto lines = nlohmann::ordered_json::array();
    const auto count = 1 + bits % 2;
    for (quint64 i = 0; i < count; ++i) {
        const quint64 line = stableHash(bits, QByteArray::number(i));
        const qint64 quantity = 1 + qint64(line % 5);
        const qint64 price = 199 + qint64((line >> 8) % 9800);
        cents += quantity * price;
        lines.push_back({{"sku", "SKU-" + std::to_string(10000 + (line >> 24) % 90000)},
                         {"quantity", quantity},
                         {"price", double(price) / 100}});
    }
    return lines;
}

} // namespace

std::optional<TraceContext> traceContext(const RecordHeaders &headers)
{
    for (const auto &[name, value] : headers) {
        if (name != traceparentName || value.size() != 55)
            continue;
        bool isHex = false;
        const quint64 span = value.mid(36, 16).toULongLong(&isHex, 16);
        if (isHex && span != 0)
            return TraceContext{value.mid(3, 32), span};
    }
    return {};
}

RecordHeaders eventHeaders(const TraceContext &context)
{
    const QByteArray span = QByteArray::number(context.span, 16).rightJustified(16, '0');
    return {{traceparentName, "00-" + context.traceId + "-" + span + "-01"}, {"content-type", "application/json"}};
}

QByteArray eventValue(const QByteArray &orderId, const QString &topic)
{
    const quint64 bits = stableHash(0, orderId);
    qint64 cents = 0;
    const auto lines = orderLines(bits, cents);
    const nlohmann::ordered_json value = {{"orderId", orderId.toStdString()},
                                          {"status", statusOn(topic)},
                                          {"customerId", "cust-" + std::to_string(1000 + (bits >> 16) % 9000)},
                                          {"amount", double(cents) / 100},
                                          {"currency", "EUR"},
                                          {"lines", lines}};
    return QByteArray::fromStdString(value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

RecordHeaders deadLetterHeaders(const ReceivedRecord &failed, const QString &group, const TraceContext &context)
{
    RecordHeaders headers = eventHeaders(context);
    for (const auto &header : failed.headers) {
        if (header.first != traceparentName && header.first != "content-type" && !header.first.startsWith("kafka_dlt-"))
            headers += header;
    }
    headers += {{originalTopic, failed.place.topic.toUtf8()},
                {"kafka_dlt-original-partition", bigEndian(failed.place.partition)},
                {"kafka_dlt-original-offset", bigEndian(failed.place.offset)},
                {"kafka_dlt-original-timestamp", bigEndian(failed.timestamp)},
                {"kafka_dlt-original-timestamp-type", "CreateTime"},
                {"kafka_dlt-original-consumer-group", group.toUtf8()},
                {"kafka_dlt-exception-message", "order could not be processed"}};
    return headers;
}

bool isDeadLetter(const RecordHeaders &headers)
{
    return std::ranges::any_of(headers, [](const auto &header) { return header.first == originalTopic; });
}

} // namespace rheo
