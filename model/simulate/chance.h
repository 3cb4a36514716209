// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/simulation.h"

namespace rheo {

/// What a simulated service does with one input beside the plain case.
struct Decision
{
    bool error = false; ///< wins over drop, drop over the rest
    bool drop = false;
    bool duplicate = false;
    bool delay = false; ///< may come together with duplicate

    bool operator==(const Decision &) const = default;
};

/// What ties the records of one flow together.
struct FlowIdentity
{
    QByteArray traceId; ///< 32 hex digits
    QByteArray orderId; ///< record key of the whole flow
    quint64 span = 0;   ///< stands for the start itself, which is no record

    bool operator==(const FlowIdentity &) const = default;
};

/// Everything random of a simulation, as pure functions of the seed and of what names the thing decided: never of time
/// or of the order in which threads run. A record's span id follows from the span of its cause, so that all records
/// and outcomes of a flow can be computed without a cluster. Any thread.
class Chance
{
public:
    explicit Chance(quint64 seed) : m_seed(seed) {}

    [[nodiscard]] FlowIdentity flow(const ElementId &starter, qint64 number) const;
    /// Of the record that `client`, as member of `group`, writes because of the record with span `cause`. Never 0.
    [[nodiscard]] quint64 span(quint64 cause, const ElementId &client, const QString &group, const QString &topic,
                               int copy) const;
    /// Stands for all inputs of a flow that are joined, in whatever order they came.
    [[nodiscard]] quint64 joinedSpan(const QByteArray &traceId, const ElementId &client) const;
    [[nodiscard]] Decision decide(const Faults &, const ElementId &client, const QString &group, quint64 cause) const;
    /// From 0 to 1: where in its slot of time a flow starts.
    [[nodiscard]] double jitter(const ElementId &starter, qint64 number) const;

private:
    quint64 m_seed;
};

/// 64 bits that depend on all of `text`; the same on every machine.
[[nodiscard]] quint64 stableHash(quint64 seed, const QByteArray &text);

} // namespace rheo
