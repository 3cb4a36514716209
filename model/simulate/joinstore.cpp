// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/joinstore.h"

namespace rheo {

JoinStore::Answer JoinStore::offer(const HeldRecordPtr &held, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray &key = held->record.key;
    if (!m_entries.contains(key))
        m_deadlines.emplace_back(now + m_wait, key);
    Entry &entry = m_entries[key];
    if (entry.parts.contains(held->record.place.topic))
        return {.isSurplus = true};
    entry.parts.insert(held->record.place.topic, held);
    if (entry.parts.size() < m_topics.size())
        return {};
    const QList<HeldRecordPtr> parts = entry.parts.values();
    for (HeldRecordPtr &part : entry.parts)
        part = nullptr;
    return {.parts = parts};
}

QList<HeldRecordPtr> JoinStore::expire(Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    QList<HeldRecordPtr> expired;
    while (!m_deadlines.empty() && m_deadlines.front().first <= now) {
        for (const HeldRecordPtr &part : m_entries.take(m_deadlines.front().second).parts) {
            if (part)
                expired += part;
        }
        m_deadlines.pop_front();
    }
    return expired;
}

} // namespace rheo
