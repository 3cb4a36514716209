// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/batchreader.h"

#include "model/cluster/tappedtopics.h"
#include "model/cluster/tapsettings.h"

namespace rheo {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int pollMs = 20;

/// The broker answers with one whole batch, however large, where it may send one byte. With one record waiting the
/// library fetches no more, and looks again after a second (its default back-off, which a tap shortens).
const ReadOnlyClient::Settings oneBatch = {{"fetch.message.max.bytes", "1"}, {"queued.min.messages", "1"}};

} // namespace

struct BatchReader::State
{
    explicit State(ReadOnlyClient kafka) : handle(std::move(kafka)), topics(handle) {}

    ReadOnlyClient handle;
    TappedTopics topics;
    bool isAtEnd = false;

    bool takeOne(int waitMs, TapDelivery &out);
};

bool BatchReader::State::takeOne(int waitMs, TapDelivery &out)
{
    rd_kafka_message_t *raw = nullptr;
    if (rd_kafka_consume_batch_queue(topics.queue(), waitMs, &raw, 1) != 1)
        return false;
    const Owned<rd_kafka_message_t> message(raw);
    isAtEnd = message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    topics.take(*message, Arrival::now(), out);
    return true;
}

BatchReader::BatchReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}

BatchReader::~BatchReader() = default;

Result<std::unique_ptr<BatchReader>> BatchReader::make(const Connection &connection)
{
    auto handle = ReadOnlyClient::make(withTapDefaults(connection), tapSettings(oneBatch));
    if (!handle)
        return std::unexpected(handle.error());
    return std::unique_ptr<BatchReader>(new BatchReader(std::make_unique<State>(std::move(*handle))));
}

TapDelivery BatchReader::read(const TappedPartition &partition, std::chrono::milliseconds patience)
{
    State &state = *m_state;
    TapDelivery delivery;
    const auto deadline = Clock::now() + patience;
    state.isAtEnd = false;
    state.topics.add(partition);
    while (delivery.events.isEmpty() && delivery.holes.empty() && !state.isAtEnd && delivery.restarted.empty() &&
           Clock::now() < deadline) {
        state.handle.poll();
        (void)state.takeOne(pollMs, delivery);
        state.topics.retryStopped(delivery);
    }
    while (!state.isAtEnd && state.takeOne(0, delivery)) {
    }
    state.topics.remove(partition.topic);
    return delivery;
}

bool BatchReader::isAtEnd() const
{
    return m_state->isAtEnd;
}

} // namespace rheo
