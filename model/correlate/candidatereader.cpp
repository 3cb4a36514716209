// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/bodyreader.h"
#include "model/correlate/headerrules.h"
#include "model/correlate/ruleset.h"
#include "model/correlate/traceheaders.h"

#include <array>
#include <unordered_map>

namespace rheo {

namespace {

using enum CandidateSlot;

struct TextHash
{
    using is_transparent = void;

    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// A parent's position while its three headers come in.
struct PositionParts
{
    std::string_view topic;
    std::optional<qint64> partition;
    std::optional<qint64> offset;

    [[nodiscard]] bool isComplete() const
    {
        return !topic.empty() && partition && offset && *partition >= 0 && *partition <= 0x7fffffff && *offset >= 0;
    }
};

/// What one event's headers said that can only be judged once all have been seen.
struct Pending
{
    std::array<PositionParts, 3> positions;
    std::string_view cloudCorrelation;
    std::string_view axonCorrelation;
    std::string_view busCorrelation;
    bool hasCausation = false;
    bool hasAxonCausation = false;
    bool hasAxonTrace = false;
    bool hasConversation = false;
    bool isCloudEvent = false;
};

std::string_view withoutQuotes(std::string_view text)
{
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

} // namespace

struct CandidateReader::State
{
    explicit State(const RuleSet &rules) : readBodies(rules.readBodies)
    {
        for (auto it = rules.topicRules.begin(); it != rules.topicRules.end(); ++it)
            topicRules.emplace(it.key().toStdString(), it.value());
    }

    bool readBodies;
    std::unordered_map<std::string, TopicRule, TextHash, std::equal_to<>> topicRules;
    BodyReader body;
    std::string scratch;

