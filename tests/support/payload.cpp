// SPDX-License-Identifier: Apache-2.0
#include "tests/support/payload.h"

#include <algorithm>

namespace rheo::test {

namespace {

constexpr char hex[] = "0123456789abcdef";

std::string randomBytes(std::mt19937_64 &random, size_t most)
{
    std::string bytes(random() % (most + 1), '\0');
    std::ranges::generate(bytes, [&] { return char(random()); });
    return bytes;
}

EventRow randomRow(std::mt19937_64 &random)
{
    EventRow row;
    row.position = {qint32(random() % 3), qint32(random() % 5), qint64(random() % 1'000'000)};
    row.timestamp = random() % 8 ? qint64(random() % 1'000'000'000'000) : -1;
    row.arrivalWall = qint64(random() >> 12);
    row.arrivalSteady = qint64(random() >> 12);
    row.timestampType = TimestampType(random() % 3);
    row.keyIsNull = random() % 3 == 0;
    row.valueIsNull = random() % 6 == 0;
    return row;
}

std::string describe(const EventBatch &batch, size_t index)
{
    const EventRow &row = batch.row(index);
    std::string text;
    for (const qint64 number :
         {qint64(row.position.topic), qint64(row.position.partition), row.position.offset, row.timestamp,
          row.arrivalWall, row.arrivalSteady, qint64(row.timestampType), qint64(row.keyIsNull), qint64(row.valueIsNull),
          qint64(row.valueDropped), qint64(row.valueSize)})
        text += std::to_string(number) + ' ';
    text += std::string(batch.key(index)) + '|' + std::string(batch.value(index));
    batch.forEachHeader(index, [&](const Header &h) {
        text += '|' + std::string(h.name) + (h.isNull ? "!" : "=") + std::string(h.value);
    });
    return text;
}

} // namespace

PayloadGenerator::PayloadGenerator(const PayloadSettings &settings)
    : m_settings(settings)
    , m_random(settings.seed)
    , m_offsets(size_t(settings.topics * settings.partitions))
    , m_traceparent("00-00000000000000000000000000000000-0000000000000000-01")
    , m_requestId(32, '0')
    , m_key(16, '0')
{
    m_value = R"({"orderId":"00000000000000000000000000000000","customer":"0000000000000000","amount":000000,)"
              R"("currency":"EUR","status":"ACCEPTED","note":")";
    m_value.resize(std::max(m_value.size() + 2, settings.valueBytes) - 2, '.');
    m_value += "\"}";
}

void PayloadGenerator::putHex(char *out, int words)
{
    for (int word = 0; word < words; ++word) {
        quint64 bits = m_random();
        for (int digit = 0; digit < 16; ++digit, bits >>= 4)
            *out++ = hex[bits & 15];
    }
}

void PayloadGenerator::fillOne(EventBatch &batch)
{
    if (m_count++ % m_settings.eventsAFlow == 0)
        putHex(m_traceparent.data() + 3, 2);
    putHex(m_traceparent.data() + 36, 1);
    putHex(m_requestId.data(), 2);
    putHex(m_key.data(), 1);
    putHex(m_value.data() + 12, 2);
    putHex(m_value.data() + 58, 1);
    const quint64 bits = m_random();
    for (int digit = 0; digit < 6; ++digit)
        m_value[size_t(85 + digit)] = char('1' + (bits >> (8 * digit)) % 9);
    const size_t place = bits % m_offsets.size();
    m_time += qint64(bits >> 60);
    EventRow row;
    row.position = {qint32(place) / m_settings.partitions, qint32(place) % m_settings.partitions, m_offsets[place]++};
    row.timestamp = m_time / 1000;
    row.arrivalWall = m_time;
    row.arrivalSteady = m_time - 1'600'000'000'000'000;
    row.timestampType = TimestampType::CreateTime;
    row.keyIsNull = row.valueIsNull = false;
    row.valueSize = quint32(m_value.size());
    batch.append(row, m_key, m_value);
    batch.addHeader("traceparent", m_traceparent, false);
    batch.addHeader("x-request-id", m_requestId, false);
    batch.addHeader("content-type", "application/json", false);
}

void PayloadGenerator::fill(EventBatch &batch, size_t count)
{
    for (size_t i = 0; i < count; ++i)
        fillOne(batch);
}

EventBatch randomEvents(std::mt19937_64 &random, size_t count)
{
    static const std::string names[] = {"traceparent", "id", "", "x-request-id", std::string("bin\0ary", 7), "ce_id"};
    EventBatch batch;
    for (size_t i = 0; i < count; ++i) {
        EventRow row = randomRow(random);
        const std::string key = row.keyIsNull ? std::string() : randomBytes(random, 20);
        const std::string value = row.valueIsNull ? std::string() : randomBytes(random, 300);
        row.valueSize = quint32(value.size());
        batch.append(row, key, value);
        for (size_t header = random() % 5; header > 0; --header) {
            const bool isNull = random() % 4 == 0;
            batch.addHeader(names[random() % std::size(names)], isNull ? std::string() : randomBytes(random, 40),
                            isNull);
        }
    }
    return batch;
}

std::string difference(const EventBatch &a, const EventBatch &b)
{
    if (a.size() != b.size())
        return std::to_string(a.size()) + " events against " + std::to_string(b.size());
    for (size_t index = 0; index < a.size(); ++index) {
        if (describe(a, index) != describe(b, index))
            return "event " + std::to_string(index) + ": " + describe(a, index) + " against " + describe(b, index);
    }
    return {};
}

} // namespace rheo::test
