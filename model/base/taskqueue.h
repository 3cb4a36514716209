// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace rheo {

/// A thread that runs what it is given, one after the other. Tasks do not throw. Any thread may give and await.
class TaskQueue
{
public:
    using Task = std::move_only_function<void()>;

    TaskQueue();
    ~TaskQueue(); ///< after all that was given has run
    TaskQueue(const TaskQueue &) = delete;
    TaskQueue &operator=(const TaskQueue &) = delete;

    void post(Task);
    void await(); ///< until all that was given before has run

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_waiting;
    bool m_ends = false;
    std::thread m_thread; ///< last, so that it finds the rest made
};

} // namespace rheo
