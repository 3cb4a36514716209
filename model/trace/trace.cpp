// SPDX-License-Identifier: Apache-2.0
#include "model/trace/trace.h"

#include <algorithm>

namespace rheo {

qint64 stepTime(const TraceStep &step)
{
    const EventRow &row = step.event.row;
    return row.timestamp >= 0 ? row.timestamp * 1000 : row.arrivalWall;
}

QString word(Proof proof)
{
    switch (proof) {
    case Proof::Exact:
        return QStringLiteral("exact");
    case Proof::Strong:
        return QStringLiteral("strong");
    case Proof::Inferred:
        return QStringLiteral("inferred");
    case Proof::Ambiguous:
        return QStringLiteral("ambiguous");
    case Proof::Orphan:
        return QStringLiteral("orphan");
    }
    std::unreachable();
}

QString squares(Proof proof)
{
    switch (proof) {
    case Proof::Exact:
        return QStringLiteral("■■■");
    case Proof::Strong:
        return QStringLiteral("■■□");
    case Proof::Inferred:
        return QStringLiteral("■□□");
    case Proof::Ambiguous:
        return QStringLiteral("□□□");
    case Proof::Orphan:
        return QStringLiteral("···");
    }
    std::unreachable();
}

qint64 Trace::startMicroseconds() const
{
    return events.empty() ? 0 : stepTime(*std::ranges::min_element(events, {}, stepTime));
}

qint64 Trace::durationMicroseconds() const
{
    if (events.empty())
        return 0;
    const auto last = std::ranges::max_element(events, {}, stepTime);
    return stepTime(*last) - startMicroseconds();
}

std::optional<Proof> Trace::weakest() const
{
    std::optional<Proof> found;
    for (const TraceStep &step : events) {
        for (const Cause &cause : step.causes)
            found = std::max(found.value_or(cause.proof), cause.proof);
    }
    return found;
}

} // namespace rheo
