// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace rheo::bench {

/// Measures how long the event loop of the thread that made it does not turn: a thread of its own asks every few
/// milliseconds and waits for the answer.
class StallWatch
{
public:
    StallWatch() : m_thread([this] { run(); }) {}

    ~StallWatch()
    {
        m_ends = true;
        m_thread.join();
    }

    StallWatch(const StallWatch &) = delete;
    StallWatch &operator=(const StallWatch &) = delete;

    /// The longest gap since the last call, in milliseconds, with what has not been answered yet.
    double takeLongest()
    {
        const qint64 open = m_askedAt.load();
        const qint64 waiting = open > 0 ? now() - open : 0;
        return double(std::max(m_longest.exchange(0), waiting)) / 1e6;
    }

private:
    static qint64 now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

    void run()
    {
        while (!m_ends) {
            if (m_askedAt.load() == 0) {
                m_askedAt = now();
                QMetaObject::invokeMethod(&m_answering, [this] { answer(); }, Qt::QueuedConnection);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    void answer()
    {
        const qint64 gap = now() - m_askedAt.exchange(0);
        m_longest = std::max(m_longest.load(), gap);
    }

    QObject m_answering;
    std::atomic<qint64> m_askedAt = 0; ///< 0: nothing is asked
    std::atomic<qint64> m_longest = 0;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

} // namespace rheo::bench
