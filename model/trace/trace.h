// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/events/event.h"
#include "model/record/recording.h"

#include <QString>

#include <optional>
#include <vector>

namespace rheo {

/// How sure we are that one event led to another, strongest first. `exact` only from an explicit parent id or
/// position; everything else is at most strong (README.md has the conditions of each).
enum class Proof { Exact, Strong, Inferred, Ambiguous, Orphan };

[[nodiscard]] QString word(Proof);
/// The three squares that stand before the word: "■■■", "■■□", "■□□", "□□□" for ambiguous and "···" for orphan.
[[nodiscard]] QString squares(Proof);

struct TraceStep;

/// Broker time, where there is none when we received it; µs since 1970.
[[nodiscard]] qint64 stepTime(const TraceStep &);

/// "This event came of that one."
struct Cause
{
    size_t parent = 0;      ///< index in Trace::events
    ElementId service = {}; ///< the drawn client between them; empty for an undrawn hop (Proof::Orphan)
    Proof proof = Proof::Orphan;
    qint64 hopMicroseconds = 0; ///< parent's broker time to this one's; negative is shown as such, labelled skew
    QString how;                ///< a sentence: which rule, which value, which commits

    bool operator==(const Cause &) const = default;
};

/// One event in its trace.
struct TraceStep
{
    Sequence sequence = -1;
    Event event;
    QString topicName;              ///< on the cluster
    ElementId topic = {};           ///< drawn topic, empty if it is not drawn
    ElementId producer = {};        ///< who wrote it: proven by a cause, or the only one drawn; else empty
    bool producerProven = false;    ///< false: "the only one drawn"
    std::vector<Cause> causes;      ///< none: the trace starts here, or its parent was not recorded
    bool parentNotRecorded = false; ///< it names a parent that this recording does not hold
    bool duplicate = false;         ///< same own id, or same flow, topic, payload and parent as an earlier one
    bool internal = false;          ///< on a topic that is folded into its stream processor: kept, hidden by default
    int attempt = 0;                ///< n-th record made from the same original by its retry or dead letter headers
};

/// A service that read an event of the trace: proven by its commits, or by a child event.
struct Consumption
{
    size_t step = 0; ///< index in Trace::events
    LinkId link = {};
    bool proven = false; ///< false: not seen yet
    qint64 after = 0;    ///< µs since 1970: it was read in (after, by]; 0 for unknown
    qint64 by = 0;

    bool operator==(const Consumption &) const = default;
};

/// All events of one flow, as a directed acyclic graph: several parents are normal.
struct Trace
{
    QString id;                    ///< the flow id of the highest-ranked rule on the earliest event
    QStringList aliases;           ///< every flow id that belongs to it, `id` first
    std::vector<TraceStep> events; ///< causes before what came of them, else by broker time
    std::vector<Consumption> consumptions;
    QStringList merges; ///< sentences: which values joined which flows
    QStringList limits; ///< sentences: what was left out, and what the id also names

    [[nodiscard]] qint64 startMicroseconds() const; ///< earliest broker time, µs since 1970
    [[nodiscard]] qint64 durationMicroseconds() const;
    /// The weakest proof of its hops; nothing for a single event.
    [[nodiscard]] std::optional<Proof> weakest() const;
};

/// One line of a list of traces.
struct TraceSummary
{
    QString id;
    Sequence first = 0;
    int events = 0;
    QStringList topics; ///< in order of first appearance
    qint64 startMicroseconds = 0;
    qint64 durationMicroseconds = 0;
};

} // namespace rheo
