// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/deliveryqueue.h"

namespace rheo {

void DeliveryQueue::put(TapDelivery delivery, const std::atomic<bool> &stops, const std::function<void()> &whileWaiting)
{
    if (delivery.events.isEmpty() && delivery.holes.empty() && delivery.restarted.empty())
        return;
    std::unique_lock lock(m_mutex);
    while (!stops && m_bytes >= m_mostBytes) {
        m_changed.wait_for(lock, std::chrono::milliseconds(50));
        lock.unlock();
        whileWaiting();
        lock.lock();
    }
    m_bytes += delivery.events.bytes();
    m_waiting.push_back(std::move(delivery));
    m_changed.notify_all();
}

TapDelivery DeliveryQueue::take(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, patience, [this] { return !m_waiting.empty(); }))
        return {};
    TapDelivery first = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_bytes -= first.events.bytes();
    m_changed.notify_all();
    return first;
}

bool DeliveryQueue::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes >= m_mostBytes;
}

void DeliveryQueue::wake()
{
    m_changed.notify_all();
}

} // namespace rheo
