// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/tappedtopics.h"

#include "model/base/displaytext.h"
#include "model/cluster/queries.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr std::chrono::seconds askAgainAfter{1};
constexpr std::chrono::seconds transactionPatience{2};
constexpr Milliseconds askDeadline{5000};
constexpr Milliseconds wakeDeadline{1000};

QString place(const QString &topic, qint32 partition)
{
    return QStringLiteral("topic '%1', partition %2").arg(displayText(topic, 249)).arg(partition);
}

bool isUndecodable(rd_kafka_resp_err_t code)
{
    return code == RD_KAFKA_RESP_ERR__BAD_COMPRESSION || code == RD_KAFKA_RESP_ERR__BAD_MSG ||
           code == RD_KAFKA_RESP_ERR__UNDERFLOW || code == RD_KAFKA_RESP_ERR__NOT_IMPLEMENTED ||
           code == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE;
}

} // namespace

TappedTopics::TappedTopics(const ReadOnlyClient &handle) : m_handle(handle), m_queue(rd_kafka_queue_new(handle.get()))
{}

TappedTopics::~TappedTopics() = default;

/// The library gives the same handle, with its first opaque, for every topic of one name: one that was made anew takes
/// over the entry of its predecessor.
void TappedTopics::takeOver(const TappedPartition &wanted)
{
    const auto former = std::ranges::find_if(m_topics, [&](const auto &each) {
        return each.first != wanted.topic && each.second && each.second->name == wanted.name;
    });
    if (former == m_topics.end())
        return;
    remove(former->first);
    auto topic = std::move(former->second);
    m_topics.erase(former);
    topic->number = wanted.topic;
    m_topics[wanted.topic] = std::move(topic);
}

void TappedTopics::add(const TappedPartition &wanted)
{
    takeOver(wanted);
    auto &topic = m_topics[wanted.topic];
    if (!topic) {
        topic = std::make_unique<Topic>();
        topic->number = wanted.topic;
        topic->name = wanted.name;
        rd_kafka_topic_conf_t *conf = rd_kafka_topic_conf_new();
        rd_kafka_topic_conf_set(conf, "auto.offset.reset", "error", nullptr, 0);
        rd_kafka_topic_conf_set_opaque(conf, topic.get());
        topic->handle.reset(rd_kafka_topic_new(m_handle.get(), wanted.name.toUtf8().constData(), conf));
    }
    const auto [partition, isNew] = topic->partitions.try_emplace(wanted.partition);
    if (!isNew)
        return;
    partition->second.expected = wanted.start;
    read(*topic, wanted.partition, partition->second);
}

void TappedTopics::read(Topic &topic, qint32 number, Partition &partition)
{
    partition.isReading =
        rd_kafka_consume_start_queue(topic.handle.get(), number, partition.expected, m_queue.get()) == 0;
    partition.mustAsk = !partition.isReading;
    m_someStopped = m_someStopped || partition.mustAsk;
    partition.endSince = {};
}

void TappedTopics::remove(qint32 topic)
{
    const auto found = m_topics.find(topic);
    if (found == m_topics.end())
        return;
    for (auto &[number, partition] : found->second->partitions)
        if (partition.isReading)
            rd_kafka_consume_stop(found->second->handle.get(), number);
    found->second->partitions.clear();
}

void TappedTopics::stopAll()
{
    for (const auto &each : m_topics)
        remove(each.first);
}

void TappedTopics::account(const Topic &topic, qint32 number, Partition &partition, qint64 upTo, TapHole::Kind kind,
                           TapDelivery &out) const
{
    if (upTo > partition.expected)
        out.holes.push_back({topic.number, number, partition.expected, upTo, kind});
    partition.expected = std::max(partition.expected, upTo);
}

void TappedTopics::take(const rd_kafka_message_t &message, const Arrival &arrival, TapDelivery &out)
{
    auto *topic = message.rkt ? static_cast<Topic *>(rd_kafka_topic_opaque(message.rkt)) : nullptr;
    if (!topic)
        return;
    const auto found = topic->partitions.find(message.partition);
    if (found == topic->partitions.end())
        return;
    Partition &partition = found->second;
    if (message.err)
        return takeError(*topic, partition, message, out);
    if (message.offset < partition.expected)
        return;
    account(*topic, message.partition, partition, message.offset, TapHole::Kind::NotDelivered, out);
    appendRecord(out.events, message, topic->number, arrival);
    partition.expected = message.offset + 1;
    partition.endSince = {};
    partition.trouble.clear();
    m_newestTimestamp = out.events.row(out.events.size() - 1).timestamp;
}

