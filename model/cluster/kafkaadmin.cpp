// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/kafkahandle.h"

#include <array>
#include <vector>

namespace rheo {

namespace {

struct AdminClient
{
    rd_kafka_t *client = nullptr;
    LastTrouble trouble;

    ~AdminClient()
    {
        if (client)
            rd_kafka_destroy(client);
    }

    static void failed(rd_kafka_t *, int, const char *reason, void *opaque)
    {
        static_cast<AdminClient *>(opaque)->trouble.set(QString::fromUtf8(reason));
    }
};

Result<std::unique_ptr<AdminClient>> connectAdmin(const Connection &connection)
{
    auto admin = std::make_unique<AdminClient>();
    Connection writing = connection;
    writing.settings.remove(QStringLiteral("fetch.wait.max.ms"));
    ClientConfiguration configuration(writing);
    configuration.set("client.id", QStringLiteral("rheograph-admin"));
    rd_kafka_conf_set_error_cb(configuration.raw(), &AdminClient::failed);
    const auto client = configuration.makeClient(RD_KAFKA_PRODUCER, admin.get());
    if (!client)
        return std::unexpected(client.error());
    admin->client = *client;
    return admin;
}

std::unexpected<Error> unreachable(const Connection &connection, AdminClient &admin, rd_kafka_resp_err_t code)
{
    rd_kafka_poll(admin.client, 0); // lets the reason be told
    Error error = clusterFailure(QStringLiteral("The cluster at %1 does not answer; check the address, the network "
                                                "and the security settings.")
                                     .arg(connection.bootstrap),
                                 code)
                      .error();
    if (const QString why = admin.trouble.text(); !why.isEmpty())
        error.detail += QStringLiteral("; ") + why;
    return std::unexpected(error);
}

struct Creation
{
    std::vector<rd_kafka_NewTopic_t *> topics;
    rd_kafka_AdminOptions_t *options = nullptr;
    rd_kafka_queue_t *queue = nullptr;
    rd_kafka_event_t *event = nullptr;

    ~Creation()
    {
        if (event)
            rd_kafka_event_destroy(event);
        if (queue)
            rd_kafka_queue_destroy(queue);
        if (options)
            rd_kafka_AdminOptions_destroy(options);
        rd_kafka_NewTopic_destroy_array(topics.data(), topics.size());
    }
};

Result<void> addTopic(Creation &creation, const NewTopic &topic)
{
    std::array<char, 256> why{};
    rd_kafka_NewTopic_t *wire = rd_kafka_NewTopic_new(topic.name.toUtf8().constData(), topic.partitions,
                                                      topic.replication, why.data(), why.size());
    if (!wire)
        return failure(
            ErrorKind::Cluster,
            QStringLiteral("The topic %1 cannot be created: %2.").arg(topic.name, QString::fromUtf8(why.data())));
    creation.topics.push_back(wire);
    return {};
}

Result<void> outcomeOf(rd_kafka_event_t *event)
{
    if (const auto code = rd_kafka_event_error(event); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return clusterFailure(QStringLiteral("The cluster did not create the topics: %1.")
                                  .arg(QString::fromUtf8(rd_kafka_event_error_string(event))),
                              code);
    size_t count = 0;
    const auto *results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
    for (size_t i = 0; i < count; ++i) {
        if (const auto code = rd_kafka_topic_result_error(results[i]); code != RD_KAFKA_RESP_ERR_NO_ERROR)
            return clusterFailure(QStringLiteral("The cluster refuses to create the topic %1: %2.")
                                      .arg(QString::fromUtf8(rd_kafka_topic_result_name(results[i])),
                                           QString::fromUtf8(rd_kafka_topic_result_error_string(results[i]))),
                                  code);
    }
    return {};
}

} // namespace

Result<QMap<QString, int>> topicsOnCluster(const Connection &connection, std::chrono::milliseconds deadline)
{
    const auto admin = connectAdmin(connection);
    if (!admin)
        return std::unexpected(admin.error());
    const rd_kafka_metadata_t *metadata = nullptr;
    const auto code = rd_kafka_metadata((*admin)->client, 1, nullptr, &metadata, int(deadline.count()));
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return unreachable(connection, **admin, code);
    QMap<QString, int> topics;
    for (int i = 0; i < metadata->topic_cnt; ++i)
        topics.insert(QString::fromUtf8(metadata->topics[i].topic), metadata->topics[i].partition_cnt);
    rd_kafka_metadata_destroy(metadata);
    return topics;
}

Result<void> createTopics(const Connection &connection, const QList<NewTopic> &topics,
                          std::chrono::milliseconds deadline)
{
    if (topics.isEmpty())
        return {};
    const auto admin = connectAdmin(connection);
    if (!admin)
        return std::unexpected(admin.error());
    Creation creation;
    for (const NewTopic &topic : topics) {
        if (auto added = addTopic(creation, topic); !added)
            return added;
    }
    rd_kafka_t *client = (*admin)->client;
    std::array<char, 256> why{};
    creation.options = rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_CREATETOPICS);
    rd_kafka_AdminOptions_set_operation_timeout(creation.options, int(deadline.count()), why.data(), why.size());
    rd_kafka_AdminOptions_set_request_timeout(creation.options, int(deadline.count()), why.data(), why.size());
    creation.queue = rd_kafka_queue_new(client);
    rd_kafka_CreateTopics(client, creation.topics.data(), creation.topics.size(), creation.options, creation.queue);
    creation.event = rd_kafka_queue_poll(creation.queue, int(deadline.count()) + 1000);
    if (!creation.event)
        return unreachable(connection, **admin, RD_KAFKA_RESP_ERR__TIMED_OUT);
    return outcomeOf(creation.event);
}

} // namespace rheo
