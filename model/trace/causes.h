// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/causalorder.h"
#include "model/trace/commitlog.h"
#include "model/trace/drawnpaths.h"
#include "model/trace/namedparents.h"
#include "model/trace/trace.h"

#include <map>
#include <unordered_map>

namespace rheo {

/// What the polled commits of a service say about one event as the cause of another.
enum class ReadState {
    Unknown, ///< nothing
    Passing, ///< it committed past the parent around the time of the child
    Before,  ///< it had committed past the parent well before the child
    Unread,  ///< one commit interval after the child it still had not: it cannot be the cause
};

/// Finds what led to each event of one trace (README.md, "Causes"). Keeps references to what it is given.
class CauseFinder
{
public:
    /// Contributors kept of an ambiguous cause, and events of one topic looked at, both the nearest.
    static constexpr size_t mostContributors = 16;
    static constexpr size_t mostLookedAt = 256;
    static constexpr size_t mostExplained = 4; ///< contributors whose reasons are told in full
    /// How long after a commit was polled a child may still arrive: a poll and a fetch. µs.
    static constexpr qint64 commitSlack = 1'500'000;

    CauseFinder(std::span<const TracedEvent> events, std::span<const std::string> aliases, const DrawnPaths &,
                const CommitLog &, CausalOrder);

    /// For all events, by index; together they have no cycle.
    [[nodiscard]] std::vector<std::vector<Cause>> find();

private:
    struct Candidate
    {
        size_t parent = 0;
        const DrawnInput *way = nullptr;
        ReadState state = ReadState::Unknown;
        QString evidence; ///< a clause about the commits, may be empty
    };

    /// Candidates of one drawn way, thus of one service and one topic.
    struct Way
    {
        const DrawnInput *input = nullptr;
        std::vector<Candidate> candidates;
    };

    struct Shared
    {
        quint32 alias = 0;
        quint8 rule = 255;
    };

    struct Mention
    {
        quint32 alias;
        quint8 rule;
        friend auto operator<=>(const Mention &, const Mention &) = default;
    };

    void readFlows(std::span<const std::string> aliases);
    [[nodiscard]] std::optional<Shared> shared(size_t a, size_t b) const;
    [[nodiscard]] bool idsDiffer(size_t a, size_t b) const;
    /// The nearest events of a list in causal order that can have come before this one, nearest first.
    [[nodiscard]] std::vector<size_t> earlier(const std::vector<size_t> &list, size_t event) const;
    [[nodiscard]] bool comesBefore(size_t parent, size_t event) const;
    [[nodiscard]] bool namesAnother(size_t event, size_t parent) const;

    [[nodiscard]] std::vector<Cause> named(size_t event);
    [[nodiscard]] std::vector<Cause> drawn(size_t event, const std::vector<DrawnInput> &);
    [[nodiscard]] std::vector<Cause> internal(size_t event);
    [[nodiscard]] std::vector<Cause> orphan(size_t event) const;

    const std::vector<DrawnInput> &inputs(const QString &topic);
    const std::vector<DrawnInput> &internalInputs(const QString &topic);
    [[nodiscard]] std::vector<Way> ways(size_t event, const std::vector<DrawnInput> &) const;
    [[nodiscard]] Way way(const DrawnInput &, size_t event) const;
    void readCommits(Candidate &, size_t event) const;
    [[nodiscard]] ReadState stateOf(const LinkId &, size_t parent, size_t event, QString &evidence) const;
    void keepOneService(std::vector<Way> &) const;
    void keepPassing(Way &) const;
    [[nodiscard]] bool isCertain(const std::vector<Way> &, const Way &, size_t event) const;
    [[nodiscard]] bool mayBeSource(size_t event) const;
    [[nodiscard]] QString howOf(const Candidate &, size_t event, size_t of) const;
    [[nodiscard]] ElementId serviceBetween(size_t parent, size_t event);
    [[nodiscard]] QString place(size_t event) const;

    void dropCycles(std::vector<std::vector<Cause>> &) const;

    std::span<const TracedEvent> m_events;
    const DrawnPaths &m_paths;
    const CommitLog &m_commits;
    CausalOrder m_order;
    NamedParents m_named;
    QStringList m_aliases;
    std::vector<std::vector<Mention>> m_flows;           ///< by event, sorted
    std::map<QString, std::vector<size_t>> m_onTopic;    ///< by topic name, in causal order
    std::map<QString, std::vector<DrawnInput>> m_inputs; ///< by topic name
    std::map<QString, std::vector<DrawnInput>> m_internalInputs;
    std::vector<size_t> m_ordered; ///< all events in causal order
};

} // namespace rheo
