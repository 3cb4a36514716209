// SPDX-License-Identifier: Apache-2.0
#include "model/trace/tracedevent.h"

#include <algorithm>
#include <array>

namespace rheo {

std::string placeText(const TracedEvent &event)
{
    const std::string topic = event.topicName.toStdString();
    return positionText({topic, event.event.row.position.partition, event.event.row.position.offset});
}

QString idWithoutFlow(const TracedEvent &event)
{
    const auto own = std::ranges::find(event.candidates, CandidateSlot::Self, &OwnedCandidate::slot);
    return QString::fromStdString(own == event.candidates.end() ? placeText(event) : own->value);
}

QString ruleWords(quint8 rule)
{
    static constexpr std::array words = {
        "the topic's own rule",
        "retry or dead letter headers",
        "causation id",
        "a framework's message headers",
        "traceparent",
        "trace header",
        "conversation id",
        "correlation header",
        "aggregate id or subject",
        "outbox id",
        "value",
        "message key",
    };
    return rule < words.size() ? QString::fromLatin1(words[rule]) : QStringLiteral("rule %1").arg(rule);
}

} // namespace rheo
