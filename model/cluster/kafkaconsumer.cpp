// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/kafkahandle.h"

namespace rheo {

struct GroupConsumer::State
{
    rd_kafka_t *client = nullptr;
    QString group;
    Notice notice;
    LastTrouble trouble;

    ~State();
    static void rebalanced(rd_kafka_t *, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t *, void *opaque);
    static void failed(rd_kafka_t *, int code, const char *reason, void *opaque);
};

namespace {

struct FreeList
{
    void operator()(rd_kafka_topic_partition_list_t *list) const { rd_kafka_topic_partition_list_destroy(list); }
};

using PartitionList = std::unique_ptr<rd_kafka_topic_partition_list_t, FreeList>;

PartitionList emptyList(qsizetype size)
{
    return PartitionList(rd_kafka_topic_partition_list_new(int(size)));
}

PartitionList listOf(const TopicPartition &one)
{
    PartitionList list = emptyList(1);
    rd_kafka_topic_partition_list_add(list.get(), one.topic.toUtf8().constData(), one.partition);
    return list;
}

QList<TopicPartition> partitionsOf(const rd_kafka_topic_partition_list_t &list)
{
    QList<TopicPartition> result;
    for (int i = 0; i < list.cnt; ++i)
        result += {QString::fromUtf8(list.elems[i].topic), list.elems[i].partition};
    return result;
}

QByteArray bytes(const void *data, size_t size)
{
    return {static_cast<const char *>(data), qsizetype(size)};
}

RecordHeaders headersOf(const rd_kafka_message_t &message)
{
    RecordHeaders result;
    rd_kafka_headers_t *headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return result;
    const char *name = nullptr;
    const void *value = nullptr;
    size_t size = 0;
    for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
        result.append({QByteArray(name), bytes(value, size)});
    return result;
}

ReceivedRecord recordOf(const rd_kafka_message_t &message)
{
    return {.place = {QString::fromUtf8(rd_kafka_topic_name(message.rkt)), message.partition, message.offset},
            .key = bytes(message.key, message.key_len),
            .value = bytes(message.payload, message.len),
            .headers = headersOf(message),
            .timestamp = rd_kafka_message_timestamp(&message, nullptr)};
}

} // namespace

GroupConsumer::State::~State()
{
    if (!client)
        return;
    rd_kafka_consumer_close(client);
    rd_kafka_destroy(client);
}

void GroupConsumer::State::rebalanced(rd_kafka_t *client, rd_kafka_resp_err_t code,
                                      rd_kafka_topic_partition_list_t *partitions, void *opaque)
{
    const auto &state = *static_cast<State *>(opaque);
    if (code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
        rd_kafka_assign(client, partitions);
        state.notice(Rebalance::Assigned, partitionsOf(*partitions));
        return;
    }
    state.notice(Rebalance::Revoked, partitionsOf(*partitions));
    rd_kafka_assign(client, nullptr);
}

void GroupConsumer::State::failed(rd_kafka_t *, int, const char *reason, void *opaque)
{
    static_cast<State *>(opaque)->trouble.set(QString::fromUtf8(reason));
}

GroupConsumer::GroupConsumer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

GroupConsumer::GroupConsumer(GroupConsumer &&) noexcept = default;
GroupConsumer &GroupConsumer::operator=(GroupConsumer &&) noexcept = default;
GroupConsumer::~GroupConsumer() = default;

Result<GroupConsumer> GroupConsumer::open(const Connection &connection, const Settings &settings, Notice notice)
{
    auto state = std::make_unique<State>();
    state->group = settings.group;
    state->notice = std::move(notice);
    ClientConfiguration configuration(connection);
    configuration.set("group.id", settings.group);
    configuration.set("client.id", settings.clientId);
    // A member that died holds up its group for no longer than this.
    configuration.set("session.timeout.ms", QStringLiteral("10000"));
    configuration.set("heartbeat.interval.ms", QStringLiteral("1000"));
    configuration.set("enable.auto.commit", QStringLiteral("false"));
    configuration.set("auto.offset.reset", QStringLiteral("earliest"));
    rd_kafka_conf_set_rebalance_cb(configuration.raw(), &State::rebalanced);
    rd_kafka_conf_set_error_cb(configuration.raw(), &State::failed);
    const auto client = configuration.makeClient(RD_KAFKA_CONSUMER, state.get());
    if (!client)
        return std::unexpected(client.error());
    state->client = *client;
    rd_kafka_poll_set_consumer(*client);
    const PartitionList wanted = emptyList(settings.topics.size());
    for (const QString &topic : settings.topics)
        rd_kafka_topic_partition_list_add(wanted.get(), topic.toUtf8().constData(), RD_KAFKA_PARTITION_UA);
    if (const auto code = rd_kafka_subscribe(*client, wanted.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return clusterFailure(QStringLiteral("The consumer group %1 cannot subscribe to %2.")
                                  .arg(settings.group, settings.topics.join(QStringLiteral(", "))),
                              code);
    return GroupConsumer(std::move(state));
}

Result<std::optional<ReceivedRecord>> GroupConsumer::poll(std::chrono::milliseconds wait)
{
    struct FreeMessage
    {
        void operator()(rd_kafka_message_t *message) const { rd_kafka_message_destroy(message); }
    };

    const std::unique_ptr<rd_kafka_message_t, FreeMessage> message(
        rd_kafka_consumer_poll(m_state->client, int(wait.count())));
    if (!message)
        return std::nullopt;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
        return recordOf(*message);
    return clusterFailure(QStringLiteral("The consumer group %1 cannot read: %2. The simulator keeps trying.")
                              .arg(m_state->group, QString::fromUtf8(rd_kafka_message_errstr(message.get()))),
                          message->err);
}

Result<void> GroupConsumer::commit(const QList<RecordPlace> &next, Answer answer)
{
    const PartitionList list = emptyList(next.size());
    for (const RecordPlace &place : next) {
        const QByteArray topic = place.topic.toUtf8();
        rd_kafka_topic_partition_list_add(list.get(), topic.constData(), place.partition)->offset = place.offset;
    }
    const auto code = rd_kafka_commit(m_state->client, list.get(), answer == Answer::Ignore ? 1 : 0);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR__NO_OFFSET)
        return {};
    return clusterFailure(QStringLiteral("The consumer group %1 could not commit its offsets; the records after the "
                                         "last commit will be read again.")
                              .arg(m_state->group),
                          code);
}

void GroupConsumer::pause(const TopicPartition &partition)
{
    rd_kafka_pause_partitions(m_state->client, listOf(partition).get());
}

void GroupConsumer::resume(const TopicPartition &partition)
{
    rd_kafka_resume_partitions(m_state->client, listOf(partition).get());
}

qint64 GroupConsumer::lowWatermark(const TopicPartition &partition) const
{
    qint64 low = -1;
    qint64 high = -1;
    const QByteArray topic = partition.topic.toUtf8();
    const auto code =
        rd_kafka_get_watermark_offsets(m_state->client, topic.constData(), partition.partition,
                                       reinterpret_cast<int64_t *>(&low), reinterpret_cast<int64_t *>(&high));
    return code == RD_KAFKA_RESP_ERR_NO_ERROR && low >= 0 ? low : -1;
}

} // namespace rheo
