// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/kafkahandle.h"

#include <array>

namespace rheo {

ClientConfiguration::ClientConfiguration(const Connection &connection) : m_conf(rd_kafka_conf_new())
{
    rd_kafka_conf_set_log_cb(m_conf, nullptr);
    set("reconnect.backoff.max.ms", QStringLiteral("2000"));
    for (auto it = connection.settings.begin(); it != connection.settings.end(); ++it) {
        if (isAllowedSetting(it.key().toStdString()))
            set(it.key().toUtf8().constData(), it.value());
        else if (m_refused.isEmpty())
            m_refused = QStringLiteral("Rheograph does not pass on the setting '%1'.").arg(it.key());
    }
    if (!connection.password.isEmpty())
        set("sasl.password", connection.password);
    if (!connection.bootstrap.isEmpty())
        set("bootstrap.servers", connection.bootstrap);
}

ClientConfiguration::~ClientConfiguration()
{
    if (m_conf)
        rd_kafka_conf_destroy(m_conf);
}

void ClientConfiguration::set(const char *name, const QString &value)
{
    std::array<char, 512> why{};
    if (rd_kafka_conf_set(m_conf, name, value.toUtf8().constData(), why.data(), why.size()) != RD_KAFKA_CONF_OK &&
        m_refused.isEmpty())
        m_refused = QString::fromUtf8(why.data());
}

Result<rd_kafka_t *> ClientConfiguration::makeClient(rd_kafka_type_t type, void *opaque)
{
    const QString sentence =
        QStringLiteral("The Kafka client cannot be started with these connection settings; correct the settings.");
    if (!m_refused.isEmpty())
        return failure(ErrorKind::Cluster, sentence, m_refused);
    rd_kafka_conf_set_opaque(m_conf, opaque);
    std::array<char, 512> why{};
    rd_kafka_t *client = rd_kafka_new(type, m_conf, why.data(), why.size());
    if (!client)
        return failure(ErrorKind::Cluster, sentence, QString::fromUtf8(why.data()));
    m_conf = nullptr;
    return client;
}

std::unexpected<Error> clusterFailure(const QString &sentence, rd_kafka_resp_err_t code)
{
    return failure(ErrorKind::Cluster, sentence,
                   QStringLiteral("%1: %2").arg(QLatin1StringView(rd_kafka_err2name(code)),
                                                QLatin1StringView(rd_kafka_err2str(code))));
}

} // namespace rheo
