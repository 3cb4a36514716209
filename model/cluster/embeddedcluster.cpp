// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/embeddedcluster.h"

#include "model/cluster/kafkahandle.h"

#include <librdkafka/rdkafka_mock.h>

#include <algorithm>

namespace rheo {

struct EmbeddedCluster::State
{
    rd_kafka_t *host = nullptr; ///< the client whose threads the brokers live on
    rd_kafka_mock_cluster_t *cluster = nullptr;
    int brokers = 1;

    ~State()
    {
        if (cluster)
            rd_kafka_mock_cluster_destroy(cluster);
        if (host)
            rd_kafka_destroy(host);
    }
};

EmbeddedCluster::EmbeddedCluster(std::unique_ptr<State> state) : m_state(std::move(state)) {}

EmbeddedCluster::EmbeddedCluster(EmbeddedCluster &&) noexcept = default;
EmbeddedCluster &EmbeddedCluster::operator=(EmbeddedCluster &&) noexcept = default;
EmbeddedCluster::~EmbeddedCluster() = default;

Result<EmbeddedCluster> EmbeddedCluster::start(int brokers)
{
    auto state = std::make_unique<State>();
    state->brokers = brokers;
    ClientConfiguration configuration(Connection{.bootstrap = {}});
    const auto host = configuration.makeClient(RD_KAFKA_PRODUCER, nullptr);
    if (!host)
        return std::unexpected(host.error());
    state->host = *host;
    state->cluster = rd_kafka_mock_cluster_new(state->host, brokers);
    if (!state->cluster)
        return failure(ErrorKind::Limit,
                       QStringLiteral("The embedded cluster cannot open its ports on 127.0.0.1; close other programs "
                                      "or allow more open files."));
    EmbeddedCluster cluster(std::move(state));
    cluster.setRoundTrip(gathering);
    return cluster;
}

void EmbeddedCluster::setRoundTrip(std::chrono::milliseconds time)
{
    for (int broker = 1; broker <= m_state->brokers; ++broker)
        rd_kafka_mock_broker_set_rtt(m_state->cluster, broker, int(time.count()));
}

Connection EmbeddedCluster::connection() const
{
    // An empty fetch is answered only after this time, so it is the delay of every record.
    return {.bootstrap = QString::fromUtf8(rd_kafka_mock_cluster_bootstraps(m_state->cluster)),
            .settings = {{QStringLiteral("fetch.wait.max.ms"), QStringLiteral("10")}}};
}

Result<void> EmbeddedCluster::createTopic(const QString &name, int partitions)
{
    const auto code = rd_kafka_mock_topic_create(m_state->cluster, name.toUtf8().constData(), partitions,
                                                 std::min(3, m_state->brokers));
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        return {};
    return clusterFailure(
        QStringLiteral("The embedded cluster cannot create the topic %1 with %2 partitions; see that its name is "
                       "drawn only once.")
            .arg(name)
            .arg(partitions),
        code);
}

Result<void> EmbeddedCluster::createTopics(const Architecture &architecture)
{
    QMap<QString, int> topics; // two drawn clusters may each have a topic of one name
    for (const Element &element : architecture.elements()) {
        if (element.kind != ElementKind::Topic)
            continue;
        int &partitions = topics[clusterName(element)];
        partitions = std::max(partitions, int(element.count(fields::partitions)));
    }
    for (auto it = topics.begin(); it != topics.end(); ++it) {
        if (auto created = createTopic(it.key(), it.value()); !created)
            return created;
    }
    return {};
}

} // namespace rheo
