// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/base/error.h"
#include "model/correlate/candidates.h"

#include <QMap>

#include <memory>

namespace rheo {

/// A person's own rule for one topic: the `correlation` field, "header NAME", "key" or "json /pointer".
struct TopicRule
{
    enum class Source { Header, Key, Json };
    Source source = Source::Header;
    std::string name; ///< header name or JSON pointer

    bool operator==(const TopicRule &) const = default;
};

[[nodiscard]] Result<TopicRule> parseTopicRule(const QString &text);

/// The correlation rules in force: the built-in ones (README.md) and those of the drawing. A value; stored with each
/// recording as JSON, so that a recording says how it was read.
struct RuleSet
{
    QMap<QString, TopicRule> topicRules; ///< by topic name on the cluster
    bool readBodies = true;              ///< rule 10: names inside JSON values

    [[nodiscard]] static RuleSet of(const Architecture &); ///< ill-formed rules are left out; `check` reports them
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static Result<RuleSet> fromJson(const QByteArray &);

    bool operator==(const RuleSet &) const = default;
};

/// Applies a rule set to events. One instance a thread; keeps buffers between events.
class CandidateReader
{
public:
    explicit CandidateReader(const RuleSet &rules);
    ~CandidateReader();
    CandidateReader(CandidateReader &&) noexcept;
    CandidateReader &operator=(CandidateReader &&) noexcept;

    /// `topicName` is the name on the cluster. `out` is cleared first.
    void read(const EventBatch &, size_t index, std::string_view topicName, CandidateList &out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rheo
