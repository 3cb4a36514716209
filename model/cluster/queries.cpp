// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/queries.h"

#include "model/cluster/owned.h"

#include <algorithm>

namespace rheo {

namespace {

using PartitionList = Owned<rd_kafka_topic_partition_list_t>;

/// What ListOffsets takes instead of a time.
constexpr qint64 endOfPartition = -1;
constexpr qint64 startOfPartition = -2;

PartitionList listOf(const std::vector<PartitionId> &partitions, qint64 offset)
{
    PartitionList list(rd_kafka_topic_partition_list_new(int(partitions.size())));
    for (const PartitionId &each : partitions)
        rd_kafka_topic_partition_list_add(list.get(), each.topic.toUtf8().constData(), each.partition)->offset = offset;
    return list;
}

/// The library knows the partition of a fresh topic, or a new leader, a moment later than the metadata that we were
/// given.
bool isNotKnownYet(rd_kafka_resp_err_t code)
{
    switch (code) {
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION:
    case RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH:
        return true;
    default:
        return false;
    }
}

/// `times`: endOfPartition, startOfPartition or ms since 1970. -1 where there is no answer.
Result<std::vector<qint64>> offsetsFor(const ReadOnlyClient &handle, const std::vector<PartitionId> &partitions,
                                       qint64 time, Milliseconds deadline)
{
    if (partitions.empty())
        return std::vector<qint64>{};
    const PartitionList list = listOf(partitions, time);
    const auto code = rd_kafka_offsets_for_times(handle.get(), list.get(), int(deadline.count()));
    if (isNotKnownYet(code))
        return std::vector<qint64>(partitions.size(), -1);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::unexpected(handle.errorOf(QStringLiteral("Offsets could not be read"), code));
    std::vector<qint64> offsets;
    for (int i = 0; i < list->cnt; ++i) {
        const auto &each = list->elems[i];
        offsets.push_back(each.err ? -1 : std::max<qint64>(each.offset, -1));
    }
    return offsets;
}

ClusterSnapshot::Topic topicFrom(const rd_kafka_metadata_topic &from)
{
    ClusterSnapshot::Topic topic{.name = QString::fromUtf8(from.topic), .partitions = {}};
    for (int i = 0; i < from.partition_cnt; ++i) {
        const auto &each = from.partitions[i];
        topic.partitions.append({.number = each.id,
                                 .leader = each.leader,
                                 .replicas = each.replica_cnt,
                                 .inSync = each.isr_cnt,
                                 .low = -1,
                                 .high = -1});
    }
    std::ranges::sort(topic.partitions, {}, &ClusterSnapshot::Partition::number);
    return topic;
}

/// One admin request and its answer; `ask` gets the options and the queue.
template<typename Ask>
Result<Owned<rd_kafka_event_t>> admin(const ReadOnlyClient &handle, const QString &what, rd_kafka_admin_op_t operation,
                                      Milliseconds deadline, Ask ask)
{
    const Owned<rd_kafka_queue_t> queue(rd_kafka_queue_new(handle.get()));
    const Owned<rd_kafka_AdminOptions_t> options(rd_kafka_AdminOptions_new(handle.get(), operation));
    char why[256];
    rd_kafka_AdminOptions_set_request_timeout(options.get(), int(deadline.count()), why, sizeof why);
    ask(options.get(), queue.get());
    Owned<rd_kafka_event_t> event(rd_kafka_queue_poll(queue.get(), int(deadline.count()) + 500));
    if (!event)
        return std::unexpected(handle.errorOf(what, RD_KAFKA_RESP_ERR__TIMED_OUT));
    if (const auto code = rd_kafka_event_error(event.get()))
        return std::unexpected(handle.errorOf(what, code));
    return event;
}

QString stateWord(rd_kafka_consumer_group_state_t state)
{
    return QString::fromLatin1(rd_kafka_consumer_group_state_name(state));
}

} // namespace

Result<ClusterSnapshot> askLayout(const ReadOnlyClient &handle, Milliseconds deadline)
{
    const rd_kafka_metadata_t *raw = nullptr;
    const auto code = rd_kafka_metadata(handle.get(), 1, nullptr, &raw, int(deadline.count()));
    const Owned<const rd_kafka_metadata_t> metadata(raw);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::unexpected(handle.errorOf(QStringLiteral("The topics could not be listed"), code));
    ClusterSnapshot layout;
    for (int i = 0; i < raw->broker_cnt; ++i)
        layout.brokers.append(
            {.id = raw->brokers[i].id,
             .address =
                 QStringLiteral("%1:%2").arg(QString::fromUtf8(raw->brokers[i].host)).arg(raw->brokers[i].port)});
    for (int i = 0; i < raw->topic_cnt; ++i)
        if (!raw->topics[i].err)
            layout.topics.append(topicFrom(raw->topics[i]));
    std::ranges::sort(layout.brokers, {}, &ClusterSnapshot::Broker::id);
    std::ranges::sort(layout.topics, {}, &ClusterSnapshot::Topic::name);
    if (char *id = rd_kafka_clusterid(handle.get(), int(deadline.count()))) {
        layout.clusterId = QString::fromUtf8(id);
        rd_kafka_mem_free(handle.get(), id);
    }
    return layout;
}

Result<std::vector<OffsetRange>> askOffsets(const ReadOnlyClient &handle, const std::vector<PartitionId> &partitions,
                                            Milliseconds deadline)
{
    const auto low = offsetsFor(handle, partitions, startOfPartition, deadline);
    if (!low)
        return std::unexpected(low.error());
    const auto high = offsetsFor(handle, partitions, endOfPartition, deadline);
    if (!high)
        return std::unexpected(high.error());
    std::vector<OffsetRange> ranges;
    ranges.reserve(partitions.size());
    for (size_t i = 0; i < partitions.size(); ++i)
        ranges.push_back({(*low)[i], (*high)[i]});
    return ranges;
}

Result<std::vector<qint64>> askEnds(const ReadOnlyClient &handle, const std::vector<PartitionId> &partitions,
                                    Milliseconds deadline)
{
    return offsetsFor(handle, partitions, endOfPartition, deadline);
}

Result<std::vector<qint64>> askStart(const ReadOnlyClient &handle, const std::vector<PartitionId> &partitions,
                                     const TapStart &start, Milliseconds deadline)
{
    const auto ranges = askOffsets(handle, partitions, deadline);
    if (!ranges)
        return std::unexpected(ranges.error());
    std::vector<qint64> offsets;
    for (const OffsetRange &range : *ranges)
        offsets.push_back(range.low < 0 || range.high < 0          ? -1
                          : start.kind == TapStart::Kind::Earliest ? range.low
                          : start.kind == TapStart::Kind::Tail     ? std::max(range.low, range.high - start.value)
                                                                   : range.high);
    if (start.kind != TapStart::Kind::Time)
        return offsets;
    const auto timed = offsetsFor(handle, partitions, std::max<qint64>(start.value, 0), deadline);
    if (!timed)
        return std::unexpected(timed.error());
    for (size_t i = 0; i < offsets.size(); ++i)
        if (offsets[i] >= 0 && (*timed)[i] >= 0)
            offsets[i] = (*timed)[i];
    return offsets;
}

Result<std::vector<ClusterSnapshot::Committed>> askCommitted(const ReadOnlyClient &handle, const QString &group,
                                                             const std::vector<PartitionId> &partitions,
                                                             Milliseconds deadline)
{
    const PartitionList list = listOf(partitions, RD_KAFKA_OFFSET_INVALID);
    auto *request = rd_kafka_ListConsumerGroupOffsets_new(group.toUtf8().constData(), list.get());
    const auto answer = admin(handle, QStringLiteral("Committed offsets could not be read"),
                              RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, deadline, [&](auto *options, auto *queue) {
                                  rd_kafka_ListConsumerGroupOffsets(handle.get(), &request, 1, options, queue);
                              });
    rd_kafka_ListConsumerGroupOffsets_destroy(request);
    if (!answer)
        return std::unexpected(answer.error());
    size_t count = 0;
    const auto *result = rd_kafka_event_ListConsumerGroupOffsets_result(answer->get());
    const auto **groups = rd_kafka_ListConsumerGroupOffsets_result_groups(result, &count);
    std::vector<ClusterSnapshot::Committed> committed;
    const auto *offsets = count ? rd_kafka_group_result_partitions(groups[0]) : nullptr;
    for (int i = 0; offsets && i < offsets->cnt; ++i)
        if (!offsets->elems[i].err)
            committed.push_back({.topic = QString::fromUtf8(offsets->elems[i].topic),
                                 .partition = offsets->elems[i].partition,
                                 .offset = std::max<qint64>(-1, offsets->elems[i].offset),
                                 .lag = -1});
    return committed;
}

QStringList askableGroups(const GroupList &list, const QStringList &wanted)
{
    if (!list.isOffered)
        return wanted;
    QStringList askable;
    for (const auto &group : list.groups)
        if (wanted.contains(group.id))
            askable << group.id;
    return askable;
}

Result<GroupList> askGroups(const ReadOnlyClient &handle, Milliseconds deadline)
{
    const auto answer =
        admin(handle, QStringLiteral("The consumer groups could not be listed"), RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS,
              deadline, [&](auto *options, auto *queue) { rd_kafka_ListConsumerGroups(handle.get(), options, queue); });
    if (!answer)
        return std::unexpected(answer.error());
    const auto *result = rd_kafka_event_ListConsumerGroups_result(answer->get());
    size_t errors = 0;
    const rd_kafka_error_t **firstErrors = rd_kafka_ListConsumerGroups_result_errors(result, &errors);
    size_t count = 0;
    const auto **listed = rd_kafka_ListConsumerGroups_result_valid(result, &count);
    if (errors && !count && rd_kafka_error_code(firstErrors[0]) == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE)
        return GroupList{.groups = {}, .isOffered = false};
    if (errors && !count)
        return std::unexpected(handle.errorOf(QStringLiteral("The consumer groups could not be listed"),
                                              rd_kafka_error_code(firstErrors[0])));
    GroupList list;
    for (size_t i = 0; i < count; ++i)
        list.groups.push_back({.id = QString::fromUtf8(rd_kafka_ConsumerGroupListing_group_id(listed[i])),
                               .state = stateWord(rd_kafka_ConsumerGroupListing_state(listed[i])),
                               .members = -1,
                               .committed = {}});
    return list;
}

Result<void> askMembers(const ReadOnlyClient &handle, std::vector<ClusterSnapshot::Group> &groups,
                        Milliseconds deadline)
{
    if (groups.empty())
        return {};
    std::vector<QByteArray> ids;
    std::vector<const char *> names;
    ids.reserve(groups.size());
    names.reserve(groups.size());
    for (const auto &group : groups)
        ids.push_back(group.id.toUtf8());
    for (const QByteArray &id : ids)
        names.push_back(id.constData());
    const auto answer =
        admin(handle, QStringLiteral("The members of the groups could not be read"),
              RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, deadline, [&](auto *options, auto *queue) {
                  rd_kafka_DescribeConsumerGroups(handle.get(), names.data(), names.size(), options, queue);
              });
    if (!answer)
        return std::unexpected(answer.error());
    size_t count = 0;
    const auto *result = rd_kafka_event_DescribeConsumerGroups_result(answer->get());
    const auto **described = rd_kafka_DescribeConsumerGroups_result_groups(result, &count);
    for (size_t i = 0; i < count; ++i) {
        const auto id = QString::fromUtf8(rd_kafka_ConsumerGroupDescription_group_id(described[i]));
        const auto group = std::ranges::find(groups, id, &ClusterSnapshot::Group::id);
        if (group == groups.end() || rd_kafka_ConsumerGroupDescription_error(described[i]))
            continue;
        const QString state = stateWord(rd_kafka_ConsumerGroupDescription_state(described[i]));
        const auto members = int(rd_kafka_ConsumerGroupDescription_member_count(described[i]));
        const bool isOfTheNewProtocol = members == 0 && group->state == QLatin1String("Stable");
        group->members = isOfTheNewProtocol ? -1 : members;
        group->state = isOfTheNewProtocol ? group->state : state;
    }
    return {};
}

Result<bool> askIsCompacted(const ReadOnlyClient &handle, const QString &topic, Milliseconds deadline)
{
    auto *resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.toUtf8().constData());
    const auto answer = admin(handle, QStringLiteral("The settings of topic '%1' could not be read").arg(topic),
                              RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, deadline, [&](auto *options, auto *queue) {
                                  rd_kafka_DescribeConfigs(handle.get(), &resource, 1, options, queue);
                              });
    rd_kafka_ConfigResource_destroy(resource);
    if (!answer)
        return std::unexpected(answer.error());
    size_t resources = 0;
    const auto *result = rd_kafka_event_DescribeConfigs_result(answer->get());
    const auto **described = rd_kafka_DescribeConfigs_result_resources(result, &resources);
    size_t count = 0;
    const auto **entries = resources ? rd_kafka_ConfigResource_configs(described[0], &count) : nullptr;
    for (size_t i = 0; i < count; ++i)
        if (qstrcmp(rd_kafka_ConfigEntry_name(entries[i]), "cleanup.policy") == 0)
            return QByteArray(rd_kafka_ConfigEntry_value(entries[i])).contains("compact");
    return false;
}

std::vector<PartitionId> partitionsOf(const ClusterSnapshot &layout, const QStringList &topics)
{
    std::vector<PartitionId> partitions;
    for (const auto &topic : layout.topics)
        if (topics.contains(topic.name))
            for (const auto &partition : topic.partitions)
                partitions.push_back({topic.name, partition.number});
    return partitions;
}

} // namespace rheo
