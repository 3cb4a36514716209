// SPDX-License-Identifier: Apache-2.0
#include "model/trace/flowjoin.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace rheo {

namespace {

bool has(const std::vector<quint32> &list, quint32 value)
{
    return std::ranges::find(list, value) != list.end();
}

void addOnce(std::vector<quint32> &list, quint32 value)
{
    if (!has(list, value))
        list.push_back(value);
}

} // namespace

FlowJoin::FlowJoin(const DrawnPaths &paths, std::vector<QString> topics) : m_paths(paths), m_topics(std::move(topics))
{
    for (const QString &topic : m_topics)
        m_drawn.push_back(!paths.topic(topic).isEmpty());
}

void FlowJoin::note(Value &value, const FlowMention &mention, quint32 topic) const
{
    ++value.count;
    value.rule = std::min(value.rule, mention.rule);
    if (!isDrawn(topic))
        return;
    if (value.topic == none)
        value.topic = topic;
    value.severalTopics |= value.topic != topic;
}

quint32 FlowJoin::add(quint32 topic, qint64 time, std::span<const FlowMention> mentions)
{
    const size_t first = m_mentions.size();
    m_events.push_back({time, topic, quint32(first)});
    for (const FlowMention &mention : mentions) {
        const auto same = std::find_if(m_mentions.begin() + qsizetype(first), m_mentions.end(),
                                       [&](const FlowMention &other) { return other.value == mention.value; });
        if (same == m_mentions.end())
            m_mentions.push_back(mention);
        else
            same->rule = std::min(same->rule, mention.rule);
    }
    for (const FlowMention &mention : std::span(m_mentions).subspan(first)) {
        if (mention.value >= m_values.size())
            m_values.resize(mention.value + 1);
        note(m_values[mention.value], mention, topic);
    }
    return quint32(m_events.size() - 1);
}

void FlowJoin::tie(quint32 event, quint32 other)
{
    m_ties.emplace_back(event, other);
}

void FlowJoin::setOccurrences(quint32 value, quint32 count)
{
    if (value < m_values.size())
        m_values[value].count = std::max(m_values[value].count, count);
}

std::span<const FlowMention> FlowJoin::mentions(quint32 event) const
{
    const size_t from = m_events[event].firstMention;
    const size_t to = event + 1 < m_events.size() ? m_events[event + 1].firstMention : m_mentions.size();
    return std::span(m_mentions).subspan(from, to - from);
}

bool FlowJoin::counts(quint32 value) const
{
    return m_values[value].rule < keyRule || m_values[value].severalTopics;
}

quint32 FlowJoin::home(quint32 event) const
{
    FlowMention best{none, 255};
    for (const FlowMention &mention : mentions(event)) {
        if (mention.rule < best.rule && counts(mention.value))
            best = mention;
    }
    return best.value;
}

quint32 FlowJoin::root(quint32 node)
{
    while (m_parent[node] != node)
        node = m_parent[node] = m_parent[m_parent[node]];
    return node;
}

void FlowJoin::unite(quint32 a, quint32 b)
{
    a = root(a);
    b = root(b);
    m_parent[std::max(a, b)] = std::min(a, b);
}

quint32 FlowJoin::traceOf(quint32 event)
{
    return root(quint32(m_values.size()) + event);
}

quint32 FlowJoin::traceOfValue(quint32 value)
{
    return m_values[value].joined ? root(value) : none;
}

void FlowJoin::listCarriers()
{
    m_firstCarrier.assign(m_values.size() + 1, 0);
    for (const FlowMention &mention : m_mentions)
        ++m_firstCarrier[mention.value + 1];
    std::partial_sum(m_firstCarrier.begin(), m_firstCarrier.end(), m_firstCarrier.begin());
    m_carriers.resize(m_mentions.size());
    std::vector<quint32> next(m_firstCarrier.begin(), m_firstCarrier.end());
    for (quint32 event = 0; event < m_events.size(); ++event) {
        for (const FlowMention &mention : mentions(event))
            m_carriers[next[mention.value]++] = event;
    }
}

