// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/kafkaclient.h"

#include <QHash>

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>

namespace rheo {

/// A record between reading and commit. `record` never changes; `done` is set once by whichever thread finishes it.
struct HeldRecord
{
    ReceivedRecord record;
    QString group; ///< that read it
    std::atomic<bool> done = false;
};

using HeldRecordPtr = std::shared_ptr<HeldRecord>;

/// For a client that emits once all of its inputs have come: keeps one record of each input topic, by record key,
/// shared by the instances of the client. A second record of the same topic and key is surplus, also for as long
/// after the join as inputs would be waited for. Any thread.
class JoinStore
{
public:
    using Clock = std::chrono::steady_clock;

    JoinStore(QStringList topics, std::chrono::milliseconds wait) : m_topics(std::move(topics)), m_wait(wait) {}

    struct Answer
    {
        bool isSurplus = false;
        QList<HeldRecordPtr> parts = {}; ///< all inputs in the order of the topics, when this was the last of them
    };

    [[nodiscard]] Answer offer(const HeldRecordPtr &, Clock::time_point now);
    /// The records whose partners did not come in time; they are forgotten here.
    [[nodiscard]] QList<HeldRecordPtr> expire(Clock::time_point now);

private:
    struct Entry
    {
        QMap<QString, HeldRecordPtr> parts; ///< by topic; null pointers once joined
    };

    QStringList m_topics;
    std::chrono::milliseconds m_wait;
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
    std::deque<std::pair<Clock::time_point, QByteArray>> m_deadlines; ///< in order, one for each entry
};

} // namespace rheo
