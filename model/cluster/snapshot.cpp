// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/snapshot.h"

#include "model/cluster/queries.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

Json numberOrNull(qint64 value)
{
    return value < 0 ? Json(nullptr) : Json(value);
}

Json topicJson(const ClusterSnapshot::Topic &topic)
{
    Json partitions = Json::array();
    for (const auto &each : topic.partitions)
        partitions.push_back({{"partition", each.number},
                              {"leader", numberOrNull(each.leader)},
                              {"replicas", each.replicas},
                              {"inSync", each.inSync},
                              {"start", numberOrNull(each.low)},
                              {"end", numberOrNull(each.high)}});
    return {{"name", topic.name.toStdString()}, {"partitions", std::move(partitions)}};
}

Json groupJson(const ClusterSnapshot::Group &group)
{
    Json committed = Json::array();
    for (const auto &each : group.committed)
        committed.push_back({{"topic", each.topic.toStdString()},
                             {"partition", each.partition},
                             {"offset", each.offset},
                             {"lag", numberOrNull(each.lag)}});
    return {{"id", group.id.toStdString()},
            {"state", group.state.isEmpty() ? Json(nullptr) : Json(group.state.toStdString())},
            {"members", numberOrNull(group.members)},
            {"committed", std::move(committed)}};
}

/// Takes one snapshot; what cannot be asked becomes a note.
class Snapshooter
{
public:
    Snapshooter(const ReadOnlyClient &handle, Milliseconds deadline) : m_handle(handle), m_end(Clock::now() + deadline)
    {}

    Result<ClusterSnapshot> take(const QStringList &namedGroups)
    {
        auto layout = askLayout(m_handle, left());
        if (!layout)
            return layout;
        m_snapshot = std::move(*layout);
        fillOffsets();
        listGroups(namedGroups);
        for (auto &group : m_snapshot.groups)
            fillCommitted(group);
        return std::move(m_snapshot);
    }

private:
    [[nodiscard]] Milliseconds left() const
    {
        return std::max(Milliseconds(100), std::chrono::duration_cast<Milliseconds>(m_end - Clock::now()));
    }

    void note(const Error &error) { m_snapshot.notes << error.message; }

    void fillOffsets()
    {
        for (const auto &topic : m_snapshot.topics)
            for (const auto &partition : topic.partitions)
                m_partitions.push_back({topic.name, partition.number});
        const auto ranges = askOffsets(m_handle, m_partitions, left());
        if (!ranges)
            return note(ranges.error());
        for (size_t i = 0; i < m_partitions.size(); ++i)
            m_ranges[m_partitions[i]] = (*ranges)[i];
        for (auto &topic : m_snapshot.topics)
            for (auto &partition : topic.partitions) {
                partition.low = m_ranges[{topic.name, partition.number}].low;
                partition.high = m_ranges[{topic.name, partition.number}].high;
            }
    }

    void listGroups(const QStringList &wanted)
    {
        auto list = askGroups(m_handle, std::min(left(), Milliseconds(5000)));
        if (!list)
            return note(list.error());
        if (!list->isOffered)
            m_snapshot.notes << QStringLiteral("The cluster cannot list consumer groups; only those named by --group "
                                               "were asked.");
        else if (const auto asked = askMembers(m_handle, list->groups, left()); !asked)
            note(asked.error());
        for (const auto &group : list->groups)
            m_snapshot.groups.append(group);
        QStringList named = wanted;
        named.removeDuplicates();
        named.removeAll(QString());
        const QStringList askable = askableGroups(*list, named);
        for (const QString &id : named)
            if (list->isOffered && !askable.contains(id))
                m_snapshot.notes << QStringLiteral("The cluster has no consumer group '%1'.").arg(id);
            else if (!list->isOffered)
                m_snapshot.groups.append({.id = id, .state = {}, .members = -1, .committed = {}});
        std::ranges::sort(m_snapshot.groups, {}, &ClusterSnapshot::Group::id);
    }

    void fillCommitted(ClusterSnapshot::Group &group)
    {
        const auto committed = askCommitted(m_handle, group.id, m_partitions, left());
        if (!committed)
            return note(committed.error());
        for (auto each : *committed) {
            if (each.offset < 0)
                continue;
            const auto range = m_ranges.find({each.topic, each.partition});
            if (range != m_ranges.end() && range->second.high >= 0)
                each.lag = std::max<qint64>(0, range->second.high - each.offset);
            group.committed.append(each);
        }
    }

    const ReadOnlyClient &m_handle;
    Clock::time_point m_end;
    ClusterSnapshot m_snapshot;
    std::vector<PartitionId> m_partitions;
    std::map<PartitionId, OffsetRange> m_ranges;
};

} // namespace

QByteArray ClusterSnapshot::toJson() const
{
    Json json{{"v", 1}, {"clusterId", clusterId.toStdString()}};
    for (const char *list : {"brokers", "topics", "groups", "notes"})
        json[list] = Json::array();
    for (const Broker &broker : brokers)
        json["brokers"].push_back({{"id", broker.id}, {"address", broker.address.toStdString()}});
    for (const Topic &topic : topics)
        json["topics"].push_back(topicJson(topic));
    for (const Group &group : groups)
        json["groups"].push_back(groupJson(group));
    for (const QString &note : notes)
        json["notes"].push_back(note.toStdString());
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

Result<ClusterSnapshot> takeSnapshot(const Connection &connection, const QStringList &groups,
                                     std::chrono::milliseconds deadline)
{
    const auto handle = ReadOnlyClient::make(
        connection, {{"isolation.level", "read_uncommitted"}, {"allow.auto.create.topics", "false"}});
    if (!handle)
        return std::unexpected(handle.error());
    if (const auto answers = handle->awaitBroker(std::min(deadline, Milliseconds(10'000))); !answers)
        return std::unexpected(answers.error());
    return Snapshooter(*handle, deadline).take(groups);
}

} // namespace rheo
