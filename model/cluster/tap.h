// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/cluster/connection.h"
#include "model/events/event.h"

#include <chrono>
#include <memory>
#include <vector>

namespace rheo {

struct TapSettings
{
    qint64 mostBytesASecond = 0;             ///< 0: no cap
    size_t queueBytes = 64ULL * 1024 * 1024; ///< what may wait for the taker before the tap pauses
};

/// One partition to read.
struct TappedPartition
{
    qint32 topic = -1; ///< the recording's number, put into every Position
    QString name;      ///< on the cluster
    qint32 partition = -1;
    qint64 start = 0; ///< first offset wanted
};

/// Offsets of one partition, [from, to), that will not come as events. Their sum with the events is every offset.
struct TapHole
{
    enum class Kind {
        NotDelivered, ///< transaction markers, aborted records, or records that the cleaner has removed
        Expired,      ///< no longer on the broker
        Unreadable,   ///< the broker has it, the library cannot decode it
    };
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 from = 0;
    qint64 to = 0;
    Kind kind = Kind::NotDelivered;
};

/// What came since the last call, in the order in which it must be stored: events, then holes.
struct TapDelivery
{
    EventBatch events;
    std::vector<TapHole> holes;
    std::vector<std::pair<qint32, qint32>> restarted; ///< topic, partition: made anew on the broker, reading stopped
};

struct TapState
{
    qint64 behindEvents = 0; ///< offsets between us and the ends, as far as the broker has told
    qint64 behindMs = 0;     ///< age of the newest record received while there are more to come, else 0
    int partitions = 0;
    bool isPaused = false; ///< the taker is slower than the cluster; Kafka keeps what we do not read yet
    QString trouble;       ///< a sentence, empty while all is well
};

/// Reads partitions without joining a group, committing or creating anything: librdkafka's legacy simple consumer,
/// all partitions forwarded into one queue. Own thread; the calls here are for one other thread. It never blocks in
/// the taker: what is not taken waits up to `queueBytes`, then reading pauses. All events of one poll (at most 4,096)
/// carry the same arrival time. Under read_committed (the default) only what lies before the last stable offset comes.
class Tap
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Tap>> start(const Connection &, const TapSettings &);
    ~Tap(); ///< stops; waits for the thread, whose longest wait is 5 s

    void add(std::vector<TappedPartition> partitions);
    void removeTopic(qint32 topic);

    /// Waits up to `patience` for something. Empty if nothing came.
    [[nodiscard]] TapDelivery take(std::chrono::milliseconds patience);
    [[nodiscard]] TapState state() const;

private:
    struct Worker;
    explicit Tap(std::unique_ptr<Worker>);
    std::unique_ptr<Worker> m_worker;
};

} // namespace rheo
