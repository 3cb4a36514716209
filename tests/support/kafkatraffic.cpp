// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kafkatraffic.h"

#include <librdkafka/rdkafka.h>

#include <atomic>

namespace rheo::test {

namespace {

constexpr int patienceMs = 60'000;
constexpr int questionMs = 2'000;

struct Deleter
{
    void operator()(rd_kafka_queue_t *queue) const { rd_kafka_queue_destroy(queue); }

    void operator()(rd_kafka_event_t *event) const { rd_kafka_event_destroy(event); }

    void operator()(rd_kafka_topic_partition_list_t *list) const { rd_kafka_topic_partition_list_destroy(list); }
};

template<typename T> using Owned = std::unique_ptr<T, Deleter>;
using PartitionList = Owned<rd_kafka_topic_partition_list_t>;

bool well(const char *what, rd_kafka_resp_err_t code)
{
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        qWarning("%s: %s", what, rd_kafka_err2str(code));
    return code == RD_KAFKA_RESP_ERR_NO_ERROR;
}

bool well(const char *what, rd_kafka_error_t *error)
{
    if (!error)
        return true;
    qWarning("%s: %s", what, rd_kafka_error_string(error));
    rd_kafka_error_destroy(error);
    return false;
}

void set(rd_kafka_conf_t *conf, const char *key, const QByteArray &value)
{
    char why[256];
    if (rd_kafka_conf_set(conf, key, value.constData(), why, sizeof why) != RD_KAFKA_CONF_OK)
        qFatal("%s: %s", key, why);
}

PartitionList one(const QString &topic, qint32 partition, qint64 offset)
{
    PartitionList list(rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(list.get(), topic.toUtf8().constData(), partition)->offset = offset;
    return list;
}

rd_kafka_resp_err_t firstError(rd_kafka_event_t *event)
{
    if (rd_kafka_event_error(event))
        return rd_kafka_event_error(event);
    size_t count = 0;
    const rd_kafka_topic_result_t **topics = nullptr;
    if (const auto *made = rd_kafka_event_CreateTopics_result(event))
        topics = rd_kafka_CreateTopics_result_topics(made, &count);
    else if (const auto *gone = rd_kafka_event_DeleteTopics_result(event))
        topics = rd_kafka_DeleteTopics_result_topics(gone, &count);
    else if (const auto *grown = rd_kafka_event_CreatePartitions_result(event))
        topics = rd_kafka_CreatePartitions_result_topics(grown, &count);
    return count ? rd_kafka_topic_result_error(topics[0]) : RD_KAFKA_RESP_ERR_NO_ERROR;
}

} // namespace

struct KafkaTraffic::State
{
    rd_kafka_t *client = nullptr;
    QByteArray bootstrap;
    std::atomic<int> failed{0};

    template<typename Call> bool admin(const char *what, Call call)
    {
        const Owned<rd_kafka_queue_t> queue(rd_kafka_queue_new(client));
        call(queue.get());
        const Owned<rd_kafka_event_t> event(rd_kafka_queue_poll(queue.get(), patienceMs));
        return event ? well(what, firstError(event.get())) : well(what, RD_KAFKA_RESP_ERR__TIMED_OUT);
    }

