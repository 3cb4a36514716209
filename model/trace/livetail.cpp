// SPDX-License-Identifier: Apache-2.0
#include "model/trace/livetail.h"

#include "model/trace/flowjoin.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace rheo {

namespace {

constexpr qint64 chunk = 4'096;
constexpr size_t keyBytes = 15;

qint64 powerOfTwoAtLeast(double value)
{
    qint64 power = 1;
    while (double(power) < value)
        power *= 2;
    return power;
}

} // namespace

qint64 timeOf(const RecordingReader &reader, Sequence sequence)
{
    const SegmentInfo *last = nullptr;
    for (const SegmentInfo &segment : reader.segments()) {
        if (segment.count == 0)
            continue;
        last = &segment;
        if (sequence < segment.first + segment.count)
            break;
    }
    if (!last)
        return 0;
    const double share = std::clamp(double(sequence - last->first) / double(last->count), 0.0, 1.0);
    return last->firstArrivalWall + qint64(share * double(last->lastArrivalWall - last->firstArrivalWall));
}

LiveTail::LiveTail(const RuleSet &rules, TailLimits limits) : m_limits(limits), m_candidates(rules) {}

FollowerNews LiveTail::read(RecordingReader &reader, qint64 now)
{
    FollowerNews news;
    for (size_t number = size_t(m_topics.size()); number < reader.topics().size(); ++number) {
        m_topics.append(reader.topics()[number].name);
        m_topicBytes.push_back(reader.topics()[number].name.toStdString());
    }
    if (!m_started)
        start(reader);
    readRows(reader, news);
    readObservations(reader, news);
    readGaps(reader);
    describe(reader, now, news);
    return news;
}

/// Of what was there before we came only the end is read; the rest is counted from the ends of its segments.
void LiveTail::start(RecordingReader &reader)
{
    const Sequence end = reader.endSequence();
    if (end == reader.firstSequence())
        return;
    m_started = true;
    m_next = std::max(reader.firstSequence(), end - m_limits.rowsAtStart);
    const qint64 recent = timeOf(reader, end) - m_limits.secondsAtStart * 1'000'000;
    for (const SegmentInfo &segment : reader.segments()) {
        if (segment.count > 0 && segment.lastArrivalWall < recent)
            m_next = std::max(m_next, segment.first + segment.count);
        const qint64 unread = std::min(segment.count, m_next - segment.first);
        if (unread > 0)
            m_density.addSpread(segment.firstArrivalWall, timeOf(reader, segment.first + unread), unread);
    }
}

void LiveTail::readRows(RecordingReader &reader, FollowerNews &news)
{
    const Sequence end = reader.endSequence();
    const qint64 waiting = end - std::max(m_next, reader.firstSequence());
    const qint64 taken = std::min(waiting, m_limits.rowsATurn);
    if (waiting > taken) {
        m_density.addSpread(timeOf(reader, end - waiting), timeOf(reader, end - taken), waiting - taken);
        m_next = end - taken;
    }
    m_next = std::max(m_next, reader.firstSequence());
    const double weight = taken > 0 ? double(waiting) / double(taken) : 1;
    while (m_next < end) {
        const auto batch = reader.readRange(m_next, std::min(chunk, end - m_next));
        if (!batch) {
            news.trouble = batch.error().message;
            return;
        }
        if (batch->isEmpty()) {
            m_next = end;
            return;
        }
        takeBatch(*batch, m_next, weight, news);
        m_next += qint64(batch->size());
    }
}

void LiveTail::takeBatch(const EventBatch &batch, Sequence first, double weight, FollowerNews &news)
{
    for (size_t i = 0; i < batch.size(); ++i) {
        const EventRow &row = batch.row(i);
        m_lastAt = std::max(m_lastAt, row.arrivalWall);
        m_rates.addEvent(row.position.topic, row.position.partition, row.position.offset, m_lastAt,
                         qint64(batch.key(i).size()) + row.valueSize, weight);
        m_density.addEvents(m_lastAt, 1);
        if ((first + qint64(i)) % m_oneIn == 0)
            news.rows.push_back(dotRow(batch, i, first + qint64(i), m_lastAt));
    }
}

DotRow LiveTail::dotRow(const EventBatch &batch, size_t index, Sequence sequence, qint64 at)
{
    const Position &position = batch.row(index).position;
    return {sequence,
            position.topic,
            position.partition,
            position.offset,
            at,
            flowOf(batch, index),
            std::string(batch.key(index).substr(0, keyBytes))};
}

