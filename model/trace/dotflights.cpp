// SPDX-License-Identifier: Apache-2.0
#include "model/trace/dotflights.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qint64 longestSpread = 1'000'000; ///< µs over which the reads of one commit are shown

} // namespace

DotTiming DotTiming::at(double speed) const
{
    const double factor = std::max(1.0, speed);
    DotTiming scaled{qint64(double(flight) * factor), qint64(double(wait) * factor), memory};
    scaled.memory = std::max(memory, scaled.wait + 2 * scaled.flight);
    return scaled;
}

DotFlights::DotFlights(DotBudget budget) : m_budget(budget) {}

void DotFlights::setArchitecture(const Architecture &architecture)
{
    m_architecture = architecture;
    rebuild();
}

void DotFlights::setSpeed(double speed)
{
    m_timing = DotTiming().at(speed);
    rebuild();
}

void DotFlights::clear()
{
    m_rows.clear();
    m_rowsBySample.clear();
    m_commits.clear();
    m_newestCommit.clear();
    m_readsFrom.clear();
    m_byPartition.clear();
    m_byFlow.clear();
    m_flights.clear();
    m_sorted = true;
}

void DotFlights::rebuild()
{
    const std::deque<Row> rows = std::move(m_rows);
    const std::deque<CommitSeen> commits = std::move(m_commits);
    clear();
    m_drawn.clear();
    m_drawnByTopic.clear();
    const QStringList topics = std::exchange(m_topics, {});
    addRows({}, topics, 1);
    for (const Row &row : rows)
        addRow(row.fact, row.oneIn);
    addCommits({commits.begin(), commits.end()});
}

DotFlights::DrawnTopic DotFlights::describe(const Element &topic) const
{
    DrawnTopic drawn{topic.id, {}, {}};
    for (const LinkId &link : linksOf(m_architecture, topic.id)) {
        if (link.kind == LinkKind::Produces && link.to == topic.id)
            drawn.writers.push_back(link);
        if (link.kind == LinkKind::Consumes && link.from == topic.id)
            drawn.readers.push_back({link, effectiveGroup(m_architecture, link), link.to});
    }
    return drawn;
}

void DotFlights::addRows(const std::vector<DotRow> &rows, const QStringList &topics, qint64 oneIn)
{
    for (qsizetype i = m_topics.size(); i < topics.size(); ++i) {
        const Element *element = topicNamed(m_architecture, topics[i]);
        m_drawnByTopic.push_back(element ? int(m_drawn.size()) : -1);
        if (element)
            m_drawn.push_back(describe(*element));
    }
    m_topics = topics.size() > m_topics.size() ? topics : m_topics;
    for (const DotRow &row : rows)
        addRow(row, oneIn);
}

int DotFlights::drawnFor(qint32 topic) const
{
    return topic >= 0 && size_t(topic) < m_drawnByTopic.size() ? m_drawnByTopic[size_t(topic)] : -1;
}

void DotFlights::addRow(const DotRow &fact, qint64 oneIn)
{
    const int drawn = drawnFor(fact.topic);
    if (drawn < 0 || (!m_rows.empty() && fact.sequence <= m_rows.back().fact.sequence))
        return;
    const DrawnTopic &topic = m_drawn[size_t(drawn)];
    Row &row = m_rows.emplace_back(Row{fact, oneIn, drawn, -1, std::vector<qint64>(topic.readers.size(), 0)});
    ++m_rowsBySample[oneIn];
    m_byPartition[{fact.topic, fact.partition}].push_back(fact.sequence);
    if (topic.writers.size() == 1)
        row.writer = 0;
    proveByFlow(row);
    if (row.writer >= 0) {
        m_flights.push_back({fact.at, fact.sequence, &topic.writers[size_t(row.writer)]});
        m_sorted = false;
    }
    applyKnownCommits(row);
    if (m_rows.size() > m_budget.rows)
        dropOldest();
}

