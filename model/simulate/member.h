// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/joinstore.h"
#include "model/simulate/payload.h"
#include "model/simulate/run.h"

#include <deque>
#include <map>

namespace rheo {

/// One instance of a client in one consumer group: reads, takes its service time, writes, commits once the write is
/// acknowledged. Partitions do not wait for each other; within one, records are handled in order. `open` on any
/// thread, then `run` on one of its own until the run ends.
class Member
{
public:
    /// `joins` is null for a client that emits for each input; it outlives the member.
    [[nodiscard]] static Result<std::unique_ptr<Member>> open(Run &, const SimulatedClient &,
                                                              const SimulatedClient::Membership &, JoinStore *joins);
    void run();

private:
    using Clock = std::chrono::steady_clock;

    /// What one input, or all joined ones, lead to.
    struct Job
    {
        QList<HeldRecordPtr> inputs;
        TraceContext cause;
        Decision decision;
        QString outcome;
        int unacknowledged = 0; ///< this thread only
    };

    struct Lane ///< of one partition
    {
        std::deque<HeldRecordPtr> records; ///< read, not committed
        size_t next = 0;                   ///< the first in `records` that nothing has been done with
        std::shared_ptr<Job> job = {};     ///< of records[next], during its service time
        Clock::time_point due = {};
        qint64 expected = -1; ///< offset
        qint64 reached = -1;  ///< all before this offset is done
        bool isPaused = false;
    };

    Member(Run &, const SimulatedClient &, const SimulatedClient::Membership &, JoinStore *);

    void rebalanced(GroupConsumer::Rebalance, const QList<TopicPartition> &);
    void read();
    void take(ReceivedRecord);
    void countLosses(const TopicPartition &, Lane &, qint64 offset);
    void throttle(const TopicPartition &, Lane &);
    void advance(Lane &);
    void begin(Lane &, const HeldRecordPtr &);
    /// What the chance of a decision depends on: which member completes a join is a matter of time, so there nothing.
    [[nodiscard]] QString chanceGroup() const;
    [[nodiscard]] std::shared_ptr<Job> jobFor(QList<HeldRecordPtr> inputs) const;
    void send(const std::shared_ptr<Job> &);
    [[nodiscard]] QList<OutgoingRecord> outputsOf(const Job &) const;
    [[nodiscard]] OutgoingRecord deadLetterOf(const Job &) const;
    void conclude(HeldRecord &, const QString &outcome);
    /// Await commits again what may still be under way: leaving a group overtakes a commit that nobody waits for.
    void commitDone(GroupConsumer::Answer);
    void expireJoins();
    void finish();

    Run &m_run;
    const SimulatedClient &m_client;
    const SimulatedClient::Membership &m_membership;
    JoinStore *m_joins;
    std::optional<RecordProducer> m_producer;
    std::optional<GroupConsumer> m_consumer;
    std::map<TopicPartition, Lane> m_lanes;
    bool m_isReady = false;
};

} // namespace rheo
