// SPDX-License-Identifier: Apache-2.0
#include "model/capture/carefulreading.h"

#include "model/cluster/queries.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr Milliseconds askDeadline{10'000};
constexpr std::chrono::seconds patience{5}; ///< longer than any batch takes that can be read at all

} // namespace

Result<CarefulReading> CarefulReading::start(const Connection &connection, const ReadOnlyClient &asking,
                                             std::vector<TappedPartition> partitions)
{
    auto reader = BatchReader::make(connection);
    if (!reader)
        return std::unexpected(reader.error());
    std::vector<PartitionId> ids;
    ids.reserve(partitions.size());
    for (const TappedPartition &each : partitions)
        ids.push_back({each.name, each.partition});
    const auto ranges = askOffsets(asking, ids, askDeadline);
    if (!ranges)
        return std::unexpected(ranges.error());
    CarefulReading reading;
    reading.m_reader = std::move(*reader);
    reading.m_partitions = std::move(partitions);
    for (const OffsetRange &range : *ranges)
        reading.m_ends.push_back(range.high);
    reading.moveOn();
    return reading;
}

std::optional<CarefulPlace> CarefulReading::place() const
{
    if (m_at == m_partitions.size())
        return {};
    const TappedPartition &now = m_partitions[m_at];
    return CarefulPlace{now.name, now.partition, now.start, m_ends[m_at]};
}

TapDelivery CarefulReading::read()
{
    TappedPartition &now = m_partitions[m_at];
    TapDelivery delivery = m_reader->read(now, patience);
    for (size_t i = 0; i < delivery.events.size(); ++i)
        now.start = std::max(now.start, delivery.events.row(i).position.offset + 1);
    for (const TapHole &hole : delivery.holes)
        now.start = std::max(now.start, hole.to);
    if (m_reader->isAtEnd() || !delivery.restarted.empty())
        ++m_at;
    delivery.restarted.clear(); // the tap will see it again
    moveOn();
    return delivery;
}

/// A partition whose end the broker did not tell is left to the tap.
void CarefulReading::moveOn()
{
    while (m_at < m_partitions.size() && m_partitions[m_at].start >= m_ends[m_at])
        ++m_at;
}

} // namespace rheo
