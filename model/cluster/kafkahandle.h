// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/kafkaclient.h"

#include <librdkafka/rdkafka.h>

#include <mutex>

namespace rheo {

/// What the library said last about brokers; written by its callbacks, read when something fails. Any thread.
class LastTrouble
{
public:
    void set(const QString &text)
    {
        const std::scoped_lock lock(m_mutex);
        m_text = text;
    }

    [[nodiscard]] QString text() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_text;
    }

private:
    mutable std::mutex m_mutex;
    QString m_text;
};

/// A librdkafka configuration until a client takes it over. Of the connection's settings only those of the allow-list
/// reach the library; another one makes the client fail.
class ClientConfiguration
{
public:
    explicit ClientConfiguration(const Connection &);
    ClientConfiguration(const ClientConfiguration &) = delete;
    ClientConfiguration &operator=(const ClientConfiguration &) = delete;
    ~ClientConfiguration();

    void set(const char *name, const QString &value);

    [[nodiscard]] rd_kafka_conf_t *raw() const { return m_conf; }

    /// Makes the client. `opaque` goes to every callback; `trouble` outlives the client.
    [[nodiscard]] Result<rd_kafka_t *> makeClient(rd_kafka_type_t type, void *opaque);

private:
    rd_kafka_conf_t *m_conf;
    QString m_refused; ///< why the first setting that was refused was
};

[[nodiscard]] std::unexpected<Error> clusterFailure(const QString &sentence, rd_kafka_resp_err_t code);

} // namespace rheo
