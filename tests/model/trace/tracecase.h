// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/assemble.h"
#include "model/trace/eventlookup.h"
#include "model/trace/tracetext.h"

#include <QStringList>

namespace rheo {

/// A small notation for tracing, one statement a line; times are ms after the first of 2026. Beside the statements of
/// the text notation (model/file/FORMAT.md) it has
///
///     event order-events/0@5 at 100 [broker 98] [key=K] [value=V] [rN=VALUE] [self=ID] [parent=ID] [from=T/P@O]
///     commit inventory order-events/0 = 6 at 200
///     started 50                                   when the recording began; events before are history
///     show ID [why] [internal]
///
/// `rN=` is a flow value of rule N; `key=` is also one of rule 11. Events are numbered in order of their lines.
class TraceCase : public EventLookup
{
public:
    /// Asserts that the text is well formed.
    static TraceCase parse(const QString &text);

    [[nodiscard]] Result<std::vector<Sequence>> find(std::string_view value) override;
    [[nodiscard]] Result<std::optional<Sequence>> find(const NamedPosition &) override;
    [[nodiscard]] Result<std::vector<TracedEvent>> read(std::span<const Sequence>) override;

    /// The traces that the `show` lines ask for, as text.
    [[nodiscard]] QString run();
    [[nodiscard]] Trace trace(const QString &id);

    void addEvent(TracedEvent);
    void addCommit(const QString &group, const QString &topic, qint32 partition, qint64 offset, qint64 atMs);

    Architecture architecture;
    CommitLog commits;
    std::vector<TracedEvent> events;
    QList<QStringList> shows;
    qint64 startedWall = 0;

    /// One more of our own statements.
    void statement(const QString &line);

private:
    void event(const QStringList &words);
    void index(const std::string &value, Sequence);
    [[nodiscard]] qint32 topicNumber(const QString &name);

    std::unordered_map<std::string, std::vector<Sequence>> m_index;
    QStringList m_topics;
};

inline constexpr qint64 caseStart = 1'767'225'600'000'000; ///< 2026-01-01 00:00 UTC, µs

} // namespace rheo
