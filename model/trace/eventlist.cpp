// SPDX-License-Identifier: Apache-2.0
#include "model/trace/eventlist.h"

namespace rheo {

ListedEvent ListedEvent::from(const EventBatch &batch, size_t index, Sequence sequence, const QString &topic)
{
    const EventRow &row = batch.row(index);
    return {.sequence = sequence,
            .topic = topic,
            .partition = row.position.partition,
            .offset = row.position.offset,
            .arrivalWall = row.arrivalWall,
            .timestamp = row.timestamp,
            .keyIsNull = row.keyIsNull,
            .valueIsNull = row.valueIsNull,
            .valueDropped = row.valueDropped,
            .valueSize = row.valueSize,
            .key = std::string(batch.key(index).substr(0, listedBytes)),
            .value = std::string(batch.value(index).substr(0, listedBytes))};
}

} // namespace rheo
