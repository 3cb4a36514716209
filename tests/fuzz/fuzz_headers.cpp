// SPDX-License-Identifier: Apache-2.0
// Any headers, key and value through the correlation rules.
#include "model/correlate/ruleset.h"

#include <cstdlib>

using namespace rheo;

namespace {

/// Cuts the input: a length byte, then so many bytes.
std::string_view cut(std::string_view &rest)
{
    if (rest.empty())
        return {};
    const size_t size = std::min<size_t>(quint8(rest.front()), rest.size() - 1);
    const std::string_view piece = rest.substr(1, size);
    rest.remove_prefix(1 + size);
    return piece;
}

constexpr std::string_view names[] = {
    "traceparent",
    "b3",
    "X-B3-TraceId",
    "uber-trace-id",
    "x-datadog-trace-id",
    "ce_id",
    "ce_causationid",
    "ce_correlationid",
    "content-type",
    "ID",
    "id",
    "ConversationId",
    "CorrelationId",
    "axon-metadata-correlationId",
    "axon-metadata-traceId",
    "kafka_correlationId",
    "kafka_dlt-original-topic",
    "kafka_dlt-original-partition",
    "kafka_dlt-original-offset",
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *bytes, size_t size)
{
    static CandidateReader reader = [] {
        RuleSet rules;
        rules.topicRules.insert(QStringLiteral("j"), {TopicRule::Source::Json, "/a/0/b"});
        return CandidateReader(rules);
    }();
    std::string_view rest(reinterpret_cast<const char *>(bytes), size);
    EventBatch batch;
    const std::string_view key = cut(rest), value = cut(rest);
    EventRow row;
    row.keyIsNull = row.valueIsNull = false;
    batch.append(row, key, value);
    while (!rest.empty()) {
        const std::string_view choice = cut(rest);
        const bool known = choice.size() == 1;
        batch.addHeader(known ? names[quint8(choice[0]) % std::size(names)] : choice, cut(rest), false);
    }
    CandidateList list;
    for (const char *topic : {"j", "other"}) {
        reader.read(batch, 0, topic, list);
        for (const Candidate &one : list.all()) {
            if (one.value.empty() || one.value.size() > longestCandidate || one.rule > 11)
                std::abort();
        }
    }
    return 0;
}
