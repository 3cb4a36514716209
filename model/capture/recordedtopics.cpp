// SPDX-License-Identifier: Apache-2.0
#include "model/capture/recordedtopics.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace rheo {

namespace {

constexpr Milliseconds askDeadline{10'000};

QString newIncarnation()
{
    return QStringLiteral("seen ") + QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace

RecordedTopics::RecordedTopics(RecordingWriter &writer, const std::vector<RecordedTopic> &known) : m_writer(writer)
{
    for (const RecordedTopic &topic : known)
        m_topics[topic.name] = {topic.number, topic.incarnation, {}};
    for (const StoredPosition &position : writer.positions())
        m_stored[{position.topic, position.partition}] = position.next;
}

void RecordedTopics::noteFirst(const ClusterSnapshot &layout, const QStringList &topics)
{
    if (std::exchange(m_hasFirst, true))
        return;
    for (const PartitionId &each : partitionsOf(layout, topics))
        if (!m_topics.contains(each.topic))
            m_atStart.insert(each);
}

Result<void> RecordedTopics::numberTopic(const QString &name, qint32 partitions)
{
    Topic &topic = m_topics[name];
    const auto number = m_writer.topicNumber(name, topic.incarnation, partitions);
    if (!number)
        return std::unexpected(number.error());
    topic.number = *number;
    return {};
}

Result<void> RecordedTopics::renewRemade(const ReadOnlyClient &client, const ClusterSnapshot::Topic &now)
{
    Topic &topic = m_topics[now.name];
    std::vector<PartitionId> ids;
    std::vector<qint64> stored;
    for (const auto &partition : now.partitions)
        if (const auto found = m_stored.find({topic.number, partition.number}); found != m_stored.end()) {
            ids.push_back({now.name, partition.number});
            stored.push_back(found->second);
        }
    if (ids.empty() || !topic.tapped.empty())
        return {};
    const auto ranges = askOffsets(client, ids, askDeadline);
    if (!ranges)
        return std::unexpected(ranges.error());
    for (size_t i = 0; i < ids.size(); ++i)
        if ((*ranges)[i].high >= 0 && stored[i] > (*ranges)[i].high)
            topic.incarnation = newIncarnation();
    return {};
}

/// Those with a stored position go into `taken`, the others to where they begin.
Result<void> RecordedTopics::sortOut(const ClusterSnapshot::Topic &now, std::vector<TappedPartition> &taken,
                                     std::vector<PartitionId> &atStart, std::vector<PartitionId> &atFirstRecord)
{
    if (const auto done = numberTopic(now.name, qint32(now.partitions.size())); !done)
        return done;
    Topic &topic = m_topics[now.name];
    for (const auto &partition : now.partitions) {
        if (topic.tapped.contains(partition.number))
            continue;
        const auto stored = m_stored.find({topic.number, partition.number});
        if (stored == m_stored.end()) {
            const PartitionId id{now.name, partition.number};
            (m_atStart.contains(id) ? atStart : atFirstRecord).push_back(id);
            continue;
        }
        taken.push_back({topic.number, now.name, partition.number, stored->second});
        topic.tapped.insert(partition.number);
    }
    return {};
}

Result<void> RecordedTopics::takeFrom(const ReadOnlyClient &client, const std::vector<PartitionId> &ids,
                                      const TapStart &start, std::vector<TappedPartition> &taken)
{
    const auto starts = askStart(client, ids, start, askDeadline);
    if (!starts)
        return std::unexpected(starts.error());
    for (size_t i = 0; i < ids.size(); ++i) {
        if ((*starts)[i] < 0)
            continue;
        Topic &topic = m_topics[ids[i].topic];
        taken.push_back({topic.number, ids[i].topic, ids[i].partition, (*starts)[i]});
        topic.tapped.insert(ids[i].partition);
        m_writer.beginAt({topic.number, ids[i].partition, (*starts)[i]});
    }
    return {};
}

Result<std::vector<TappedPartition>> RecordedTopics::take(const ReadOnlyClient &client, const ClusterSnapshot &layout,
                                                          const QStringList &topics, const TapStart &start)
{
    std::vector<TappedPartition> taken;
    std::vector<PartitionId> atStart;
    std::vector<PartitionId> atFirstRecord;
    noteFirst(layout, topics);
    for (const auto &each : layout.topics) {
        if (!topics.contains(each.name) || m_topics[each.name].tapped.size() >= size_t(each.partitions.size()))
            continue;
        if (const auto done = renewRemade(client, each); !done)
            return std::unexpected(done.error());
        if (const auto done = sortOut(each, taken, atStart, atFirstRecord); !done)
            return std::unexpected(done.error());
    }
    if (const auto done = takeFrom(client, atFirstRecord, {TapStart::Kind::Earliest, 0}, taken); !done)
        return std::unexpected(done.error());
    if (const auto done = takeFrom(client, atStart, start, taken); !done)
        return std::unexpected(done.error());
    return taken;
}

void RecordedTopics::forget(qint32 number)
{
    for (auto &[name, topic] : m_topics)
        if (topic.number == number) {
            topic = {-1, newIncarnation(), {}};
            std::erase_if(m_atStart, [&](const PartitionId &each) { return each.topic == name; });
        }
}

std::vector<std::pair<qint32, QString>> RecordedTopics::takeGone(const ClusterSnapshot &layout)
{
    std::vector<std::pair<qint32, QString>> gone;
    for (const auto &[name, topic] : m_topics)
        if (!topic.tapped.empty() &&
            std::ranges::find(layout.topics, name, &ClusterSnapshot::Topic::name) == layout.topics.end())
            gone.emplace_back(topic.number, name);
    for (const auto &each : gone)
        forget(each.first);
    return gone;
}

qint32 RecordedTopics::number(const QString &name) const
{
    const auto found = m_topics.find(name);
    return found == m_topics.end() ? -1 : found->second.number;
}

QString RecordedTopics::name(qint32 number) const
{
    const auto found = std::ranges::find_if(m_topics, [&](const auto &each) { return each.second.number == number; });
    return found == m_topics.end() ? QString() : found->first;
}

std::vector<PartitionId> RecordedTopics::partitions() const
{
    std::vector<PartitionId> all;
    for (const auto &[name, topic] : m_topics)
        for (const qint32 partition : topic.tapped)
            all.push_back({name, partition});
    return all;
}

} // namespace rheo
