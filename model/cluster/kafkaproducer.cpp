// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/kafkahandle.h"

namespace rheo {

struct RecordProducer::State
{
    rd_kafka_t *client = nullptr;
    std::vector<rd_kafka_topic_t *> topics;
    LastTrouble trouble;

    ~State();
    static void delivered(rd_kafka_t *, const rd_kafka_message_t *message, void *opaque);
    static void failed(rd_kafka_t *, int code, const char *reason, void *opaque);
};

RecordProducer::State::~State()
{
    if (!client)
        return;
    rd_kafka_purge(client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    rd_kafka_flush(client, 500);
    for (rd_kafka_topic_t *topic : topics)
        rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(client);
}

void RecordProducer::State::delivered(rd_kafka_t *, const rd_kafka_message_t *message, void *opaque)
{
    const std::unique_ptr<Delivered> answer(static_cast<Delivered *>(message->_private));
    const QString topic = QString::fromUtf8(rd_kafka_topic_name(message->rkt));
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        (*answer)(RecordPlace{topic, message->partition, message->offset});
        return;
    }
    const QString why = static_cast<State *>(opaque)->trouble.text();
    (*answer)(failure(ErrorKind::Cluster,
                      QStringLiteral("A record for the topic %1 was not acknowledged: %2. Check the cluster.")
                          .arg(topic, QString::fromUtf8(rd_kafka_err2str(message->err))),
                      why));
}

void RecordProducer::State::failed(rd_kafka_t *, int, const char *reason, void *opaque)
{
    static_cast<State *>(opaque)->trouble.set(QString::fromUtf8(reason));
}

RecordProducer::RecordProducer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

RecordProducer::RecordProducer(RecordProducer &&) noexcept = default;
RecordProducer &RecordProducer::operator=(RecordProducer &&) noexcept = default;
RecordProducer::~RecordProducer() = default;

Result<RecordProducer> RecordProducer::open(const Connection &connection, const QString &clientId,
                                            const QStringList &topics)
{
    auto state = std::make_unique<State>();
    // What tunes reading in the connection would only make a producer warn.
    Connection writing = connection;
    writing.settings.remove(QStringLiteral("fetch.wait.max.ms"));
    ClientConfiguration configuration(writing);
    configuration.set("client.id", clientId);
    configuration.set("acks", QStringLiteral("all"));
    configuration.set("enable.idempotence", QStringLiteral("true"));
    configuration.set("linger.ms", QStringLiteral("0"));
    configuration.set("message.timeout.ms", QStringLiteral("30000"));
    configuration.set("partitioner", QStringLiteral("murmur2_random"));
    rd_kafka_conf_set_dr_msg_cb(configuration.raw(), &State::delivered);
    rd_kafka_conf_set_error_cb(configuration.raw(), &State::failed);
    const auto client = configuration.makeClient(RD_KAFKA_PRODUCER, state.get());
    if (!client)
        return std::unexpected(client.error());
    state->client = *client;
    for (const QString &name : topics) {
        if (rd_kafka_topic_t *topic = rd_kafka_topic_new(*client, name.toUtf8().constData(), nullptr))
            state->topics.push_back(topic);
    }
    return RecordProducer(std::move(state));
}

namespace {

rd_kafka_headers_t *wireHeaders(const RecordHeaders &headers)
{
    rd_kafka_headers_t *wire = rd_kafka_headers_new(size_t(headers.size()));
    for (const auto &[name, value] : headers)
        rd_kafka_header_add(wire, name.constData(), name.size(), value.constData(), value.size());
    return wire;
}

rd_kafka_resp_err_t enqueue(rd_kafka_t *client, const OutgoingRecord &record, void *opaque)
{
    const QByteArray topic = record.topic.toUtf8();
    rd_kafka_headers_t *headers = wireHeaders(record.headers);
    const auto code = rd_kafka_producev(
        client, RD_KAFKA_V_TOPIC(topic.constData()), RD_KAFKA_V_KEY(record.key.constData(), size_t(record.key.size())),
        RD_KAFKA_V_VALUE(const_cast<char *>(record.value.constData()), size_t(record.value.size())),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(opaque),
        RD_KAFKA_V_END);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        rd_kafka_headers_destroy(headers);
    return code;
}

} // namespace

Result<void> RecordProducer::produce(const OutgoingRecord &record, Delivered delivered)
{
    auto answer = std::make_unique<Delivered>(std::move(delivered));
    auto code = enqueue(m_state->client, record, answer.get());
    while (code == RD_KAFKA_RESP_ERR__QUEUE_FULL) {
        poll(std::chrono::milliseconds(10));
        code = enqueue(m_state->client, record, answer.get());
    }
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return clusterFailure(QStringLiteral("A record for the topic %1 cannot be sent; check that the topic exists "
                                             "and that writing to it is allowed.")
                                  .arg(record.topic),
                              code);
    static_cast<void>(answer.release());
    return {};
}

void RecordProducer::poll(std::chrono::milliseconds wait)
{
    rd_kafka_poll(m_state->client, int(wait.count()));
}

bool RecordProducer::flush(std::chrono::milliseconds wait)
{
    return rd_kafka_flush(m_state->client, int(wait.count())) == RD_KAFKA_RESP_ERR_NO_ERROR;
}

int RecordProducer::unacknowledged() const
{
    return rd_kafka_outq_len(m_state->client);
}

} // namespace rheo
