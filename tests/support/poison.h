// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace rheo::test {

/// Writes one batch into a topic that no process with a memory limit of 1 GiB can read: `records` (at least 5) records
/// of 256 MiB zeros each, a few MiB as gzip. The broker takes it if the topic's max.message.bytes allows 20 MB; it
/// never holds it unpacked. librdkafka unpacks a batch whole and aborts where it gets no memory. False, with a
/// warning, if it cannot be made or is refused. Needs gzip, head and a POSIX shell.
bool sendPoison(const QString &bootstrap, const QString &topic, qint32 partition, int records);

/// Writes one batch of one control record, as a broker does at the end of a transaction. Only the embedded cluster
/// takes it.
bool sendMarker(const QString &bootstrap, const QString &topic, qint32 partition);

} // namespace rheo::test
