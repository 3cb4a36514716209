// SPDX-License-Identifier: Apache-2.0
#include "model/trace/flowscan.h"

#include <algorithm>

namespace rheo {

namespace {

quint64 hashOf(std::string_view value)
{
    return std::max<quint64>(1, std::hash<std::string_view>()(value));
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

} // namespace

quint32 ValueNumbers::number(std::string_view value)
{
    if ((size_t(m_count) + 1) * 4 > m_slots.size() * 3)
        grow();
    const quint64 hash = hashOf(value);
    Slot &found = slot(hash);
    if (found.hash == 0)
        found = {hash, m_count++};
    return found.number;
}

ValueNumbers::Slot &ValueNumbers::slot(quint64 hash)
{
    const size_t mask = m_slots.size() - 1;
    size_t at = hash & mask;
    while (m_slots[at].hash != 0 && m_slots[at].hash != hash)
        at = (at + 1) & mask;
    return m_slots[at];
}

void ValueNumbers::grow()
{
    std::vector<Slot> old(std::max<size_t>(1024, m_slots.size() * 2), Slot{0, 0});
    old.swap(m_slots);
    for (const Slot &one : old) {
        if (one.hash != 0)
            slot(one.hash) = one;
    }
}

std::vector<quint32> FlowScan::numberTopics(const RecordingReader &reader, std::vector<QString> &names)
{
    std::vector<quint32> numbers;
    for (const RecordedTopic &topic : reader.topics()) {
        const auto known = std::ranges::find(names, topic.name);
        const quint32 number = quint32(known - names.begin());
        if (known == names.end())
            names.push_back(topic.name);
        numbers.resize(std::max(numbers.size(), size_t(topic.number) + 1));
        numbers[size_t(topic.number)] = number;
    }
    return numbers;
}

FlowScan::FlowScan(const RecordingReader &reader, const DrawnPaths &paths, const QString &find)
    : m_topicOf(numberTopics(reader, m_topicNames))
    , m_join(paths, m_topicNames)
    , m_reader(reader.rules())
    , m_find(find.toLower().toStdString())
{
    for (const QString &name : m_topicNames) {
        m_topicBytes.push_back(name.toStdString());
        m_topicFolded.push_back(paths.isFolded(name));
        m_topicFound.push_back(!m_find.empty() && contains(m_topicBytes.back()));
    }
}

void FlowScan::add(const EventBatch &batch, Sequence first, size_t fromRow)
{
    for (size_t row = fromRow; row < batch.size(); ++row) {
        const size_t topic = size_t(batch.row(row).position.topic);
        if (topic < m_topicOf.size())
            readEvent(batch, row, first + Sequence(row));
    }
}

void FlowScan::readEvent(const EventBatch &batch, size_t index, Sequence sequence)
{
    const EventRow &row = batch.row(index);
    const quint32 topic = m_topicOf[size_t(row.position.topic)];
    m_reader.read(batch, index, m_topicBytes[topic], m_candidates);
    m_mentions.clear();
    for (const Candidate &candidate : m_candidates.all()) {
        if (candidate.slot == CandidateSlot::Flow)
            m_mentions.push_back({m_numbers.number(candidate.value), candidate.rule});
    }
    const quint32 event = m_join.add(topic, row.arrivalWall, m_mentions);
    m_rows.push_back({row.timestamp >= 0 ? row.timestamp * 1000 : row.arrivalWall, sequence, topic});
    m_places.push_back(
        {hashOf(positionText({m_topicBytes[topic], row.position.partition, row.position.offset})), event});
    readTies(event);
    if (!m_find.empty())
        m_found.push_back(matches(batch, index, topic));
}

void FlowScan::readTies(quint32 event)
{
    for (const Candidate &candidate : m_candidates.all()) {
        if (candidate.slot == CandidateSlot::Self)
            m_ownIds.push_back({hashOf(candidate.value), event});
        else if (candidate.slot == CandidateSlot::Parent)
            m_namedIds.push_back({hashOf(candidate.value), event});
    }
    if (const ParentPosition *parent = m_candidates.parentPosition())
        m_namedPlaces.push_back({hashOf(positionText(*parent)), event});
}

bool FlowScan::contains(std::string_view text) const
{
    return std::search(text.begin(), text.end(), m_find.begin(), m_find.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

bool FlowScan::matches(const EventBatch &batch, size_t row, quint32 topic) const
{
    return m_topicFound[topic] || contains(batch.key(row)) ||
           std::ranges::any_of(m_candidates.all(),
                               [this](const Candidate &candidate) { return contains(candidate.value); });
}

/// Ties what names an id to the event that has it, if all that have it are on one topic.
void FlowScan::tieBy(std::vector<Named> &holders, const std::vector<Named> &children)
{
    if (children.empty())
        return;
    std::ranges::stable_sort(holders, {}, &Named::hash);
    for (const Named &child : children) {
        const auto [from, to] = std::equal_range(holders.begin(), holders.end(), child);
        const auto onTopic = [&](const Named &holder) {
            return m_rows[holder.event].topic == m_rows[from->event].topic;
        };
        if (from != to && size_t(to - from) <= FlowJoin::hotKey && std::all_of(from, to, onTopic))
            m_join.tie(child.event, from->event);
    }
}

void FlowScan::join()
{
    tieBy(m_ownIds, m_namedIds);
    tieBy(m_places, m_namedPlaces);
    m_join.join();
}

} // namespace rheo
