// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/headerrules.h"

#include <algorithm>
#include <array>

namespace rheo {

namespace {

using enum CandidateSlot;
using Form = HeaderForm;

constexpr size_t longestName = 40;
constexpr size_t longestNormalised = 16;

constexpr auto sortedTable()
{
    std::array table = {
        HeaderRule{"kafka_dlt-original-topic", 1, Parent, Form::ParentTopic, 0},
        HeaderRule{"kafka_dlt-original-partition", 1, Parent, Form::ParentPartition, 0},
        HeaderRule{"kafka_dlt-original-offset", 1, Parent, Form::ParentOffset, 0},
        HeaderRule{"kafka_original-topic", 1, Parent, Form::ParentTopic, 1},
        HeaderRule{"kafka_original-partition", 1, Parent, Form::ParentPartition, 1},
        HeaderRule{"kafka_original-offset", 1, Parent, Form::ParentOffset, 1},
        HeaderRule{"__connect.errors.topic", 1, Parent, Form::ParentTopic, 2},
        HeaderRule{"__connect.errors.partition", 1, Parent, Form::ParentPartition, 2},
        HeaderRule{"__connect.errors.offset", 1, Parent, Form::ParentOffset, 2},
        HeaderRule{"ce_causationid", 2, Parent, Form::Causation},
        HeaderRule{"causationid", 2, Parent, Form::Causation},
        HeaderRule{"causation-id", 2, Parent, Form::Causation},
        HeaderRule{"ce_id", 2, Self},
        HeaderRule{"ce_correlationid", 6, Flow, Form::CloudCorrelation},
        HeaderRule{"reply_to_message_id", 3, Parent},
        HeaderRule{"axon-metadata-causationid", 3, Parent, Form::AxonCausation},
        HeaderRule{"initiatorid", 3, Parent},
        HeaderRule{"nservicebus.relatedto", 3, Parent},
        HeaderRule{"axon-message-id", 3, Self},
        HeaderRule{"messageid", 3, Self},
        HeaderRule{"nservicebus.messageid", 3, Self},
        HeaderRule{"traceparent", 4, Flow, Form::TraceParent},
        HeaderRule{"ce_traceparent", 4, Flow, Form::TraceParent},
        HeaderRule{"b3", 5, Flow, Form::B3},
        HeaderRule{"x-b3-traceid", 5, Flow, Form::B3TraceId},
        HeaderRule{"uber-trace-id", 5, Flow, Form::Jaeger},
        HeaderRule{"x-datadog-trace-id", 5, Flow, Form::Datadog},
        HeaderRule{"conversationid", 6, Flow, Form::BusConversation},
        HeaderRule{"correlationid", 7, Flow, Form::BusCorrelation},
        HeaderRule{"axon-metadata-correlationid", 6, Flow, Form::AxonCorrelation},
        HeaderRule{"axon-metadata-traceid", 6, Flow, Form::AxonTrace},
        HeaderRule{"nservicebus.conversationid", 6, Flow},
        HeaderRule{"nservicebus.correlationid", 6, Flow},
        HeaderRule{"kafka_correlationid", 6, Flow},
        HeaderRule{"event-aggregate-id", 8, Flow},
        HeaderRule{"axon-message-aggregate-id", 8, Flow},
        HeaderRule{"ce_subject", 8, Flow},
        HeaderRule{"ce_partitionkey", 8, Flow},
        HeaderRule{"content-type", 0, Flow, Form::ContentType},
    };
    std::ranges::sort(table, {}, [](const HeaderRule &rule) { return rule.name.size(); });
    return table;
}

constexpr auto table = sortedTable();

constexpr auto startOfEachLength()
{
    std::array<quint8, longestName + 2> starts{};
    for (size_t length = 0; length < starts.size(); ++length)
        starts[length] = quint8(std::ranges::count_if(table, [=](auto &rule) { return rule.name.size() < length; }));
    return starts;
}

constexpr auto starts = startOfEachLength();

constexpr HeaderRule eventuateId{"id", 3, Self};
constexpr HeaderRule outboxId{"id", 9, Self};
constexpr HeaderRule namedCorrelation{"", 7, Flow};

constexpr std::string_view correlationNames[] = {
    "correlationid",  "xcorrelationid", "requestid", "xrequestid",    "traceid", "xtraceid",
    "conversationid", "flowid",         "sagaid",    "transactionid", "cid",
};

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isNamed(std::string_view name, std::string_view lowered)
{
    for (size_t i = 0; i < lowered.size(); ++i) {
        if (lower(name[i]) != lowered[i])
            return false;
    }
    return true;
}

const HeaderRule *knownName(std::string_view name)
{
    if (name.size() > longestName)
        return nullptr;
    for (size_t i = starts[name.size()]; i < starts[name.size() + 1]; ++i) {
        if (isNamed(name, table[i].name))
            return &table[i];
    }
    return nullptr;
}

} // namespace

const HeaderRule *headerRule(std::string_view name)
{
    if (const HeaderRule *known = knownName(name))
        return known;
    if (name == "ID")
        return &eventuateId;
    if (name == "id")
        return &outboxId;
    return isCorrelationName(name) ? &namedCorrelation : nullptr;
}

bool isCorrelationName(std::string_view name)
{
    if (name.size() < 3 || name.size() > 2 * longestNormalised || lower(name.back()) != 'd')
        return false;
    std::array<char, longestNormalised> normalised;
    size_t length = 0;
    for (const char c : name) {
        if (c == '-' || c == '_' || c == '.')
            continue;
        if (length == normalised.size())
            return false;
        normalised[length++] = lower(c);
    }
    return std::ranges::find(correlationNames, std::string_view(normalised.data(), length)) !=
           std::ranges::end(correlationNames);
}

} // namespace rheo
