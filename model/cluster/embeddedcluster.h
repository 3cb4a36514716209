// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <memory>

namespace rheo {

/// A Kafka cluster inside this process: librdkafka's mock brokers on loopback ports, reachable by any real client.
/// In memory only; keeps 5 MiB a partition and drops the oldest silently. Stops when it is destroyed. Any thread.
class EmbeddedCluster
{
public:
    [[nodiscard]] static Result<EmbeddedCluster> start(int brokers = 1);

    EmbeddedCluster(EmbeddedCluster &&) noexcept;
    EmbeddedCluster &operator=(EmbeddedCluster &&) noexcept;
    ~EmbeddedCluster();

    [[nodiscard]] Connection connection() const;
    [[nodiscard]] Result<void> createTopic(const QString &name, int partitions);
    /// All drawn topics, with their drawn partitions; topics of one name (in two drawn clusters) become one.
    [[nodiscard]] Result<void> createTopics(const Architecture &);

private:
    struct State;
    explicit EmbeddedCluster(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

} // namespace rheo
