// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/owned.h"
#include "model/cluster/readonlyclient.h"
#include "model/cluster/tap.h"
#include "model/cluster/tapbatch.h"

#include <chrono>
#include <map>
#include <memory>

namespace rheo {

/// The partitions that a tap reads, and the account of their offsets: what is expected next in each, and so what is
/// missing. Tap thread only.
///
/// Limit: a topic that is deleted and made anew is noticed when its new end lies before what we expect; librdkafka
/// before 2.3 tells no topic ids, so one that has grown past it in between goes on as if it were the same.
class TappedTopics
{
public:
    explicit TappedTopics(const ReadOnlyClient &);
    ~TappedTopics();

    void add(const TappedPartition &); ///< again: does nothing
    void remove(qint32 topic);
    void stopAll();

    [[nodiscard]] rd_kafka_queue_t *queue() const { return m_queue.get(); }

    /// A record, the end of a partition or an error, into `out`.
    void take(const rd_kafka_message_t &, const Arrival &, TapDelivery &out);
    /// Tries to go on where reading stopped because the wanted offset is not on the broker.
    void retryStopped(TapDelivery &out);

    [[nodiscard]] TapState state();

    /// Asks the leader of each partition that is being read for its end: not to know it, but to wake the thread of that
    /// broker. Waits at most a second.
    void wakeLeaders() const;

private:
    using Clock = std::chrono::steady_clock;

    struct Partition
    {
        qint64 expected = 0;
        bool isReading = false;
        bool mustAsk = false;         ///< the wanted offset is not there: ask for the range
        Clock::time_point askAt{};    ///< not before
        Clock::time_point endSince{}; ///< when its end was reached, none while reading on
        QString trouble;
    };

    struct Topic
    {
        qint32 number = -1;
        QString name;
        Owned<rd_kafka_topic_t> handle;
        std::map<qint32, Partition> partitions;
    };

    void takeOver(const TappedPartition &);
    void read(Topic &, qint32 number, Partition &);
    void account(const Topic &, qint32 number, Partition &, qint64 upTo, TapHole::Kind, TapDelivery &out) const;
    void takeError(Topic &, Partition &, const rd_kafka_message_t &, TapDelivery &out);
    void goOn(Topic &, qint32 number, Partition &, TapDelivery &out);
    [[nodiscard]] bool waitsForTransaction(const Topic &, qint32 number, const Partition &) const;
    void addTo(TapState &, const Topic &, qint32 number, const Partition &) const;

    const ReadOnlyClient &m_handle;
    Owned<rd_kafka_queue_t> m_queue;
    std::map<qint32, std::unique_ptr<Topic>> m_topics; ///< by the recording's number; stable addresses
    qint64 m_newestTimestamp = -1;
    bool m_someStopped = false;
};

} // namespace rheo
