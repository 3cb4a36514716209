// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event.h"

#include <librdkafka/rdkafka.h>

namespace rheo {

/// Both clocks at the moment of one poll, µs.
struct Arrival
{
    qint64 wall = 0;
    qint64 steady = 0;

    [[nodiscard]] static Arrival now();
};

/// Copies one record of the library into the batch, with its headers.
void appendRecord(EventBatch &batch, const rd_kafka_message_t &message, qint32 topic, const Arrival &arrival);

} // namespace rheo