void DotFlights::proveByFlow(Row &child)
{
    if (child.fact.flow == 0)
        return;
    std::deque<Sequence> &family = m_byFlow[child.fact.flow];
    const std::vector<LinkId> &writers = m_drawn[size_t(child.drawn)].writers;
    std::vector<std::pair<Row *, size_t>> parents;
    int writer = -1;
    bool severalWriters = false;
    for (const Sequence sequence : family) {
        Row *parent = row(sequence);
        if (!parent)
            continue;
        const std::vector<Reader> &readers = m_drawn[size_t(parent->drawn)].readers;
        for (size_t i = 0; i < readers.size(); ++i)
            for (size_t w = 0; w < writers.size(); ++w)
                if (readers[i].client == writers[w].from) {
                    severalWriters |= writer >= 0 && writer != int(w);
                    writer = int(w);
                    parents.emplace_back(parent, i);
                }
    }
    family.push_back(child.fact.sequence);
    if (family.size() > mostOfOneFlow)
        family.pop_front();
    if (writer < 0 || severalWriters || !mustHaveRead(writers, child.oneIn))
        return;
    child.writer = writer;
    if (parents.size() == 1)
        prove(*parents.front().first, parents.front().second, child.fact.at);
}

/// True if whichever of several writers it was has read something of the flow, so that the only one whose input shows
/// it is the one: none writes of itself, and no record was left out.
bool DotFlights::mustHaveRead(const std::vector<LinkId> &writers, qint64 oneIn) const
{
    if (writers.size() == 1)
        return true;
    return oneIn == 1 && std::ranges::all_of(writers, [this](const LinkId &writer) {
               return std::ranges::any_of(linksOf(m_architecture, writer.from), [&writer](const LinkId &link) {
                   return link.kind == LinkKind::Consumes && link.to == writer.from;
               });
           });
}

void DotFlights::prove(Row &parent, size_t reader, qint64 at)
{
    if (parent.readAt[reader] != 0)
        return;
    parent.readAt[reader] = std::max(at, atTopic(parent));
    m_flights.push_back(
        {parent.readAt[reader], parent.fact.sequence, &m_drawn[size_t(parent.drawn)].readers[reader].link});
    m_sorted = false;
}

void DotFlights::addCommits(const std::vector<CommitSeen> &commits)
{
    for (const CommitSeen &commit : commits) {
        m_commits.push_back(commit);
        const GroupPartition place{commit.group, {commit.topic, commit.partition}};
        m_newestCommit[place] = commit;
        m_readsFrom.try_emplace(place, commit.from >= 0 ? commit.from : commit.offset);
        applyCommit(commit);
    }
    while (m_commits.size() > m_budget.rows)
        m_commits.pop_front();
}

void DotFlights::applyCommit(const CommitSeen &commit)
{
    if (commit.from < 0)
        return; // a group that begins may have begun after these records
    const auto rows = m_byPartition.find({commit.topic, commit.partition});
    const int drawn = drawnFor(commit.topic);
    if (rows == m_byPartition.end() || drawn < 0)
        return;
    const std::vector<Reader> &readers = m_drawn[size_t(drawn)].readers;
    for (size_t reader = 0; reader < readers.size(); ++reader) {
        if (readers[reader].group != commit.group)
            continue;
        for (auto it = rows->second.rbegin(); it != rows->second.rend(); ++it) {
            Row *passed = row(*it);
            if (!passed || passed->fact.offset < commit.from)
                break;
            if (passed->fact.offset < commit.offset)
                prove(*passed, reader, departure(commit, passed->fact.offset));
        }
    }
}

void DotFlights::applyKnownCommits(Row &row)
{
    const std::vector<Reader> &readers = m_drawn[size_t(row.drawn)].readers;
    for (size_t reader = 0; reader < readers.size(); ++reader) {
        const GroupPartition place{readers[reader].group, {row.fact.topic, row.fact.partition}};
        const auto known = m_newestCommit.find(place);
        if (known != m_newestCommit.end() && row.fact.offset < known->second.offset &&
            row.fact.offset >= m_readsFrom[place])
            prove(row, reader, departure(known->second, row.fact.offset));
    }
}

/// Reads that one commit proves set out one after the other, in the order of their offsets, none before the proof.
qint64 DotFlights::departure(const CommitSeen &commit, qint64 offset) const
{
    const qint64 records = commit.offset - commit.from;
    if (records <= 0)
        return commit.at;
    const qint64 spread = std::clamp<qint64>(commit.at - commit.before, 0, longestSpread);
    return commit.at + qint64(double(spread) * double(std::max<qint64>(0, offset - commit.from)) / double(records));
}

DotFlights::Row *DotFlights::row(Sequence sequence)
{
    const auto found = std::ranges::lower_bound(m_rows, sequence, {}, [](const Row &row) { return row.fact.sequence; });
    return found != m_rows.end() && found->fact.sequence == sequence ? &*found : nullptr;
}

qint64 DotFlights::atTopic(const Row &row) const
{
    return row.fact.at + (row.writer >= 0 ? m_timing.flight : 0);
}