    bool produce(const Sent &sent);
};

KafkaTraffic::KafkaTraffic(const QString &bootstrap, const QString &transactionalId)
    : m_state(std::make_unique<State>())
{
    m_state->bootstrap = bootstrap.toUtf8();
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", m_state->bootstrap);
    set(conf, "linger.ms", "1");
    set(conf, "queue.buffering.max.messages", "2000000");
    if (!transactionalId.isEmpty())
        set(conf, "transactional.id", transactionalId.toUtf8());
    rd_kafka_conf_set_opaque(conf, m_state.get());
    rd_kafka_conf_set_dr_msg_cb(conf, [](rd_kafka_t *, const rd_kafka_message_t *message, void *opaque) {
        if (message->err)
            ++static_cast<State *>(opaque)->failed;
    });
    char why[256];
    m_state->client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    if (!m_state->client)
        qFatal("producer: %s", why);
    if (!transactionalId.isEmpty())
        well("init transactions", rd_kafka_init_transactions(m_state->client, patienceMs));
}

KafkaTraffic::~KafkaTraffic()
{
    rd_kafka_destroy(m_state->client);
}

bool KafkaTraffic::createTopic(const QString &name, int partitions, const QMap<QString, QString> &config, int replicas)
{
    char why[256];
    rd_kafka_NewTopic_t *topic =
        rd_kafka_NewTopic_new(name.toUtf8().constData(), partitions, replicas, why, sizeof why);
    for (const auto &[key, value] : config.asKeyValueRange())
        rd_kafka_NewTopic_set_config(topic, key.toUtf8().constData(), value.toUtf8().constData());
    const bool made = m_state->admin(
        "create topic", [&](auto *queue) { rd_kafka_CreateTopics(m_state->client, &topic, 1, nullptr, queue); });
    rd_kafka_NewTopic_destroy(topic);
    return made;
}

bool KafkaTraffic::deleteTopic(const QString &name)
{
    rd_kafka_DeleteTopic_t *topic = rd_kafka_DeleteTopic_new(name.toUtf8().constData());
    const bool gone = m_state->admin(
        "delete topic", [&](auto *queue) { rd_kafka_DeleteTopics(m_state->client, &topic, 1, nullptr, queue); });
    rd_kafka_DeleteTopic_destroy(topic);
    return gone;
}

bool KafkaTraffic::addPartitions(const QString &name, int total)
{
    char why[256];
    rd_kafka_NewPartitions_t *more =
        rd_kafka_NewPartitions_new(name.toUtf8().constData(), size_t(total), why, sizeof why);
    const bool grown = m_state->admin(
        "add partitions", [&](auto *queue) { rd_kafka_CreatePartitions(m_state->client, &more, 1, nullptr, queue); });
    rd_kafka_NewPartitions_destroy(more);
    return grown;
}

bool KafkaTraffic::deleteRecordsBefore(const QString &topic, qint32 partition, qint64 offset)
{
    const PartitionList list = one(topic, partition, offset);
    rd_kafka_DeleteRecords_t *records = rd_kafka_DeleteRecords_new(list.get());
    const bool gone = m_state->admin(
        "delete records", [&](auto *queue) { rd_kafka_DeleteRecords(m_state->client, &records, 1, nullptr, queue); });
    rd_kafka_DeleteRecords_destroy(records);
    return gone;
}

bool KafkaTraffic::commitOffset(const QString &group, const QString &topic, qint32 partition, qint64 offset)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", m_state->bootstrap);
    set(conf, "group.id", group.toUtf8());
    char why[256];
    rd_kafka_t *consumer = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, sizeof why);
    const bool done = well("commit", rd_kafka_commit(consumer, one(topic, partition, offset).get(), 0));
    rd_kafka_destroy(consumer);
    return done;
}

bool KafkaTraffic::State::produce(const Sent &sent)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(sent.headers.size());
    for (const auto &[name, value] : sent.headers)
        rd_kafka_header_add(headers, name.constData(), name.size(), value.isNull() ? nullptr : value.constData(),
                            value.size());
    const QByteArray topic = sent.topic.toUtf8();
    const auto code =
        rd_kafka_producev(client, RD_KAFKA_V_TOPIC(topic.constData()), RD_KAFKA_V_PARTITION(sent.partition),
                          RD_KAFKA_V_KEY(sent.key.isNull() ? nullptr : sent.key.constData(), size_t(sent.key.size())),
                          RD_KAFKA_V_VALUE(sent.valueIsNull ? nullptr : const_cast<char *>(sent.value.constData()),
                                           size_t(sent.valueIsNull ? 0 : sent.value.size())),
                          RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        rd_kafka_headers_destroy(headers);
    return well("produce", code);
}

bool KafkaTraffic::send(const std::vector<Sent> &records)
{
    m_state->failed = 0;
    for (const Sent &sent : records) {
        if (!m_state->produce(sent))
            return false;
        rd_kafka_poll(m_state->client, 0);
    }
    return well("flush", rd_kafka_flush(m_state->client, patienceMs)) && m_state->failed == 0;
}

bool KafkaTraffic::send(const QString &topic, qint32 partition, int count, const QByteArray &valuePrefix)
{
    std::vector<Sent> records;
    for (int i = 0; i < count; ++i)
        records.push_back({topic, partition, "k" + QByteArray::number(i), valuePrefix + QByteArray::number(i)});
    return send(records);
}

bool KafkaTraffic::begin()
{
    return well("begin", rd_kafka_begin_transaction(m_state->client));
}

bool KafkaTraffic::commit()
{
    return well("commit transaction", rd_kafka_commit_transaction(m_state->client, patienceMs));
}

bool KafkaTraffic::abort()
{
    return well("abort transaction", rd_kafka_abort_transaction(m_state->client, patienceMs));
}

qint64 KafkaTraffic::end(const QString &topic, qint32 partition)
{
    // Where the leader has just gone, the library (2.0.2) lets a question wait at the dead broker until its time is up,
    // and rd_kafka_query_watermark_offsets for ever. So: short questions, each after a look for the leader of today.
    auto code = RD_KAFKA_RESP_ERR__TIMED_OUT;
    for (int waited = 0; waited < patienceMs; waited += questionMs) {
        const rd_kafka_metadata_t *metadata = nullptr;
        if (rd_kafka_metadata(m_state->client, 1, nullptr, &metadata, questionMs) == RD_KAFKA_RESP_ERR_NO_ERROR)
            rd_kafka_metadata_destroy(metadata);
        const PartitionList asked = one(topic, partition, RD_KAFKA_OFFSET_END);
        code = rd_kafka_offsets_for_times(m_state->client, asked.get(), questionMs);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
            code = asked->elems[0].err;
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
            return asked->elems[0].offset;
        rd_kafka_poll(m_state->client, questionMs / 4);
    }
    well("end offset", code);
    return -1;
}

} // namespace rheo::test
