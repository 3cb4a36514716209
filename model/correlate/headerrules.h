// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correlate/candidates.h"

namespace rheo {

/// How the value of a known header is read.
enum class HeaderForm : quint8 {
    Plain,
    TraceParent,
    B3,
    B3TraceId,
    Jaeger,
    Datadog,
    ContentType,
    ParentTopic, ///< these three name the parent's position, together with `source`
    ParentPartition,
    ParentOffset,
    Causation,        ///< a cause; also says that a CloudEvents correlation id ranks with it
    CloudCorrelation, ///< a flow; its rule depends on whether there is a cause
    AxonCorrelation,  ///< a flow where Axon 5 wrote it, the cause where Axon 4 did
    AxonCausation,    ///< a cause; says that it was Axon 5
    AxonTrace,        ///< a flow; says that it was Axon 4 unless there is a cause
    BusConversation,  ///< a flow; says that MassTransit wrote the event
    BusCorrelation,   ///< a flow; under MassTransit also the name by which its children call it
};

/// One row of the table of headers we know.
struct HeaderRule
{
    std::string_view name; ///< lower case
    quint8 rule = 0;
    CandidateSlot slot = CandidateSlot::Flow;
    HeaderForm form = HeaderForm::Plain;
    quint8 source = 0; ///< of a parent's position: 0 Spring dead letter, 1 Spring retry, 2 Connect; smaller wins
};

/// The row for this header name, nullptr for one we do not know. Upper and lower case are the same, but for `ID`
/// (Eventuate) and `id` (Debezium's outbox).
[[nodiscard]] const HeaderRule *headerRule(std::string_view name);

/// True for the names of rule 7 (and of rule 10, in bodies), written in any case, with or without - _ and dots.
[[nodiscard]] bool isCorrelationName(std::string_view name);

} // namespace rheo
