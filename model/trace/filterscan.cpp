// SPDX-License-Identifier: Apache-2.0
#include "model/trace/filterscan.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qint64 chunk = 4'096;

} // namespace

Result<bool> FilterScan::step(RecordingReader &reader)
{
    if (!m_started)
        m_from = m_to = reader.endSequence();
    m_started = true;
    m_from = std::max(m_from, std::min(reader.firstSequence(), m_to));
    m_answer.total = reader.endSequence() - reader.firstSequence();
    const auto more = m_to < reader.endSequence() ? stepForward(reader) : stepBack(reader);
    const auto kept = std::ranges::lower_bound(m_answer.matches, reader.firstSequence());
    m_answer.matches.erase(m_answer.matches.begin(), kept);
    m_answer.searched = m_to - std::max(m_from, reader.firstSequence());
    m_answer.done = more && !*more;
    return more;
}

std::vector<Sequence> FilterScan::matchesIn(const RecordingReader &reader, const EventBatch &batch,
                                            Sequence first) const
{
    std::vector<Sequence> found;
    std::vector<std::string> names;
    for (const RecordedTopic &topic : reader.topics())
        names.push_back(topic.name.toStdString());
    for (size_t i = 0; i < batch.size(); ++i) {
        const auto topic = size_t(batch.row(i).position.topic);
        if (m_filter.matches(batch, i, topic < names.size() ? std::string_view(names[topic]) : std::string_view()))
            found.push_back(first + qint64(i));
    }
    return found;
}

Result<bool> FilterScan::stepForward(RecordingReader &reader)
{
    const auto batch = reader.readRange(m_to, chunk);
    if (!batch)
        return std::unexpected(batch.error());
    const std::vector<Sequence> found = matchesIn(reader, *batch, m_to);
    std::vector<Sequence> &matches = m_answer.matches;
    matches.insert(matches.end(), found.begin(), found.end());
    if (matches.size() > EventFilter::mostMatches) {
        matches.erase(matches.begin(), matches.end() - qptrdiff(EventFilter::mostMatches));
        m_answer.cut = true;
    }
    m_to = batch->isEmpty() ? reader.endSequence() : m_to + qint64(batch->size());
    return true;
}

Result<bool> FilterScan::stepBack(RecordingReader &reader)
{
    if (m_from <= reader.firstSequence() || m_answer.cut)
        return false;
    const Sequence begin = std::max(reader.firstSequence(), m_from - chunk);
    const auto batch = reader.readRange(begin, m_from - begin);
    if (!batch)
        return std::unexpected(batch.error());
    std::vector<Sequence> found = matchesIn(reader, *batch, begin);
    const size_t room = EventFilter::mostMatches - m_answer.matches.size();
    if (found.size() > room) {
        found.erase(found.begin(), found.end() - qptrdiff(room));
        m_answer.cut = true;
    }
    m_answer.matches.insert(m_answer.matches.begin(), found.begin(), found.end());
    m_from = begin;
    return m_from > reader.firstSequence() && !m_answer.cut;
}

} // namespace rheo