quint64 LiveTail::flowOf(const EventBatch &batch, size_t index)
{
    const qint32 topic = batch.row(index).position.topic;
    if (topic < 0 || size_t(topic) >= m_topicBytes.size())
        return 0;
    m_candidates.read(batch, index, m_topicBytes[size_t(topic)], m_found);
    const Candidate *best = nullptr;
    for (const Candidate &each : m_found.all())
        if (each.slot == CandidateSlot::Flow && each.rule < FlowJoin::firstWeakRule &&
            (!best || each.rule < best->rule))
            best = &each;
    return best ? std::max<quint64>(1, std::hash<std::string_view>()(best->value)) : 0;
}

void LiveTail::readObservations(RecordingReader &reader, FollowerNews &news)
{
    const auto seen = reader.observations(m_lastObservation, &m_lastObservation);
    if (!seen) {
        news.trouble = seen.error().message;
        return;
    }
    qint64 round = 0;
    for (const Observation &each : *seen) {
        if (round != 0 && each.arrivalWall != round)
            m_rates.sampleLag(round);
        round = each.arrivalWall;
        if (const auto commit = m_rates.observe(each))
            news.commits.push_back(*commit);
    }
    if (round != 0)
        m_rates.sampleLag(round);
    m_commits.insert(m_commits.end(), news.commits.begin(), news.commits.end());
    if (m_commits.size() > m_limits.commits)
        m_commits.erase(m_commits.begin(), m_commits.end() - qptrdiff(m_limits.commits / 2));
}

void LiveTail::readGaps(RecordingReader &reader)
{
    const auto gaps = reader.gaps(m_lastGap, &m_lastGap);
    if (!gaps)
        return;
    for (const Gap &gap : *gaps) {
        if (gap.reason != Gap::Reason::Expired && gap.reason != Gap::Reason::Skipped)
            continue;
        m_lost += gap.to - gap.from;
        if (const qint64 at = timeOf(reader, gap.atSequence); at > 0)
            m_density.addTrouble(at, gap.to - gap.from);
    }
}

void LiveTail::describe(const RecordingReader &reader, qint64 now, FollowerNews &news)
{
    news.firstSequence = reader.firstSequence();
    news.endSequence = reader.endSequence();
    news.firstAt = timeOf(reader, news.firstSequence);
    m_lastAt = std::max(m_lastAt, timeOf(reader, news.endSequence));
    news.lastAt = m_lastAt;
    m_density.dropBefore(news.firstAt);
    news.topics = m_topics;
    news.oneIn = m_oneIn;
    news.windowMs = LiveRates::window / 1000;
    news.rates = m_rates.rates(std::max(m_lastAt, now), m_topics);
    news.lags = m_rates.lags(m_topics);
    news.density = m_density.density();
    news.lost = m_lost;
    m_oneIn = sampleFor(news.eventsPerSecond());
}

qint64 LiveTail::sampleFor(double eventsPerSecond) const
{
    return powerOfTwoAtLeast(eventsPerSecond / double(m_limits.rowsASecond));
}

Result<DotWindow> LiveTail::window(RecordingReader &reader, qint64 from, qint64 to,
                                   const std::function<bool()> &cancelled)
{
    DotWindow window{from, to, {}, {}, 1};
    std::vector<SegmentInfo> inside;
    qint64 events = 0;
    for (const SegmentInfo &segment : reader.segments())
        if (segment.count > 0 && segment.lastArrivalWall >= from && segment.firstArrivalWall <= to) {
            inside.push_back(segment);
            events += segment.count;
        }
    window.oneIn = powerOfTwoAtLeast(double(events) / double(m_limits.windowRows));
    qint64 at = 0;
    for (const SegmentInfo &segment : inside) {
        if (cancelled && cancelled())
            return window;
        const auto batch = reader.read(segment);
        if (!batch)
            return std::unexpected(batch.error());
        for (size_t i = 0; i < batch->size(); ++i) {
            const Sequence sequence = segment.first + qint64(i);
            at = std::max(at, batch->row(i).arrivalWall);
            if (sequence % window.oneIn == 0 && at >= from && at <= to)
                window.rows.push_back(dotRow(*batch, i, sequence, at));
        }
    }
    for (const CommitSeen &commit : m_commits)
        if (commit.at >= from && commit.at <= to)
            window.commits.push_back(commit);
    return window;
}

} // namespace rheo
