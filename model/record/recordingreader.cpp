// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingreader.h"

#include "model/record/format.h"
#include "model/record/recordingreaderstate.h"

#include <QFileInfo>

#include <algorithm>

namespace rheo {

RecordingReader::RecordingReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}

RecordingReader::RecordingReader(RecordingReader &&) noexcept = default;
RecordingReader &RecordingReader::operator=(RecordingReader &&) noexcept = default;
RecordingReader::~RecordingReader() = default;

Result<RecordingReader> RecordingReader::open(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return failure(ErrorKind::Input, QStringLiteral("%1 does not exist or is not a file.").arg(path));
    auto database = format::openToRead(path);
    if (!database)
        return std::unexpected(database.error());
    auto state = std::make_unique<State>(path, std::move(*database));
    state->info = format::readInfo(*state->database);
    RecordingReader reader(std::move(state));
    if (const auto loaded = reader.refresh(); !loaded)
        return std::unexpected(loaded.error());
    return reader;
}

const RecordingInfo &RecordingReader::info() const
{
    return m_state->info;
}

RuleSet RecordingReader::rules() const
{
    return m_state->rules.empty() ? RuleSet() : m_state->rules.back().rules;
}

QByteArray RecordingReader::drawing() const
{
    return m_state->drawing;
}

const std::vector<RecordedTopic> &RecordingReader::topics() const
{
    return m_state->topics;
}

const std::vector<SegmentInfo> &RecordingReader::segments() const
{
    return m_state->segments;
}

Sequence RecordingReader::firstSequence() const
{
    return m_state->segments.empty() ? 0 : m_state->segments.front().first;
}

Sequence RecordingReader::endSequence() const
{
    return m_state->end();
}

Sequence RecordingReader::State::end() const
{
    return segments.empty() ? 0 : segments.back().first + segments.back().count;
}

void RecordingReader::State::copy(const SegmentInfo &segment, Sequence first, Sequence past, EventBatch &out)
{
    const auto block = cache.segment(segment.id);
    if (!block)
        return;
    const Sequence from = std::max(first, segment.first);
    const Sequence to = std::min(past, segment.first + Sequence(block->size()));
    for (Sequence sequence = from; sequence < to; ++sequence)
        out.appendFrom(*block, size_t(sequence - segment.first));
}

/// Events that were in the tail when we last looked; they may lie in segments by now.
void RecordingReader::State::copyTail(Sequence first, Sequence past, EventBatch &out)
{
    const auto [start, block] = cache.tail();
    const Sequence unsealed = block->isEmpty() ? past : std::max(first, std::min(start, past));
    for (const SegmentInfo &segment : cache.sealedBetween(first, unsealed))
        copy(segment, first, unsealed, out);
    const Sequence to = std::min(past, start + Sequence(block->size()));
    for (Sequence sequence = std::max(first, start); sequence < to; ++sequence)
        out.appendFrom(*block, size_t(sequence - start));
}

Result<EventBatch> RecordingReader::read(const SegmentInfo &segment)
{
    EventBatch batch;
    if (segment.id == 0)
        m_state->copyTail(segment.first, segment.first + segment.count, batch);
    else
        m_state->copy(segment, segment.first, segment.first + segment.count, batch);
    return m_state->result(std::move(batch));
}

Result<EventBatch> RecordingReader::readRange(Sequence first, qint64 count)
{
    State &state = *m_state;
    EventBatch batch;
    const Sequence past = count < state.end() - first ? first + count : state.end();
    auto segment = std::ranges::partition_point(
        state.segments, [first](const SegmentInfo &one) { return one.first + one.count <= first; });
    for (; segment != state.segments.end() && segment->first < past && state.database->isGood(); ++segment) {
        if (segment->id == 0)
            state.copyTail(std::max(first, segment->first), past, batch);
        else
            state.copy(*segment, first, past, batch);
    }
    return state.result(std::move(batch));
}

Result<std::vector<Observation>> RecordingReader::observations(qint64 afterRow, qint64 *lastRow)
{
    std::vector<Observation> result;
    Statement rows(*m_state->database, "SELECT id,kind,wall,steady,sequence,topic,partition,first,low,consumer,text "
                                       "FROM observation WHERE id > ? ORDER BY id");
    rows.bind(1, afterRow);
    while (rows.next()) {
        const qint64 kind = std::clamp<qint64>(rows.number(1), 0, qint64(Observation::Kind::Note));
        result.push_back({Observation::Kind(kind), rows.number(2), rows.number(3), rows.number(4),
                          qint32(rows.number(5)), qint32(rows.number(6)), rows.number(7), rows.number(8), rows.text(9),
                          rows.text(10)});
        if (lastRow)
            *lastRow = rows.number(0);
    }
    return m_state->result(std::move(result));
}

Result<std::vector<Gap>> RecordingReader::gaps(qint64 afterRow, qint64 *lastRow)
{
    std::vector<Gap> result;
    Statement rows(*m_state->database, "SELECT topic,partition,first,past,reason,sequence,id FROM gap WHERE id > ? "
                                       "ORDER BY id");
    rows.bind(1, afterRow);
    while (rows.next()) {
        if (lastRow)
            *lastRow = rows.number(6);
        const qint64 reason = std::clamp<qint64>(rows.number(4), 0, qint64(Gap::Reason::Unexplained));
        result.push_back({qint32(rows.number(0)), qint32(rows.number(1)), rows.number(2), rows.number(3),
                          Gap::Reason(reason), rows.number(5)});
    }
    return m_state->result(std::move(result));
}

Result<std::vector<StoredPosition>> RecordingReader::positions()
{
    std::vector<StoredPosition> result;
    Statement rows(*m_state->database, "SELECT topic,partition,next FROM position ORDER BY topic,partition");
    while (rows.next())
        result.push_back({qint32(rows.number(0)), qint32(rows.number(1)), rows.number(2)});
    return m_state->result(std::move(result));
}

} // namespace rheo