void DotFlights::dropOldest()
{
    const Row &oldest = m_rows.front();
    const auto byPartition = m_byPartition.find({oldest.fact.topic, oldest.fact.partition});
    byPartition->second.pop_front();
    if (byPartition->second.empty())
        m_byPartition.erase(byPartition);
    if (const auto family = m_byFlow.find(oldest.fact.flow); family != m_byFlow.end()) {
        if (!family->empty() && family->front() == oldest.fact.sequence)
            family->pop_front();
        if (family->empty())
            m_byFlow.erase(family);
    }
    if (const auto sample = m_rowsBySample.find(oldest.oneIn); --sample->second == 0)
        m_rowsBySample.erase(sample);
    m_rows.pop_front();
}

void DotFlights::forgetBefore(qint64 at)
{
    while (!m_rows.empty() && m_rows.front().fact.at < at - m_timing.memory)
        dropOldest();
    while (!m_commits.empty() && m_commits.front().at < at - m_timing.memory)
        m_commits.pop_front();
    if (m_flights.size() < 2 * m_rows.size() + 1000)
        return;
    std::erase_if(m_flights, [this, at](const Flight &flight) { return flight.start < at - m_timing.flight; });
}

std::optional<qint64> DotFlights::nextArrival(qint64 at) const
{
    const auto next = std::ranges::upper_bound(m_rows, at, {}, [](const Row &row) { return row.fact.at; });
    return next == m_rows.end() ? std::nullopt : std::optional(next->fact.at);
}

std::optional<qint64> DotFlights::previousArrival(qint64 at) const
{
    const auto next = std::ranges::lower_bound(m_rows, at, {}, [](const Row &row) { return row.fact.at; });
    return next == m_rows.begin() ? std::nullopt : std::optional(std::prev(next)->fact.at);
}

template<typename Visit> void DotFlights::visitFlights(qint64 playhead, Visit visit) const
{
    const auto first =
        std::ranges::upper_bound(m_flights, playhead - m_timing.flight, {}, [](const Flight &f) { return f.start; });
    for (auto flight = first; flight != m_flights.end() && flight->start <= playhead; ++flight)
        visit(flight->sequence, [this, flight, playhead](Dot &dot) {
            dot.link = *flight->link;
            dot.fraction = float(double(playhead - flight->start) / double(m_timing.flight));
        });
}

bool DotFlights::waits(const Row &row, qint64 playhead) const
{
    const qint64 arrived = atTopic(row);
    if (playhead < arrived || playhead >= arrived + m_timing.wait)
        return false;
    return row.readAt.empty() ||
           std::ranges::any_of(row.readAt, [playhead](qint64 read) { return read == 0 || read > playhead; });
}

template<typename Visit> void DotFlights::visitWaiting(qint64 playhead, Visit visit) const
{
    const auto at = [](const Row &row) { return row.fact.at; };
    const auto first = std::ranges::lower_bound(m_rows, playhead - m_timing.flight - m_timing.wait, {}, at);
    for (auto row = first; row != m_rows.end() && row->fact.at <= playhead; ++row)
        if (waits(*row, playhead))
            visit(row->fact.sequence, [this, row](Dot &dot) { dot.topic = m_drawn[size_t(row->drawn)].id; });
}

std::vector<Dot> DotFlights::at(qint64 playhead)
{
    if (!m_sorted)
        std::ranges::stable_sort(m_flights, {}, &Flight::start);
    m_sorted = true;
    const qint64 sampled = m_rowsBySample.empty() ? 1 : m_rowsBySample.rbegin()->first;
    size_t all = 0;
    const auto count = [&all, sampled](Sequence sequence, const auto &) { all += sequence % sampled == 0; };
    visitFlights(playhead, count);
    visitWaiting(playhead, count);
    m_oneIn = sampled;
    for (size_t left = all; left > m_budget.dots; left = (left + 1) / 2)
        m_oneIn *= 2;
    std::vector<Dot> dots;
    dots.reserve(std::min(all, m_budget.dots + m_budget.dots / 4));
    const auto draw = [this, &dots](Sequence sequence, const auto &fill) {
        if (sequence % m_oneIn != 0 || dots.size() >= m_budget.dots)
            return;
        fill(dots.emplace_back(Dot{sequence}));
    };
    visitFlights(playhead, draw);
    visitWaiting(playhead, draw);
    return dots;
}

} // namespace rheo