void TappedTopics::takeError(Topic &topic, Partition &partition, const rd_kafka_message_t &message, TapDelivery &out)
{
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        account(topic, message.partition, partition, message.offset, TapHole::Kind::NotDelivered, out);
        partition.endSince = Clock::now();
        partition.trouble.clear();
        return;
    }
    if (message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET || message.err == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE) {
        partition.mustAsk = true;
        partition.askAt = {};
        m_someStopped = true;
        return;
    }
    const QString words = QString::fromUtf8(rd_kafka_message_errstr(&message));
    partition.trouble =
        m_handle.errorOf(QStringLiteral("In ") + place(topic.name, message.partition), message.err).message;
    if (!isUndecodable(message.err) || message.offset < partition.expected)
        return;
    account(topic, message.partition, partition, message.offset, TapHole::Kind::NotDelivered, out);
    account(topic, message.partition, partition, message.offset + 1, TapHole::Kind::Unreadable, out);
    rd_kafka_consume_stop(topic.handle.get(), message.partition);
    read(topic, message.partition, partition);
}

void TappedTopics::retryStopped(TapDelivery &out)
{
    if (!m_someStopped)
        return;
    m_someStopped = false;
    for (const auto &[number, topic] : m_topics)
        for (auto &[index, partition] : topic->partitions)
            if (partition.mustAsk)
                goOn(*topic, index, partition, out);
}

void TappedTopics::goOn(Topic &topic, qint32 number, Partition &partition, TapDelivery &out)
{
    m_someStopped = true;
    if (Clock::now() < partition.askAt)
        return;
    partition.askAt = Clock::now() + askAgainAfter;
    const auto ranges = askOffsets(m_handle, {{topic.name, number}}, askDeadline);
    if (!ranges || ranges->front().low < 0 || ranges->front().high < 0)
        return;
    if (partition.isReading)
        rd_kafka_consume_stop(topic.handle.get(), number);
    partition.isReading = false;
    partition.mustAsk = false;
    if (partition.expected > ranges->front().high) {
        out.restarted.emplace_back(topic.number, number);
        return;
    }
    account(topic, number, partition, ranges->front().low, TapHole::Kind::Expired, out);
    read(topic, number, partition);
}

bool TappedTopics::waitsForTransaction(const Topic &topic, qint32 number, const Partition &partition) const
{
    if (partition.endSince == Clock::time_point{} || Clock::now() - partition.endSince < transactionPatience)
        return false;
    int64_t low = -1;
    int64_t high = -1;
    const auto code =
        rd_kafka_get_watermark_offsets(m_handle.get(), topic.name.toUtf8().constData(), number, &low, &high);
    return code == RD_KAFKA_RESP_ERR_NO_ERROR && high > partition.expected;
}

void TappedTopics::addTo(TapState &state, const Topic &topic, qint32 number, const Partition &partition) const
{
    ++state.partitions;
    int64_t low = -1;
    int64_t high = -1;
    rd_kafka_get_watermark_offsets(m_handle.get(), topic.name.toUtf8().constData(), number, &low, &high);
    state.behindEvents += std::max<qint64>(0, high - partition.expected);
    if (!state.trouble.isEmpty())
        return;
    if (!partition.trouble.isEmpty())
        state.trouble = partition.trouble;
    else if (waitsForTransaction(topic, number, partition))
        state.trouble = QStringLiteral("Waiting for an open transaction in %1: a producer has neither committed nor "
                                       "aborted it.")
                            .arg(place(topic.name, number));
}

void TappedTopics::wakeLeaders() const
{
    std::vector<PartitionId> reading;
    for (const auto &[index, topic] : m_topics)
        for (const auto &[number, partition] : topic->partitions)
            if (partition.isReading && partition.endSince == Clock::time_point{})
                reading.push_back({topic->name, number});
    (void)askEnds(m_handle, reading, wakeDeadline);
}

TapState TappedTopics::state()
{
    TapState state;
    for (const auto &[index, topic] : m_topics)
        for (const auto &[number, partition] : topic->partitions)
            addTo(state, *topic, number, partition);
    if (state.behindEvents > 0 && m_newestTimestamp > 0)
        state.behindMs = std::max<qint64>(0, Arrival::now().wall / 1000 - m_newestTimestamp);
    return state;
}

} // namespace rheo
