// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingreaderstate.h"

#include <algorithm>
#include <span>

namespace rheo {

std::string_view RecordingReader::State::topicName(qint32 number) const
{
    return number >= 0 && size_t(number) < topicNames.size() ? std::string_view(topicNames[size_t(number)])
                                                             : std::string_view();
}

/// The rules by which the event was indexed.
CandidateReader *RecordingReader::State::readerFor(Sequence sequence)
{
    const auto after = std::ranges::upper_bound(rules, sequence, {}, &RulesVersion::from);
    return after == rules.begin() ? nullptr : std::prev(after)->reader.get();
}

bool RecordingReader::State::carries(const EventBatch &batch, size_t row, Sequence sequence, std::string_view value)
{
    CandidateReader *reader = readerFor(sequence);
    if (!reader)
        return false;
    reader->read(batch, row, topicName(batch.row(row).position.topic), candidates);
    const ParentPosition *parent = candidates.parentPosition();
    return std::ranges::any_of(candidates.all(), [&](const Candidate &one) { return one.value == value; }) ||
           (parent && positionText(*parent) == value);
}

const SegmentInfo *RecordingReader::State::segmentOf(qint64 id) const
{
    const size_t sealed = segments.size() - (!segments.empty() && segments.back().id == 0 ? 1 : 0);
    const std::span all(segments.data(), sealed);
    const auto found = std::ranges::lower_bound(all, id, {}, &SegmentInfo::id);
    return found != all.end() && found->id == id ? &*found : nullptr;
}

void RecordingReader::State::findInTail(std::string_view value, std::vector<Sequence> &found)
{
    if (segments.empty() || segments.back().id != 0)
        return;
    const SegmentInfo &tail = segments.back();
    EventBatch events;
    copyTail(tail.first, tail.first + tail.count, events);
    for (size_t row = 0; row < events.size(); ++row) {
        if (carries(events, row, tail.first + Sequence(row), value))
            found.push_back(tail.first + Sequence(row));
    }
}

void RecordingReader::State::findSealed(std::string_view value, std::vector<Sequence> &found)
{
    for (const RecordingIndex::Hit &hit : index.find(value)) {
        const SegmentInfo *segment = segmentOf(hit.segment);
        const auto block = segment ? cache.segment(hit.segment) : SegmentCache::Block();
        if (block && hit.row < block->size() && carries(*block, hit.row, segment->first + hit.row, value))
            found.push_back(segment->first + hit.row);
    }
}

Result<std::vector<Sequence>> RecordingReader::find(std::string_view candidate)
{
    std::string scratch;
    const std::string value(cleanedValue(candidate, scratch));
    std::vector<Sequence> found;
    if (value.empty())
        return found;
    m_state->findInTail(value, found);
    m_state->findSealed(value, found);
    std::ranges::sort(found);
    return m_state->result(std::move(found));
}

Result<std::optional<Sequence>> RecordingReader::find(const Position &position)
{
    State &state = *m_state;
    std::optional<Sequence> found;
    const auto look = [&](const EventBatch &events, Sequence first) {
        for (size_t row = 0; row < events.size() && !found; ++row) {
            if (events.row(row).position == position)
                found = first + Sequence(row);
        }
    };
    Statement ranges(*state.database, "SELECT ranges FROM segment WHERE id=?");
    for (const SegmentInfo &segment : state.segments) {
        if (found || std::ranges::find(segment.topics, position.topic, &TopicCount::topic) == segment.topics.end())
            continue;
        const auto holds = [&](const PartitionRange &range) {
            return range.topic == position.topic && range.partition == position.partition &&
                   range.least <= position.offset && position.offset <= range.most;
        };
        const bool isSealed = segment.id != 0;
        const bool isThere = isSealed && ranges.bind(1, segment.id).next();
        const auto known = isThere ? decodeRanges(ranges.blob(0)) : std::nullopt;
        ranges.reset();
        if (isSealed && (!known || std::ranges::none_of(*known, holds)))
            continue;
        const auto events = read(segment);
        if (!events)
            return std::unexpected(events.error());
        look(*events, segment.first);
    }
    return state.result(found);
}

} // namespace rheo
