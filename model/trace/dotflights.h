// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/trace/dot.h"
#include "model/trace/livefacts.h"

#include <QHash>

#include <deque>
#include <map>

namespace rheo {

/// How long things are shown, in µs of the time line at 1×; they grow with the speed above 1×, so that a dot is seen
/// as long at 100×. Stated constants, not measurements.
struct DotTiming
{
    qint64 flight = 600'000;    ///< along one link
    qint64 wait = 5'000'000;    ///< at a topic, for a group that has not been seen to read it; then it fades away
    qint64 memory = 60'000'000; ///< a read that is proven later than this is not shown

    [[nodiscard]] DotTiming at(double speed) const;
};

struct DotBudget
{
    size_t dots = 10'000; ///< at one moment
    size_t rows = 60'000; ///< remembered; the oldest go first
};

/// Turns facts into flights, and flights into the dots of one moment.
///
/// A record flies service → topic if its topic has one drawn producer, or if exactly one of its drawn producers also
/// reads a topic on which an earlier record of the same flow lies and none of them writes of itself; otherwise it
/// appears at the topic. It flies topic → service once a commit of the link's group passes it that is not the group's
/// first there (it may have begun later), or a later record of its flow lies on a topic that only this reader writes;
/// until then it waits. Nothing else moves. Topics that are not drawn have no dots.
class DotFlights
{
public:
    explicit DotFlights(DotBudget budget = {});

    void setArchitecture(const Architecture &);
    void setSpeed(double);
    void clear();
    void addRows(const std::vector<DotRow> &, const QStringList &topics, qint64 oneIn);
    void addCommits(const std::vector<CommitSeen> &);
    /// Forgets what can no longer be seen at `at` or later.
    void forgetBefore(qint64 at);

    /// The dots at this moment, at most `budget.dots`.
    [[nodiscard]] std::vector<Dot> at(qint64 playhead);

    /// What share the last `at` drew.
    [[nodiscard]] qint64 oneIn() const { return m_oneIn; }

    [[nodiscard]] const DotTiming &timing() const { return m_timing; }

    [[nodiscard]] size_t rows() const { return m_rows.size(); }

    /// Arrival of the record after (before) this moment, of those remembered.
    [[nodiscard]] std::optional<qint64> nextArrival(qint64 at) const;
    [[nodiscard]] std::optional<qint64> previousArrival(qint64 at) const;

private:
    struct Reader
    {
        LinkId link;
        QString group;
        ElementId client;
    };

    struct DrawnTopic
    {
        ElementId id;
        std::vector<LinkId> writers;
        std::vector<Reader> readers;
    };

    static constexpr size_t mostOfOneFlow = 64;

    struct Row
    {
        DotRow fact;
        qint64 oneIn = 1;
        int drawn = -1;             ///< index in m_drawn
        int writer = -1;            ///< index in its writers; -1: it appears at the topic
        std::vector<qint64> readAt; ///< when each reader's flight begins; 0: not proven
    };

    struct Flight
    {
        qint64 start = 0;
        Sequence sequence = -1;
        const LinkId *link = nullptr;
    };

    using PartitionKey = std::pair<qint32, qint32>; ///< topic's number, partition
    using GroupPartition = std::pair<QString, PartitionKey>;

    void addRow(const DotRow &, qint64 oneIn);
    void applyKnownCommits(Row &);
    void applyCommit(const CommitSeen &);
    void proveByFlow(Row &child);
    [[nodiscard]] bool mustHaveRead(const std::vector<LinkId> &writers, qint64 oneIn) const;
    void prove(Row &parent, size_t reader, qint64 at);
    void rebuild();
    [[nodiscard]] DrawnTopic describe(const Element &topic) const;
    [[nodiscard]] int drawnFor(qint32 topic) const;
    [[nodiscard]] qint64 departure(const CommitSeen &, qint64 offset) const;
    [[nodiscard]] Row *row(Sequence);
    [[nodiscard]] qint64 atTopic(const Row &) const;
    void dropOldest();
    template<typename Visit> void visitFlights(qint64 playhead, Visit) const;
    template<typename Visit> void visitWaiting(qint64 playhead, Visit) const;
    [[nodiscard]] bool waits(const Row &, qint64 playhead) const;

    Architecture m_architecture;
    DotBudget m_budget;
    DotTiming m_timing;
    QStringList m_topics;
    std::vector<DrawnTopic> m_drawn;
    std::vector<int> m_drawnByTopic;         ///< recording's number → index in m_drawn, -1 for not drawn
    std::deque<Row> m_rows;                  ///< by sequence
    std::map<qint64, size_t> m_rowsBySample; ///< oneIn → how many of m_rows came with it
    std::deque<CommitSeen> m_commits;
    std::map<GroupPartition, CommitSeen> m_newestCommit;
    std::map<GroupPartition, qint64> m_readsFrom; ///< what lies before it may never have been read by the group
    std::map<PartitionKey, std::deque<Sequence>> m_byPartition; ///< by offset
    QHash<quint64, std::deque<Sequence>> m_byFlow;              ///< at most mostOfOneFlow each
    std::vector<Flight> m_flights;
    bool m_sorted = true;
    qint64 m_oneIn = 1;
};

} // namespace rheo
