// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingreaderstate.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr int segmentsAStep = 1000; ///< read in one transaction
constexpr int corrupt = 11;
constexpr qint64 mostVersions = 10'000;

} // namespace

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

} // namespace rheo
