// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingreader.h"

#include "model/record/format.h"
#include "model/record/recordingindex.h"
#include "model/record/segmentcache.h"

#include <QFileInfo>

#include <algorithm>

namespace rheo {

namespace {

constexpr int segmentsAStep = 1000; ///< read in one transaction
constexpr int corrupt = 11;
constexpr qint64 mostVersions = 10'000;

} // namespace

struct RecordingReader::State
{
    State(QString file, std::unique_ptr<Database> handle)
        : path(std::move(file)), database(std::move(handle)), cache(*database), index(*database)
    {}

    /// Rules apply from `from` on.
    struct RulesVersion
    {
        qint64 id;
        Sequence from;
        RuleSet rules;
        std::unique_ptr<CandidateReader> reader;
    };

    QString path;
    std::unique_ptr<Database> database;
    SegmentCache cache;
    RecordingIndex index;
    RecordingInfo info;
    std::vector<RulesVersion> rules;
    QByteArray drawing;
    std::vector<RecordedTopic> topics;
    std::vector<std::string> topicNames;
    std::vector<SegmentInfo> segments;
    qint64 dataVersion = -1;
    CandidateList candidates;

    bool loadStep();
    void loadSegments(bool &isMore);
    void loadTail();
    void loadRules();
    void loadTopics();
    void loadDrawing();
    [[nodiscard]] Sequence end() const;
    [[nodiscard]] std::string_view topicName(qint32 number) const;
    CandidateReader *readerFor(Sequence);
    bool carries(const EventBatch &, size_t row, Sequence, std::string_view value);
    void copy(const SegmentInfo &, Sequence first, Sequence past, EventBatch &out);
    void copyTail(Sequence first, Sequence past, EventBatch &out);
    void findInTail(std::string_view value, std::vector<Sequence> &found);
    void findSealed(std::string_view value, std::vector<Sequence> &found);
    [[nodiscard]] const SegmentInfo *segmentOf(qint64 id) const;

