// SPDX-License-Identifier: Apache-2.0
#include "model/base/taskqueue.h"

#include <future>

namespace rheo {

TaskQueue::TaskQueue() : m_thread([this] { run(); }) {}

TaskQueue::~TaskQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void TaskQueue::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(task));
    }
    m_changed.notify_one();
}

void TaskQueue::await()
{
    std::promise<void> reached;
    post([&reached] { reached.set_value(); });
    reached.get_future().wait();
}

void TaskQueue::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        Task task = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        task();
        task = nullptr; // what it holds may give tasks when it goes, so not behind the lock
        lock.lock();
    }
}

} // namespace rheo
