// SPDX-License-Identifier: Apache-2.0
#include "model/trace/liverates.h"

#include <algorithm>

namespace rheo {

namespace {

/// Least squares: change of `value` a second.
template<typename Samples, typename Value> std::optional<double> slope(const Samples &samples, Value value)
{
    if (samples.size() < 3)
        return {};
    double meanX = 0, meanY = 0;
    const qint64 origin = samples.front().at;
    for (const auto &sample : samples) {
        meanX += double(sample.at - origin) / 1e6 / double(samples.size());
        meanY += double(value(sample)) / double(samples.size());
    }
    double product = 0, square = 0;
    for (const auto &sample : samples) {
        const double x = double(sample.at - origin) / 1e6 - meanX;
        product += x * (double(value(sample)) - meanY);
        square += x * x;
    }
    return square > 0 ? std::optional(product / square) : std::nullopt;
}

} // namespace

double FollowerNews::eventsPerSecond() const
{
    double sum = 0;
    for (const TopicRate &rate : rates)
        sum += rate.eventsPerSecond;
    return sum;
}

void LiveRates::addEvent(qint32 topic, qint32 partition, qint64 offset, qint64 at, qint64 bytes, double weight)
{
    qint64 &end = m_ends[{topic, partition}];
    end = std::max(end, offset + 1);
    std::deque<Slot> &slots = m_slots[topic];
    if (slots.empty() || slots.back().number < at / slot)
        slots.push_back({at / slot, 0, 0});
    slots.back().events += weight;
    slots.back().bytes += weight * double(bytes);
    while (slots.front().number <= slots.back().number - window / slot)
        slots.pop_front();
}

std::optional<CommitSeen> LiveRates::observe(const Observation &seen)
{
    if (seen.kind == Observation::Kind::Watermark) {
        qint64 &end = m_ends[{seen.topic, seen.partition}];
        end = std::max(end, seen.offset);
        m_lows[{seen.topic, seen.partition}] = std::max<qint64>(0, seen.low);
    }
    if (seen.kind != Observation::Kind::Commit || seen.offset < 0)
        return {};
    Group &group = m_groups[{seen.group, seen.topic}];
    Committed &committed = group.partitions[seen.partition];
    const Committed before = std::exchange(committed, {seen.offset, seen.arrivalWall});
    if (seen.offset <= before.offset)
        return {};
    if (before.offset >= 0)
        group.lastAdvance = seen.arrivalWall;
    return CommitSeen{seen.group, seen.topic, seen.partition, seen.offset, before.offset, seen.arrivalWall, before.at};
}

void LiveRates::sampleLag(qint64 at)
{
    for (auto &[key, group] : m_groups) {
        if (!group.samples.empty() && at < group.samples.back().at + slot)
            continue;
        qint64 read = 0;
        for (const auto &[partition, committed] : group.partitions)
            read += committed.offset;
        group.samples.push_back({at, lagOf(key.second, group), read});
        while (group.samples.front().at < at - trendWindow || group.samples.size() > mostSamples)
            group.samples.pop_front();
    }
}

std::vector<TopicRate> LiveRates::rates(qint64 now, const QStringList &topics) const
{
    std::vector<TopicRate> result;
    for (const auto &[topic, slots] : m_slots) {
        if (topic < 0 || topic >= topics.size())
            continue;
        TopicRate rate{topics[topic]};
        for (const Slot &each : slots) {
            if (each.number <= now / slot - window / slot || each.number > now / slot)
                continue;
            rate.eventsPerSecond += each.events * 1e6 / double(window);
            rate.bytesPerSecond += each.bytes * 1e6 / double(window);
        }
        result.push_back(rate);
    }
    return result;
}

std::vector<GroupLag> LiveRates::lags(const QStringList &topics) const
{
    std::vector<GroupLag> result;
    for (const auto &[key, group] : m_groups)
        if (key.second >= 0 && key.second < topics.size())
            result.push_back(describe(key, group, topics));
    return result;
}

GroupLag LiveRates::describe(const GroupKey &key, const Group &group, const QStringList &topics) const
{
    GroupLag lag{key.first, topics[key.second], lagOf(key.second, group), {}, {}, 0, group.lastAdvance, {}};
    for (const auto &[partition, committed] : group.partitions)
        lag.partitions.push_back(
            {partition, committed.offset, std::max<qint64>(0, endOf(key.second, partition) - committed.offset)});
    for (const auto &[place, end] : m_ends) {
        const auto low = m_lows.find(place);
        const bool holdsRecords = end > (low == m_lows.end() ? 0 : low->second);
        lag.unknown += place.first == key.second && holdsRecords && !group.partitions.contains(place.second);
    }
    std::ranges::stable_sort(lag.partitions, std::greater(), &PartitionLag::lag);
    lag.growthPerSecond = slope(group.samples, [](const Sample &sample) { return sample.lag; });
    lag.readsPerSecond = slope(group.samples, [](const Sample &sample) { return sample.read; }).value_or(0);
    for (const Sample &sample : group.samples)
        lag.samples.emplace_back(sample.at, sample.lag);
    return lag;
}

qint64 LiveRates::endOf(qint32 topic, qint32 partition) const
{
    const auto found = m_ends.find({topic, partition});
    return found == m_ends.end() ? 0 : found->second;
}

qint64 LiveRates::lagOf(qint32 topic, const Group &group) const
{
    qint64 lag = 0;
    for (const auto &[partition, committed] : group.partitions)
        lag += std::max<qint64>(0, endOf(topic, partition) - committed.offset);
    return lag;
}

} // namespace rheo
