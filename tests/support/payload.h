// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event.h"

#include <random>

namespace rheo::test {

/// The payload that every figure of ours names: JSON values of a set size with a random 128-bit id and an amount, a
/// traceparent of random ids and two more headers, keys of 16 hex digits, spread over partitions. The same seed gives
/// the same events.
struct PayloadSettings
{
    size_t valueBytes = 220;
    int topics = 4;
    int partitions = 6; ///< of each topic
    quint64 seed = 1;
    int eventsAFlow = 4; ///< events that share one trace id
};

class PayloadGenerator
{
public:
    explicit PayloadGenerator(const PayloadSettings &settings);

    /// Appends `count` events to the batch.
    void fill(EventBatch &batch, size_t count);

private:
    void fillOne(EventBatch &batch);
    void putHex(char *out, int words);

    PayloadSettings m_settings;
    std::mt19937_64 m_random;
    std::vector<qint64> m_offsets;
    std::string m_value;
    std::string m_traceparent;
    std::string m_requestId;
    std::string m_key;
    qint64 m_time = 1'700'000'000'000'000;
    qint64 m_count = 0;
};

/// Whatever Kafka lets through: null and empty keys, values and headers, binary bytes, odd numbers.
[[nodiscard]] EventBatch randomEvents(std::mt19937_64 &random, size_t count);

/// Empty if rows, keys, values and headers are the same; else where they differ.
[[nodiscard]] std::string difference(const EventBatch &, const EventBatch &);

} // namespace rheo::test
