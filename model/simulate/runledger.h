// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/plan.h"
#include "model/simulate/simulation.h"

#include <condition_variable>
#include <mutex>

namespace rheo {

/// What all threads of one run know of it together: how far each partition was written and how far each group came.
/// Any thread.
class RunLedger
{
public:
    explicit RunLedger(const SimulationPlan &);

    void consumerReady();
    void started();
    void starterFinished();
    void acknowledged(const RecordPlace &);
    void consumed(); ///< one record by one group, whatever came of it
    void lost(qint64 records);
    /// All before `next` is handled by the group.
    void groupReached(const QString &group, const RecordPlace &next);
    void fail(const Error &); ///< ends the run; the first one counts
    void warn(const QString &sentence);

    /// The first offset that the group must still read of what this run wrote; -1 unknown.
    [[nodiscard]] qint64 expectedNext(const QString &group, const TopicPartition &) const;
    /// Records by which the slowest group is behind on one partition.
    [[nodiscard]] qint64 farthestBehind() const;

    struct State
    {
        SimulationProgress progress;
        bool allConsumed = false; ///< all flows started and every group at the end
        std::optional<Error> error = {};
        std::chrono::steady_clock::time_point lastMove;
    };

    [[nodiscard]] State state() const;
    /// Every consumer has its partitions. Before, records are read and not handled: a group that is still gathering its
    /// members would take them away again, and the embedded cluster refuses commits meanwhile.
    [[nodiscard]] bool isReady() const;
    /// Returns at once when the run has failed.
    void waitForFailure(std::chrono::milliseconds) const;

private:
    struct Written
    {
        qint64 first = -1;
        qint64 next = 0;
    };

    [[nodiscard]] bool everythingConsumed() const;
    void moved();

    const SimulationPlan &m_plan;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_failed;
    SimulationProgress m_progress;
    int m_consumersToCome = 0;
    int m_startersRunning = 0;
    QMap<TopicPartition, Written> m_written;
    QMap<QString, QMap<TopicPartition, qint64>> m_reached; ///< group → next offset
    std::optional<Error> m_error;
    std::chrono::steady_clock::time_point m_lastMove;
    std::chrono::steady_clock::time_point m_lastWarning;
};

} // namespace rheo