    template<typename T> Result<T> result(T value)
    {
        if (auto error = database->takeError())
            return std::unexpected(std::move(*error));
        return value;
    }
};

Sequence RecordingReader::State::end() const
{
    return segments.empty() ? 0 : segments.back().first + segments.back().count;
}

std::string_view RecordingReader::State::topicName(qint32 number) const
{
    return number >= 0 && size_t(number) < topicNames.size() ? std::string_view(topicNames[size_t(number)])
                                                             : std::string_view();
}

/// One step of a refresh in one short transaction; true if there are more.
bool RecordingReader::State::loadStep()
{
    if (!database->execute("BEGIN"))
        return false;
    bool isMore = false;
    loadSegments(isMore);
    if (!isMore) {
        loadTail();
        loadRules();
        loadTopics();
        loadDrawing();
    }
    auto error = database->takeError();
    database->execute("ROLLBACK");
    if (error)
        database->fail(std::move(*error));
    return isMore && database->isGood();
}

void RecordingReader::State::loadSegments(bool &isMore)
{
    while (!segments.empty() && segments.back().id == 0)
        segments.pop_back();
    const qint64 oldest = database->number("SELECT min(id) FROM segment");
    std::erase_if(segments, [&](const SegmentInfo &segment) { return segment.id < oldest; });
    Statement rows(*database, "SELECT id,first,count,first_wall,last_wall,bytes,ranges FROM segment WHERE id > ? "
                              "ORDER BY id LIMIT ?");
    rows.bind(1, segments.empty() ? 0 : segments.back().id).bind(2, segmentsAStep);
    int seen = 0;
    for (; rows.next(); ++seen) {
        const auto info = segmentInfo(rows);
        if (!info || info->first < end())
            return database->fail(corrupt);
        segments.push_back(*info);
    }
    isMore = seen == segmentsAStep;
}

void RecordingReader::State::loadTail()
{
    SegmentInfo tail;
    tail.first = end();
    Statement rows(*database, "SELECT 0,first,count,first_wall,last_wall,bytes,ranges FROM tail ORDER BY first");
    while (rows.next()) {
        const auto info = segmentInfo(rows);
        const bool isFirst = tail.count == 0;
        if (!info || (isFirst ? info->first < tail.first : info->first != tail.first + tail.count) ||
            tail.count > qint64(fullSegmentEvents))
            return database->fail(corrupt);
        if (isFirst) {
            tail = *info;
            continue;
        }
        tail.count += info->count;
        tail.bytes += info->bytes;
        tail.lastArrivalWall = info->lastArrivalWall;
        for (const TopicCount &more : info->topics) {
            const auto known = std::ranges::find(tail.topics, more.topic, &TopicCount::topic);
            known == tail.topics.end() ? tail.topics.push_back(more) : void(known->count += more.count);
        }
    }
    std::ranges::sort(tail.topics, {}, &TopicCount::topic);
    if (tail.count > 0)
        segments.push_back(tail);
}

void RecordingReader::State::loadRules()
{
    Statement rows(*database, "SELECT id,sequence,json FROM rules WHERE id > ? ORDER BY id LIMIT ?");
    rows.bind(1, rules.empty() ? 0 : rules.back().id).bind(2, mostVersions);
    while (rows.next()) {
        const std::string_view json = rows.blob(2);
        const auto read = RuleSet::fromJson(QByteArray(json.data(), qsizetype(json.size())));
        if (!read)
            return database->fail(read.error());
        rules.push_back({rows.number(0), rows.number(1), *read, std::make_unique<CandidateReader>(*read)});
    }
}

void RecordingReader::State::loadTopics()
{
    topics.clear();
    Statement rows(*database, "SELECT number,name,incarnation,partitions FROM topic ORDER BY number");
    while (rows.next()) {
        const qint64 number = rows.number(0);
        if (number != qint64(topics.size()))
            return database->fail(corrupt);
        topics.push_back({qint32(number), rows.text(1), rows.text(2), qint32(rows.number(3))});
    }
    for (size_t known = topicNames.size(); known < topics.size(); ++known)
        topicNames.push_back(topics[known].name.toStdString());
}

void RecordingReader::State::loadDrawing()
{
    Statement newest(*database, "SELECT rheo FROM drawing ORDER BY id DESC LIMIT 1");
    const std::string_view text = newest.next() ? newest.blob(0) : std::string_view();
    drawing = QByteArray(text.data(), qsizetype(text.size()));
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

RecordingReader::RecordingReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}

RecordingReader::RecordingReader(RecordingReader &&) noexcept = default;
RecordingReader &RecordingReader::operator=(RecordingReader &&) noexcept = default;
RecordingReader::~RecordingReader() = default;

namespace {

bool mayBeImmutable(const QString &path, const Error &error)
{
    return error.kind == ErrorKind::Disk && QFileInfo(path + QStringLiteral("-wal")).size() == 0;
}

Result<std::unique_ptr<Database>> openChecked(const QString &path, Database::Access access)
{
    auto database = Database::open(path, access);
    if (!database)
        return database;
    if (const auto ours = format::checkIsRecording(**database, path); !ours)
        return std::unexpected(ours.error());
    return database;
}

} // namespace

Result<RecordingReader> RecordingReader::open(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return failure(ErrorKind::Input, QStringLiteral("%1 does not exist or is not a file.").arg(path));
    auto database = openChecked(path, Database::Access::Read);
    if (!database && mayBeImmutable(path, database.error()))
        database = openChecked(path, Database::Access::Immutable);
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

Result<bool> RecordingReader::refresh()
{
    State &state = *m_state;
    const qint64 version = state.database->number("PRAGMA data_version");
    const bool isNews = version != state.dataVersion;
    while (isNews && state.loadStep()) {
    }
    state.dataVersion = state.database->isGood() ? version : -1;
    return state.result(isNews);
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

Result<std::vector<Gap>> RecordingReader::gaps()
{
    std::vector<Gap> result;
    Statement rows(*m_state->database, "SELECT topic,partition,first,past,reason,sequence FROM gap ORDER BY id");
    while (rows.next()) {
        const qint64 reason = std::clamp<qint64>(rows.number(4), 0, qint64(Gap::Reason::Skipped));
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
