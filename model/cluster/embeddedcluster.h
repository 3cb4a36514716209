// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <chrono>
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
    /// How long every answer takes. `gathering` at first: the brokers refuse a group member that asks for its part
    /// after the leader has dealt them out, and its group then takes 9 s more. The leader asks once more in between, so
    /// with slow answers it is last. Set it to nothing when all groups have their partitions.
    void setRoundTrip(std::chrono::milliseconds);
    static constexpr std::chrono::milliseconds gathering{30};
    [[nodiscard]] Result<void> createTopic(const QString &name, int partitions);
    /// All drawn topics, with their drawn partitions; topics of one name (in two drawn clusters) become one.
    [[nodiscard]] Result<void> createTopics(const Architecture &);

private:
    struct State;
    explicit EmbeddedCluster(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

} // namespace rheo
