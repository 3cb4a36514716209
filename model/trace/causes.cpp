// SPDX-License-Identifier: Apache-2.0
#include "model/trace/causes.h"

#include <algorithm>
#include <set>

namespace rheo {

CauseFinder::CauseFinder(std::span<const TracedEvent> events, std::span<const std::string> aliases,
                         const DrawnPaths &paths, const CommitLog &commits, CausalOrder order)
    : m_events(events), m_paths(paths), m_commits(commits), m_order(order), m_named(events, paths)
{
    readFlows(aliases);
    for (size_t i = 0; i < events.size(); ++i)
        m_ordered.push_back(i);
    std::ranges::stable_sort(m_ordered, {}, [this](size_t i) { return m_order.at(m_events[i].event.row); });
    for (const size_t i : m_ordered)
        m_onTopic[events[i].topicName].push_back(i);
}

void CauseFinder::readFlows(std::span<const std::string> aliases)
{
    std::unordered_map<std::string_view, quint32> numbers;
    for (const std::string &alias : aliases) {
        numbers.try_emplace(alias, quint32(m_aliases.size()));
        m_aliases += QString::fromStdString(alias);
    }
    m_flows.resize(m_events.size());
    for (size_t i = 0; i < m_events.size(); ++i) {
        for (const OwnedCandidate &candidate : m_events[i].candidates) {
            const auto it = numbers.find(candidate.value);
            if (candidate.slot == CandidateSlot::Flow && it != numbers.end())
                m_flows[i].push_back({it->second, candidate.rule});
        }
        std::ranges::sort(m_flows[i]);
    }
}

/// The strongest flow value that both carry.
std::optional<CauseFinder::Shared> CauseFinder::shared(size_t a, size_t b) const
{
    std::optional<Shared> best;
    for (auto x = m_flows[a].begin(), y = m_flows[b].begin(); x != m_flows[a].end() && y != m_flows[b].end();) {
        if (x->alias < y->alias)
            ++x;
        else if (y->alias < x->alias)
            ++y;
        else {
            const quint8 rule = std::max(x->rule, y->rule);
            if (!best || rule < best->rule)
                best = Shared{x->alias, rule};
            ++x;
        }
    }
    return best;
}

/// True if both have an id of one rule and differ in it.
bool CauseFinder::idsDiffer(size_t a, size_t b) const
{
    const auto differs = [&](const Mention &mention) {
        bool sameRule = false;
        for (const Mention &other : m_flows[b]) {
            if (other.rule == mention.rule && other.alias == mention.alias)
                return false;
            sameRule |= other.rule == mention.rule;
        }
        return sameRule;
    };
    return std::ranges::any_of(m_flows[a], differs);
}

bool CauseFinder::comesBefore(size_t parent, size_t event) const
{
    const EventRow &earlier = m_events[parent].event.row;
    const EventRow &later = m_events[event].event.row;
    const bool samePartition =
        earlier.position.topic == later.position.topic && earlier.position.partition == later.position.partition;
    if (samePartition && earlier.position.offset >= later.position.offset)
        return false;
    return parent != event && m_order.mayPrecede(earlier, later);
}

std::vector<size_t> CauseFinder::earlier(const std::vector<size_t> &list, size_t event) const
{
    const qint64 latest = m_order.at(m_events[event].event.row) + CausalOrder::latestFetch;
    auto it =
        std::ranges::upper_bound(list, latest, {}, [this](size_t i) { return m_order.at(m_events[i].event.row); });
    std::vector<size_t> found;
    while (it != list.begin() && found.size() < mostLookedAt) {
        if (comesBefore(*--it, event))
            found.push_back(*it);
    }
    return found;
}

/// True if the event names a parent, and this one has an id of its own that is not it, or no id can be meant at all.
bool CauseFinder::namesAnother(size_t event, size_t parent) const
{
    if (m_events[event].parent)
        return true;
    return m_named.names(event) && std::ranges::find(m_events[parent].candidates, CandidateSlot::Self,
                                                     &OwnedCandidate::slot) != m_events[parent].candidates.end();
}

QString CauseFinder::place(size_t event) const
{
    const Position &position = m_events[event].event.row.position;
    return QStringLiteral("%1 partition %2 offset %3")
        .arg(m_events[event].topicName)
        .arg(position.partition)
        .arg(position.offset);
}

ElementId CauseFinder::serviceBetween(size_t parent, size_t event)
{
    ElementId service;
    const ElementId from = m_paths.topic(m_events[parent].topicName);
    for (const DrawnInput &input : inputs(m_events[event].topicName)) {
        if (input.from != from)
            continue;
        if (!service.isEmpty())
            return {};
        service = input.service;
    }
    return service;
}

std::vector<Cause> CauseFinder::named(size_t event)
{
    const NamedParents::Found found = m_named.of(event);
    std::vector<Cause> causes;
    for (const size_t parent : found.parents) {
        QString how = found.id
                          ? QStringLiteral("It names \"%1\" as what caused it (%2).")
                                .arg(QString::fromStdString(found.id->value), ruleWords(found.id->rule))
                          : QStringLiteral("Its headers name %1 as the record it was made from.").arg(place(parent));
        const ElementId service = serviceBetween(parent, event);
        if (service.isEmpty())
            how += QStringLiteral(" The drawing does not say which service is between them.");
        if (found.parents.size() > 1)
            how += QStringLiteral(" %1 events have that id: 1 of %1.").arg(found.parents.size());
        causes.push_back({parent, service, found.parents.size() > 1 ? Proof::Ambiguous : Proof::Exact,
                          hopMicroseconds(m_events[parent].event.row, m_events[event].event.row), how});
    }
    return causes;
}

/// The nearest earlier event that shares a flow but from which no drawn path leads here.
std::vector<Cause> CauseFinder::orphan(size_t event) const
{
    const QString &topic = m_events[event].topicName;
    if (mayBeSource(event) || m_named.names(event) || m_paths.isFolded(topic))
        return {};
    for (const size_t parent : earlier(m_ordered, event)) {
        const std::optional<Shared> value = shared(parent, event);
        if (!value || m_events[parent].topicName == topic || m_paths.leads(m_events[parent].topicName, topic) ||
            m_paths.isFolded(m_events[parent].topicName))
            continue;
        const QString how =
            QStringLiteral("Both carry \"%1\" (%2), but no drawn service reads %3 and writes %4.")
                .arg(m_aliases[value->alias], ruleWords(value->rule), m_events[parent].topicName, topic);
        return {
            {parent, {}, Proof::Orphan, hopMicroseconds(m_events[parent].event.row, m_events[event].event.row), how}};
    }
    return {};
}

std::vector<std::vector<Cause>> CauseFinder::find()
{
    std::vector<std::vector<Cause>> all;
    for (size_t event = 0; event < m_events.size(); ++event) {
        std::vector<Cause> causes = named(event);
        if (causes.empty())
            causes = drawn(event, inputs(m_events[event].topicName));
        if (causes.empty())
            causes = internal(event);
        if (causes.empty())
            causes = orphan(event);
        all.push_back(std::move(causes));
    }
    dropCycles(all);
    return all;
}

/// Causes that point forward in order of arrival are taken only if they close no circle.
void CauseFinder::dropCycles(std::vector<std::vector<Cause>> &all) const
{
    std::vector<std::vector<size_t>> parents(all.size());
    for (size_t event = 0; event < all.size(); ++event) {
        for (const Cause &cause : all[event]) {
            if (cause.parent < event)
                parents[event].push_back(cause.parent);
        }
    }
    const auto descends = [&parents](size_t from, size_t ancestor) {
        std::set<size_t> seen{from};
        std::vector<size_t> open{from};
        while (!open.empty()) {
            const size_t next = open.back();
            open.pop_back();
            if (next == ancestor)
                return true;
            for (const size_t parent : parents[next]) {
                if (seen.insert(parent).second)
                    open.push_back(parent);
            }
        }
        return false;
    };
    for (size_t event = 0; event < all.size(); ++event) {
        std::erase_if(all[event], [&](const Cause &cause) {
            if (cause.parent < event)
                return false;
            if (descends(cause.parent, event))
                return true;
            parents[event].push_back(cause.parent);
            return false;
        });
    }
}

} // namespace rheo
