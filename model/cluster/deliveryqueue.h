// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/tap.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace rheo {

/// Deliveries between the tap's thread and its taker, bounded by bytes. It never drops one: `put` waits.
class DeliveryQueue
{
public:
    explicit DeliveryQueue(size_t mostBytes) : m_mostBytes(mostBytes) {}

    /// Waits while it is full, calling `whileWaiting` now and then, until `stops`. Empty deliveries are not queued.
    void put(TapDelivery delivery, const std::atomic<bool> &stops, const std::function<void()> &whileWaiting);
    [[nodiscard]] TapDelivery take(std::chrono::milliseconds patience);
    [[nodiscard]] bool isFull() const;
    void wake();

private:
    const size_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<TapDelivery> m_waiting;
    size_t m_bytes = 0;
};

} // namespace rheo
