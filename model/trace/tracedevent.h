// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correlate/candidates.h"
#include "model/events/event.h"
#include "model/record/recording.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace rheo {

/// A candidate that outlives the batch it was read from; see Candidate.
struct OwnedCandidate
{
    quint8 rule = 0;
    CandidateSlot slot = CandidateSlot::Flow;
    std::string value;

    bool operator==(const OwnedCandidate &) const = default;
};

/// As ParentPosition, owning its name.
struct NamedPosition
{
    std::string topicName; ///< on the cluster
    qint32 partition = -1;
    qint64 offset = -1;

    bool operator==(const NamedPosition &) const = default;
};

/// One event with all that tracing asks of it. A value, any thread.
struct TracedEvent
{
    Sequence sequence = -1;
    Event event;
    QString topicName; ///< on the cluster
    std::vector<OwnedCandidate> candidates;
    std::optional<NamedPosition> parent; ///< named by retry or dead letter headers
};

/// "topic/partition/offset" of the event itself, as positionText.
[[nodiscard]] std::string placeText(const TracedEvent &);

/// What a trace is called whose first event has no flow id that counts: the event's own id, else its place.
[[nodiscard]] QString idWithoutFlow(const TracedEvent &);

/// Where a correlation rule looks, for a sentence: "traceparent", "message key".
[[nodiscard]] QString ruleWords(quint8 rule);

} // namespace rheo
