// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace rheo {

/// The values that a recording is made of, see FORMAT.md. Plain data, any thread.

/// Number of an event in its recording, in order of arrival, from 0; never reused, also when the ring drops events.
using Sequence = qint64;

/// One incarnation of a topic on the cluster.
struct RecordedTopic
{
    qint32 number = -1;  ///< as in Position::topic
    QString name;        ///< on the cluster
    QString incarnation; ///< the broker's topic id where it tells one, else empty
    qint32 partitions = 0;

    bool operator==(const RecordedTopic &) const = default;
};

/// What we saw of the cluster that is not a record.
struct Observation
{
    enum class Kind : quint8 {
        Commit, ///< group, topic, partition, offset: the group's committed offset, -1 for none, as polled: whenever it
                ///< is another than before, once as it was at the poll before and once as it is
        Watermark, ///< topic, partition, offset: end of the partition; low: its start
        Members,   ///< group, text: state and members
        Anchor,    ///< the wall clock stepped: offset is the step in µs
        Note,      ///< text: metadata changes, careful mode, a person's sentence
    };
    Kind kind = Kind::Note;
    qint64 arrivalWall = 0;   ///< µs since 1970 UTC
    qint64 arrivalSteady = 0; ///< µs on the monotonic clock
    Sequence atSequence = 0;  ///< the next event's number when this was seen
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 low = -1;
    QString group = {};
    QString text = {};

    bool operator==(const Observation &) const = default;
};

/// Offsets that hold no stored event, with the reason: [from, to) of one partition.
struct Gap
{
    enum class Reason : quint8 {
        Control,     ///< transaction markers and aborted records, not delivered to read_committed
        Compacted,   ///< removed by the cleaner
        Expired,     ///< gone from the broker before we could read it (retention, or the tap fell behind)
        Skipped,     ///< left out by us: a poison batch, a sample, a jump to the newest
        Unexplained, ///< not delivered: Control or Compacted, the broker does not say how the topic is cleaned up
    };
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 from = 0;
    qint64 to = 0;
    Reason reason = Reason::Control;
    Sequence atSequence = 0;

    bool operator==(const Gap &) const = default;
};

/// Facts about the whole recording.
struct RecordingInfo
{
    QString clusterId;
    QString bootstrap; ///< as the person typed it, without secrets
    bool simulated = false;
    qint64 startedWall = 0; ///< µs since 1970 UTC
    QString program;        ///< name and version of the writer

    bool operator==(const RecordingInfo &) const = default;
};

/// The first offset of a partition that is not accounted for: where capture resumes.
struct StoredPosition
{
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 next = 0;

    bool operator==(const StoredPosition &) const = default;
};

} // namespace rheo
