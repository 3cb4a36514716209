// SPDX-License-Identifier: Apache-2.0
#include "model/capture/probe.h"

#include "model/base/displaytext.h"
#include "model/cluster/batchreader.h"

namespace rheo {

namespace {

constexpr std::chrono::seconds patience{30};

} // namespace

Result<void> probe(const Connection &connection, const CarefulRange &range)
{
    auto reader = BatchReader::make(connection);
    if (!reader)
        return std::unexpected(reader.error());
    const TapDelivery delivery = (*reader)->read({0, range.topic, range.partition, range.from}, patience);
    if (!delivery.events.isEmpty() || !delivery.holes.empty() || !delivery.restarted.empty() || (*reader)->isAtEnd())
        return {};
    return failure(ErrorKind::Cluster,
                   QStringLiteral("The cluster at %1 did not give offset %2 of topic '%3', partition %4 within %5 s. "
                                  "Check that its brokers are up.")
                       .arg(connection.bootstrap)
                       .arg(range.from)
                       .arg(displayText(range.topic, 249))
                       .arg(range.partition)
                       .arg(patience.count()));
}

} // namespace rheo
