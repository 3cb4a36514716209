// SPDX-License-Identifier: Apache-2.0
#include "model/trace/namedparents.h"

#include <algorithm>

namespace rheo {

namespace {

std::string positionKey(std::string_view topic, qint32 partition, qint64 offset)
{
    return std::string(topic) + '\n' + std::to_string(partition) + '\n' + std::to_string(offset);
}

} // namespace

NamedParents::NamedParents(std::span<const TracedEvent> events, const DrawnPaths &paths)
    : m_events(events), m_paths(paths)
{
    const bool wanted = std::ranges::any_of(events, [](const TracedEvent &event) { return event.parent.has_value(); });
    for (size_t i = 0; i < events.size(); ++i) {
        for (const OwnedCandidate &candidate : events[i].candidates) {
            if (candidate.slot == CandidateSlot::Self)
                m_holders[candidate.value].push_back(i);
        }
        const Position &position = events[i].event.row.position;
        if (wanted)
            m_positions[positionKey(events[i].topicName.toStdString(), position.partition, position.offset)] = i;
    }
}

std::vector<size_t> NamedParents::holders(size_t event, const std::string &id) const
{
    const auto it = m_holders.find(id);
    if (it == m_holders.end() || it->second.size() > mostHolders)
        return {};
    std::vector<size_t> found = it->second;
    std::erase(found, event);
    return found;
}

/// Of the holders on one topic the last before the event, or the first after it.
std::vector<size_t> NamedParents::oneATopic(size_t event, const std::vector<size_t> &holders) const
{
    std::vector<size_t> chosen;
    for (const size_t holder : holders) {
        const auto same = std::ranges::find_if(
            chosen, [&](size_t other) { return m_events[other].topicName == m_events[holder].topicName; });
        if (same == chosen.end())
            chosen.push_back(holder);
        else if (holder < event)
            *same = holder;
    }
    return chosen;
}

std::vector<size_t> NamedParents::keepDrawn(size_t event, std::vector<size_t> parents) const
{
    std::vector<size_t> drawn;
    std::ranges::copy_if(parents, std::back_inserter(drawn), [&](size_t parent) {
        return m_paths.leads(m_events[parent].topicName, m_events[event].topicName);
    });
    return drawn.empty() ? parents : drawn;
}

NamedParents::Found NamedParents::of(size_t event) const
{
    if (const auto &named = m_events[event].parent) {
        const auto it = m_positions.find(positionKey(named->topicName, named->partition, named->offset));
        if (it != m_positions.end() && it->second != event)
            return {{it->second}, nullptr};
    }
    for (const OwnedCandidate &candidate : m_events[event].candidates) {
        if (candidate.slot != CandidateSlot::Parent)
            continue;
        const std::vector<size_t> parents = oneATopic(event, holders(event, candidate.value));
        if (!parents.empty())
            return {parents.size() > 1 ? keepDrawn(event, parents) : parents, &candidate};
    }
    return {};
}

bool NamedParents::names(size_t event) const
{
    return m_events[event].parent || std::ranges::find(m_events[event].candidates, CandidateSlot::Parent,
                                                       &OwnedCandidate::slot) != m_events[event].candidates.end();
}

} // namespace rheo