    void readHeader(const Header &, Pending &, CandidateList &out);
    void readTraceHeader(const HeaderRule &, std::string_view value, CandidateList &out);
    static void readParentHeader(const HeaderRule &, std::string_view value, Pending &);
    static void readFrameworkHeader(const HeaderRule &, std::string_view value, Pending &, CandidateList &out);
    static void judge(const Pending &, CandidateList &out);
    void readCloudEvent(std::string_view value, Pending &, CandidateList &out);
    void readOwnRule(const TopicRule &, const EventBatch &, size_t index, CandidateList &out);
};

void CandidateReader::State::readHeader(const Header &header, Pending &pending, CandidateList &out)
{
    const HeaderRule *rule = headerRule(header.name);
    if (!rule || header.isNull)
        return;
    switch (rule->form) {
    case HeaderForm::Plain:
        out.addCleaned(rule->rule, rule->slot, header.value);
        return;
    case HeaderForm::TraceParent:
    case HeaderForm::B3:
    case HeaderForm::B3TraceId:
    case HeaderForm::Jaeger:
    case HeaderForm::Datadog:
        readTraceHeader(*rule, header.value, out);
        return;
    case HeaderForm::ParentTopic:
    case HeaderForm::ParentPartition:
    case HeaderForm::ParentOffset:
        readParentHeader(*rule, header.value, pending);
        return;
    default:
        readFrameworkHeader(*rule, header.value, pending, out);
    }
}

void CandidateReader::State::readTraceHeader(const HeaderRule &rule, std::string_view value, CandidateList &out)
{
    switch (rule.form) {
    case HeaderForm::TraceParent:
        return out.addCleaned(rule.rule, rule.slot, traceOfTraceparent(value));
    case HeaderForm::B3:
        return out.addCleaned(rule.rule, rule.slot, traceOfB3(value));
    case HeaderForm::B3TraceId:
        return out.addCleaned(rule.rule, rule.slot, traceOfB3TraceId(value));
    case HeaderForm::Jaeger:
        return out.addCleanedCopy(rule.rule, rule.slot, traceOfJaeger(value, scratch));
    default:
        return out.addCleaned(rule.rule, rule.slot, traceOfDatadog(value));
    }
}

void CandidateReader::State::readParentHeader(const HeaderRule &rule, std::string_view value, Pending &pending)
{
    PositionParts &parts = pending.positions[rule.source];
    if (rule.form == HeaderForm::ParentTopic)
        parts.topic = withoutQuotes(value);
    else if (rule.form == HeaderForm::ParentPartition)
        parts.partition = headerNumber(value);
    else
        parts.offset = headerNumber(value);
}

void CandidateReader::State::readFrameworkHeader(const HeaderRule &rule, std::string_view value, Pending &pending,
                                                 CandidateList &out)
{
    switch (rule.form) {
    case HeaderForm::ContentType:
        pending.isCloudEvent = withoutQuotes(value).starts_with("application/cloudevents");
        return;
    case HeaderForm::CloudCorrelation:
        pending.cloudCorrelation = value;
        return;
    case HeaderForm::AxonCorrelation:
        pending.axonCorrelation = value;
        return;
    case HeaderForm::BusCorrelation:
        pending.busCorrelation = value;
        break;
    case HeaderForm::Causation:
        pending.hasCausation = true;
        break;
    case HeaderForm::AxonCausation:
        pending.hasAxonCausation = true;
        break;
    case HeaderForm::AxonTrace:
        pending.hasAxonTrace = true;
        break;
    default:
        pending.hasConversation = true;
    }
    out.addCleaned(rule.rule, rule.slot, value);
}

void CandidateReader::State::judge(const Pending &pending, CandidateList &out)
{
    out.addCleanedCopy(pending.hasCausation ? 2 : 6, Flow, pending.cloudCorrelation);
    const bool isAxon4 = pending.hasAxonTrace && !pending.hasAxonCausation;
    out.addCleaned(isAxon4 ? 3 : 6, isAxon4 ? Parent : Flow, pending.axonCorrelation);
    if (pending.hasConversation)
        out.addCleaned(3, Self, pending.busCorrelation);
    for (const PositionParts &parts : pending.positions) {
        if (parts.isComplete())
            return out.setParent({parts.topic, qint32(*parts.partition), *parts.offset});
    }
}

void CandidateReader::State::readCloudEvent(std::string_view value, Pending &pending, CandidateList &out)
{
    const BodyReader::CloudEvent event = body.readCloudEvent(value, out);
    out.addCleanedCopy(2, Self, event.id);
    out.addCleanedCopy(2, Parent, event.cause);
    out.addCleanedCopy(pending.hasCausation || !event.cause.empty() ? 2 : 6, Flow, event.correlation);
    out.addCleanedCopy(4, Flow, traceOfTraceparent(event.traceparent));
    out.addCleanedCopy(8, Flow, event.subject);
    out.addCleanedCopy(8, Flow, event.partitionKey);
}

void CandidateReader::State::readOwnRule(const TopicRule &rule, const EventBatch &batch, size_t index,
                                         CandidateList &out)
{
    if (rule.source == TopicRule::Source::Key)
        return out.addCleaned(0, Flow, batch.key(index));
    if (rule.source == TopicRule::Source::Json)
        return body.readPointer(batch.value(index), rule.name, out);
    batch.forEachHeader(index, [&](const Header &header) {
        if (header.name == rule.name && !header.isNull)
            out.addCleaned(0, Flow, header.value);
    });
}

CandidateReader::CandidateReader(const RuleSet &rules) : m_state(std::make_unique<State>(rules)) {}

CandidateReader::~CandidateReader() = default;
CandidateReader::CandidateReader(CandidateReader &&) noexcept = default;
CandidateReader &CandidateReader::operator=(CandidateReader &&) noexcept = default;

void CandidateReader::read(const EventBatch &batch, size_t index, std::string_view topicName, CandidateList &out)
{
    out.clear();
    if (const auto own = m_state->topicRules.empty() ? m_state->topicRules.end() : m_state->topicRules.find(topicName);
        own != m_state->topicRules.end())
        m_state->readOwnRule(own->second, batch, index, out);
    Pending pending;
    batch.forEachHeader(index, [&](const Header &header) { m_state->readHeader(header, pending, out); });
    State::judge(pending, out);
    if (m_state->readBodies && pending.isCloudEvent)
        m_state->readCloudEvent(batch.value(index), pending, out);
    else if (m_state->readBodies)
        m_state->body.readNames(batch.value(index), out);
    if (!batch.row(index).keyIsNull)
        out.addCleaned(11, Flow, batch.key(index));
}

} // namespace rheo
