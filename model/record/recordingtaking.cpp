// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriterstate.h"

#include <algorithm>

namespace rheo {

void RecordingWriter::State::indexRow(size_t row)
{
    const qint32 topic = open.row(row).position.topic;
    const bool isKnown = topic >= 0 && size_t(topic) < topicNames.size();
    reader->read(open, row, isKnown ? topicNames[size_t(topic)] : std::string_view(), candidates);
    const auto add = [&](std::string_view value, quint8 rule, CandidateSlot slot) {
        openEntries.push_back(packEntry({quint32(candidateHash(value) >> 32), 0, quint16(row), rule, slot}));
    };
    for (const Candidate &candidate : candidates.all())
        add(candidate.value, candidate.rule, candidate.slot);
    if (const ParentPosition *parent = candidates.parentPosition())
        add(positionText(*parent), 1, CandidateSlot::Parent);
}

void RecordingWriter::State::account(qint32 topic, qint32 partition, qint64 past)
{
    Next &known = next[partitionKey(topic, partition)];
    if (past <= known.next)
        return;
    known = {past, true};
}

void RecordingWriter::State::keep(const EventBatch &batch, size_t index, bool withValue)
{
    static const size_t emptyRow = [] {
        EventBatch one;
        one.append({}, {}, {});
        return one.bytes();
    }();
    const size_t before = open.bytes();
    if (withValue) {
        open.appendFrom(batch, index);
    } else {
        EventRow row = batch.row(index);
        row.valueDropped = !row.valueIsNull;
        open.append(row, batch.key(index), {});
        batch.forEachHeader(index, [this](const Header &h) { open.addHeader(h.name, h.value, h.isNull); });
    }
    openBytes += qint64(open.bytes() - before - emptyRow);
}

void RecordingWriter::State::take(const EventBatch &batch, size_t index, bool mayBeHuge)
{
    bool withValue = options.keepValues;
    if (mayBeHuge) {
        size_t bytes = batch.key(index).size();
        batch.forEachHeader(index, [&](const Header &h) { bytes += h.name.size() + h.value.size() + 8; });
        withValue = withValue && bytes + batch.value(index).size() <= largestEvent;
        if (bytes > largestEvent)
            return skip(batch.row(index).position);
    }
    if (open.isEmpty())
        openSince = options.clock();
    keep(batch, index, withValue);
    indexRow(open.size() - 1);
    const Position &position = batch.row(index).position;
    account(position.topic, position.partition, position.offset + 1);
    if (open.size() == fullSegmentEvents || openBytes >= qint64(fullSegmentBytes))
        seal();
}

void RecordingWriter::State::skip(const Position &position)
{
    writeGap({position.topic, position.partition, position.offset, position.offset + 1, Gap::Reason::Skipped});
}

void RecordingWriter::State::writeGap(Gap gap)
{
    gap.atSequence = nextSequence();
    inStore([gap](RecordingStore &file) { file.addGap(gap); });
    account(gap.topic, gap.partition, gap.to);
}

} // namespace rheo
