// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/kafkaclient.h"

namespace rheo {

/// What goes over the wire: only what an instrumented service would send. Nothing here tells who simulated it.

/// The trace and span of a record, from its `traceparent`.
struct TraceContext
{
    QByteArray traceId; ///< 32 hex digits
    quint64 span = 0;
};

/// Nothing where the header is missing or ill-formed.
[[nodiscard]] std::optional<TraceContext> traceContext(const RecordHeaders &);

/// traceparent and content-type.
[[nodiscard]] RecordHeaders eventHeaders(const TraceContext &);

/// JSON of about 200 bytes. Depends on the order and on the topic's name only: the same order keeps its customer,
/// lines and amount on its whole way.
[[nodiscard]] QByteArray eventValue(const QByteArray &orderId, const QString &topic);

/// The headers of a failed record on its dead letter topic: its own, with `context` as traceparent, and Spring's
/// kafka_dlt-* (integers big-endian), replacing older ones.
[[nodiscard]] RecordHeaders deadLetterHeaders(const ReceivedRecord &failed, const QString &group, const TraceContext &);

[[nodiscard]] bool isDeadLetter(const RecordHeaders &);

} // namespace rheo
