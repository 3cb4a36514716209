// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>

namespace rheo {

/// A small Kafka client for code of ours that takes part in a cluster (the simulator): it joins groups, commits and
/// writes. What only watches uses capture and snapshot instead, which never do. Each object belongs to one thread.

struct TopicPartition
{
    QString topic;
    qint32 partition = -1;

    friend bool operator==(const TopicPartition &, const TopicPartition &) = default;

    friend bool operator<(const TopicPartition &a, const TopicPartition &b)
    {
        return std::tie(a.topic, a.partition) < std::tie(b.topic, b.partition);
    }
};

/// Where a record lies, or the offset to read next.
struct RecordPlace
{
    QString topic;
    qint32 partition = -1;
    qint64 offset = -1;

    friend bool operator==(const RecordPlace &, const RecordPlace &) = default;

    friend bool operator<(const RecordPlace &a, const RecordPlace &b)
    {
        return std::tie(a.topic, a.partition, a.offset) < std::tie(b.topic, b.partition, b.offset);
    }
};

using RecordHeaders = QList<std::pair<QByteArray, QByteArray>>; ///< wire order

struct ReceivedRecord
{
    RecordPlace place;
    QByteArray key;
    QByteArray value;
    RecordHeaders headers = {};
    qint64 timestamp = -1; ///< ms since 1970 UTC
};

/// Its timestamp is the moment of `produce` (CreateTime).
struct OutgoingRecord
{
    QString topic;
    QByteArray key;
    QByteArray value;
    RecordHeaders headers = {};
};

/// Reads topics as a member of a consumer group, with offsets committed only by `commit`. A group without a committed
/// offset starts at the earliest record.
class GroupConsumer
{
public:
    struct Settings
    {
        QString group;
        QString clientId;
        QStringList topics;
    };

    enum class Rebalance { Assigned, Revoked };
    /// Called inside `poll` and `close`, after Assigned has taken effect and before Revoked does, so that a commit of
    /// what is going away still counts.
    using Notice = std::function<void(Rebalance, const QList<TopicPartition> &)>;

    [[nodiscard]] static Result<GroupConsumer> open(const Connection &, const Settings &, Notice);

    GroupConsumer(GroupConsumer &&) noexcept;
    GroupConsumer &operator=(GroupConsumer &&) noexcept;
    ~GroupConsumer(); ///< closes: leaves the group

    /// The next record; nothing when none came in time. A failure is a sentence to show; polling may go on.
    [[nodiscard]] Result<std::optional<ReceivedRecord>> poll(std::chrono::milliseconds wait);

    enum class Answer { Await, Ignore };
    /// Commits the offsets to read next.
    [[nodiscard]] Result<void> commit(const QList<RecordPlace> &next, Answer);

    void pause(const TopicPartition &);
    void resume(const TopicPartition &);

    /// First offset that the broker still has, as of the last fetch; -1 unknown. Costs no request.
    [[nodiscard]] qint64 lowWatermark(const TopicPartition &) const;

private:
    struct State;
    explicit GroupConsumer(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

/// Writes with acks=all, idempotent order a partition, Java's partitioner (murmur2), no batching delay.
class RecordProducer
{
public:
    using Delivered = std::function<void(const Result<RecordPlace> &)>;

    /// Looks up who leads these topics at once; the first record for any other topic may wait a second for that.
    [[nodiscard]] static Result<RecordProducer> open(const Connection &, const QString &clientId,
                                                     const QStringList &topics);

    RecordProducer(RecordProducer &&) noexcept;
    RecordProducer &operator=(RecordProducer &&) noexcept;
    ~RecordProducer(); ///< what is not acknowledged by then is reported to its `Delivered` as a failure

    /// `delivered` is called once, inside a later `poll`, `flush` or the destructor. Waits while the queue is full.
    [[nodiscard]] Result<void> produce(const OutgoingRecord &, Delivered delivered);
    void poll(std::chrono::milliseconds wait);
    /// Waits until all is acknowledged; false if the time was not enough.
    [[nodiscard]] bool flush(std::chrono::milliseconds wait);
    [[nodiscard]] int unacknowledged() const;

private:
    struct State;
    explicit RecordProducer(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

struct NewTopic
{
    QString name;
    int partitions = 1;
    int replication = 1;
};

/// The topics of the cluster, with their numbers of partitions. Blocks up to `deadline`.
[[nodiscard]] Result<QMap<QString, int>> topicsOnCluster(const Connection &, std::chrono::milliseconds deadline);

/// Creates topics on a real cluster (an embedded one has its own way). Blocks up to `deadline`. A topic that exists
/// already is a failure.
[[nodiscard]] Result<void> createTopics(const Connection &, const QList<NewTopic> &,
                                        std::chrono::milliseconds deadline);

} // namespace rheo
