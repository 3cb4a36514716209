// SPDX-License-Identifier: Apache-2.0
#include "model/trace/tracedevent.h"

#include <array>

namespace rheo {

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