std::span<const quint32> FlowJoin::carriers(quint32 value) const
{
    return std::span(m_carriers).subspan(m_firstCarrier[value], m_firstCarrier[value + 1] - m_firstCarrier[value]);
}

void FlowJoin::joinHomes()
{
    for (quint32 event = 0; event < m_events.size(); ++event) {
        const quint32 value = home(event);
        if (value == none)
            continue;
        m_values[value].joined = true;
        unite(quint32(m_values.size()) + event, value);
    }
    for (const auto &[event, other] : m_ties)
        unite(quint32(m_values.size()) + event, quint32(m_values.size()) + other);
}

void FlowJoin::join()
{
    m_parent.resize(m_values.size() + m_events.size());
    std::iota(m_parent.begin(), m_parent.end(), 0);
    m_merges.clear();
    listCarriers();
    joinHomes();
    std::vector<quint32> order(m_values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [this](quint32 value) { return m_values[value].rule; });
    for (const quint32 value : order)
        joinThrough(value);
}

/// The different flows that the carriers of a value belong to; for a hot value it stops at the second.
std::vector<quint32> FlowJoin::flowsOf(quint32 value)
{
    const bool hot = m_values[value].count > hotKey;
    std::vector<quint32> flows;
    for (const quint32 event : carriers(value)) {
        addOnce(flows, traceOf(event));
        if (hot && flows.size() > 1)
            break;
    }
    return flows;
}

void FlowJoin::joinThrough(quint32 value)
{
    const bool isPart = m_values[value].count > carriers(value).size();
    if (!counts(value) || (isPart && m_values[value].count > hotKey))
        return;
    const std::vector<quint32> flows = flowsOf(value);
    const bool weak = m_values[value].rule >= firstWeakRule;
    bool stitched = false;
    if (flows.size() > 1) {
        if (m_values[value].count > hotKey)
            return;
        stitched = weak && conflicts(value);
        if (stitched && !followsDrawnPath(value))
            return;
        noteMerge(value, stitched);
    }
    m_values[value].joined = true;
    for (const quint32 flow : flows)
        unite(value, flow);
}

void FlowJoin::noteMerge(quint32 value, bool stitched)
{
    FlowMerge merge{value, {}, stitched};
    std::vector<quint32> roots;
    for (const quint32 event : carriers(value)) {
        const quint32 flow = home(event);
        if (flow == value || has(roots, root(flow)))
            continue;
        roots.push_back(root(flow));
        merge.flows.push_back(flow);
    }
    if (merge.flows.size() > 1)
        m_merges.push_back(std::move(merge));
}

/// True if two carriers both have an id of one stronger rule, and those ids belong to different flows.
bool FlowJoin::conflicts(quint32 value)
{
    std::vector<quint32> flows(m_values[value].rule, none);
    for (const quint32 event : carriers(value)) {
        for (const FlowMention &mention : mentions(event)) {
            if (mention.rule >= flows.size() || !counts(mention.value))
                continue;
            const quint32 flow = root(mention.value);
            if (flows[mention.rule] != none && flows[mention.rule] != flow)
                return true;
            flows[mention.rule] = flow;
        }
    }
    return false;
}

/// True if the carriers' flows have no topic in common and each begins where a drawn path from an earlier one leads.
bool FlowJoin::followsDrawnPath(quint32 value)
{
    std::map<quint32, quint32> flowOn;
    std::vector<quint32> seen;
    qint64 last = 0;
    for (const quint32 event : carriers(value)) {
        const Event &row = m_events[event];
        const quint32 flow = traceOf(event);
        if (!isDrawn(row.topic) || flowOn.try_emplace(row.topic, flow).first->second != flow)
            return false;
        const auto leadsHere = [&](const auto &earlier) {
            return earlier.second != flow && m_paths.leads(m_topics[earlier.first], m_topics[row.topic]);
        };
        if (!seen.empty() && !has(seen, flow) &&
            (row.time - last > stitchWindow || std::ranges::none_of(flowOn, leadsHere)))
            return false;
        addOnce(seen, flow);
        last = row.time;
    }
    return true;
}

} // namespace rheo
