// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/runledger.h"

#include <algorithm>

namespace rheo {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds warningStays{5};

} // namespace

RunLedger::RunLedger(const SimulationPlan &plan) : m_plan(plan), m_lastMove(Clock::now()), m_lastWarning(m_lastMove)
{
    for (const SimulatedClient &client : plan.clients) {
        m_consumersToCome += int(client.memberships.size()) * client.instances;
        m_startersRunning += client.starts() ? 1 : 0;
    }
    m_progress.ready = m_consumersToCome == 0;
}

void RunLedger::moved()
{
    m_lastMove = Clock::now();
}

void RunLedger::consumerReady()
{
    const std::scoped_lock lock(m_mutex);
    m_progress.ready = --m_consumersToCome <= 0;
    moved();
}

void RunLedger::started()
{
    const std::scoped_lock lock(m_mutex);
    ++m_progress.started;
    moved();
}

void RunLedger::starterFinished()
{
    const std::scoped_lock lock(m_mutex);
    --m_startersRunning;
    moved();
}

void RunLedger::acknowledged(const RecordPlace &place)
{
    const std::scoped_lock lock(m_mutex);
    ++m_progress.produced;
    Written &written = m_written[{place.topic, place.partition}];
    written.first = written.first < 0 ? place.offset : std::min(written.first, place.offset);
    written.next = std::max(written.next, place.offset + 1);
    moved();
}

void RunLedger::consumed()
{
    const std::scoped_lock lock(m_mutex);
    ++m_progress.consumed;
    moved();
}

void RunLedger::lost(qint64 records)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.lost += records;
}

void RunLedger::groupReached(const QString &group, const RecordPlace &next)
{
    const std::scoped_lock lock(m_mutex);
    qint64 &reached = m_reached[group][{next.topic, next.partition}];
    reached = std::max(reached, next.offset);
    moved();
}

void RunLedger::fail(const Error &error)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_error)
        m_error = error;
    m_failed.notify_all();
}

void RunLedger::warn(const QString &sentence)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.trouble = sentence;
    m_lastWarning = Clock::now();
}

qint64 RunLedger::expectedNext(const QString &group, const TopicPartition &partition) const
{
    const std::scoped_lock lock(m_mutex);
    return std::max(m_written.value(partition).first, m_reached.value(group).value(partition, -1));
}

qint64 RunLedger::farthestBehind() const
{
    const std::scoped_lock lock(m_mutex);
    qint64 farthest = 0;
    for (const SimulatedClient &client : m_plan.clients) {
        for (const auto &membership : client.memberships) {
            const auto reached = m_reached.constFind(membership.group);
            for (auto it = m_written.begin(); it != m_written.end(); ++it) {
                if (membership.topics.contains(it.key().topic))
                    farthest = std::max(
                        farthest,
                        it->next - (reached == m_reached.constEnd() ? it->first : reached->value(it.key(), it->first)));
            }
        }
    }
    return farthest;
}

bool RunLedger::everythingConsumed() const
{
    for (const SimulatedClient &client : m_plan.clients) {
        for (const auto &membership : client.memberships) {
            const auto reached = m_reached.constFind(membership.group);
            for (auto it = m_written.begin(); it != m_written.end(); ++it) {
                if (membership.topics.contains(it.key().topic) &&
                    (reached == m_reached.constEnd() || reached->value(it.key(), -1) < it->next))
                    return false;
            }
        }
    }
    return true;
}

RunLedger::State RunLedger::state() const
{
    const std::scoped_lock lock(m_mutex);
    State state{.progress = m_progress, .error = m_error, .lastMove = m_lastMove};
    if (Clock::now() - m_lastWarning > warningStays)
        state.progress.trouble.clear();
    state.allConsumed = m_startersRunning == 0 && everythingConsumed();
    return state;
}

bool RunLedger::isReady() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress.ready;
}

void RunLedger::waitForFailure(std::chrono::milliseconds wait) const
{
    std::unique_lock lock(m_mutex);
    m_failed.wait_for(lock, wait, [this] { return m_error.has_value(); });
}

} // namespace rheo
