// SPDX-License-Identifier: Apache-2.0
#include "model/trace/recordinglookup.h"

#include <algorithm>

namespace rheo {

RecordingLookup::RecordingLookup(RecordingReader &reader) : m_reader(reader), m_candidates(reader.rules()) {}

Result<std::vector<Sequence>> RecordingLookup::find(std::string_view value)
{
    return m_reader.find(value);
}

/// The newest incarnation of the topic that has the offset.
Result<std::optional<Sequence>> RecordingLookup::find(const NamedPosition &named)
{
    const std::vector<RecordedTopic> topics = m_reader.topics();
    for (auto topic = topics.rbegin(); topic != topics.rend(); ++topic) {
        if (topic->name.toStdString() != named.topicName)
            continue;
        const Result<std::optional<Sequence>> found =
            m_reader.find(Position{topic->number, named.partition, named.offset});
        if (!found || found->has_value())
            return found;
    }
    return std::optional<Sequence>();
}

QString RecordingLookup::topicName(qint32 number) const
{
    const auto it = std::ranges::find(m_reader.topics(), number, &RecordedTopic::number);
    return it == m_reader.topics().end() ? QString() : it->name;
}

TracedEvent RecordingLookup::traced(const EventBatch &batch, size_t index, Sequence sequence)
{
    TracedEvent event;
    event.sequence = sequence;
    event.event = Event::from(batch, index);
    event.topicName = topicName(batch.row(index).position.topic);
    m_candidates.read(batch, index, event.topicName.toStdString(), m_list);
    for (const Candidate &candidate : m_list.all())
        event.candidates.push_back({candidate.rule, candidate.slot, std::string(candidate.value)});
    if (const ParentPosition *parent = m_list.parentPosition())
        event.parent = NamedPosition{std::string(parent->topicName), parent->partition, parent->offset};
    return event;
}

/// Reads numbers in a row; one by one where the ring has dropped some of them.
Result<void> RecordingLookup::readRun(std::span<const Sequence> run, std::vector<TracedEvent> &events)
{
    const Result<EventBatch> batch = m_reader.readRange(run.front(), qint64(run.size()));
    if (!batch)
        return std::unexpected(batch.error());
    if (batch->size() != run.size() && run.size() > 1) {
        for (size_t i = 0; i < run.size(); ++i) {
            if (const Result<void> one = readRun(run.subspan(i, 1), events); !one)
                return one;
        }
        return {};
    }
    for (size_t i = 0; i < batch->size(); ++i)
        events.push_back(traced(*batch, i, run[i]));
    return {};
}

Result<std::vector<TracedEvent>> RecordingLookup::read(std::span<const Sequence> wanted)
{
    std::vector<TracedEvent> events;
    for (size_t from = 0; from < wanted.size();) {
        size_t to = from + 1;
        while (to < wanted.size() && wanted[to] == wanted[to - 1] + 1)
            ++to;
        if (const Result<void> done = readRun(wanted.subspan(from, to - from), events); !done)
            return std::unexpected(done.error());
        from = to;
    }
    return events;
}

Result<qint64> readCommits(RecordingReader &reader, CommitLog &commits, qint64 afterRow)
{
    qint64 last = afterRow;
    const Result<std::vector<Observation>> observations = reader.observations(afterRow, &last);
    if (!observations)
        return std::unexpected(observations.error());
    commits.add(*observations);
    return last;
}

} // namespace rheo
