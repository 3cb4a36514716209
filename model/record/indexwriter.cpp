// SPDX-License-Identifier: Apache-2.0
#include "model/record/indexwriter.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr size_t runsAMerge = 16;
constexpr int segmentShift = 20;

} // namespace

IndexWriter::IndexWriter(Database &database)
    : m_database(database)
    , m_insertRun(database, "INSERT INTO indexrun VALUES(?,?,?,?,?,?)")
    , m_insertPart(database, "INSERT INTO indexpart VALUES(?,?)")
    , m_deleteRun(database, "DELETE FROM indexrun WHERE id=?")
    , m_deleteParts(database, "DELETE FROM indexpart WHERE id BETWEEN ? AND ?")
    , m_readParts(database, "SELECT entries FROM indexpart WHERE id BETWEEN ? AND ? ORDER BY id")
{}

void IndexWriter::load()
{
    Statement runs(m_database, "SELECT id,level,first_segment,last_segment,entries,bits FROM indexrun ORDER BY id");
    while (runs.next()) {
        m_runs.push_back(
            {runs.number(0), runs.number(1), runs.number(2), runs.number(3), runs.number(4), runs.number(5)});
    }
    for (const Run &run : m_runs)
        m_nextId = std::max(m_nextId, run.id + 1);
}

void IndexWriter::add(qint64 segment, const std::vector<quint64> &entries)
{
    if (m_pendingLast < m_pendingFirst)
        m_pendingFirst = segment;
    m_pendingLast = segment;
    const quint64 place = quint64(segment - m_pendingFirst) << segmentShift;
    for (const quint64 entry : entries)
        m_pending.push_back(entry | place);
}

bool IndexWriter::isFull(qint64 widest) const
{
    return pendingSegments() >= std::min(widest, mostSegmentsARun) || m_pending.size() >= mostEntriesARun;
}

qint64 IndexWriter::lastSegment() const
{
    return m_runs.empty() ? 0 : m_runs.back().last;
}

void IndexWriter::flush(qint64 firstLiveSegment, qint64 widest)
{
    if (m_pendingLast < m_pendingFirst)
        return;
    if (m_pendingLast >= firstLiveSegment)
        write(0, m_pendingFirst, m_pendingLast, m_pending);
    m_pending.clear();
    m_pendingFirst = 0;
    m_pendingLast = -1;
    while (mergeNewest(widest)) {
    }
}

void IndexWriter::write(qint64 level, qint64 first, qint64 last, std::vector<quint64> &entries)
{
    sortEntries(entries);
    const Run run{m_nextId++, level, first, last, qint64(entries.size()), partBits(entries.size())};
    m_insertRun.bind(1, run.id).bind(2, run.level).bind(3, run.first).bind(4, run.last);
    m_insertRun.bind(5, run.entries).bind(6, run.bits).run();
    writeParts(run, entries);
    m_runs.push_back(run);
}

void IndexWriter::writeParts(const Run &run, const std::vector<quint64> &entries)
{
    const quint64 *from = entries.data(), *const end = from + entries.size();
    while (from != end) {
        const quint32 part = partOf(quint32(*from >> 32), int(run.bits));
        const quint64 *to =
            std::find_if(from, end, [&](quint64 entry) { return partOf(quint32(entry >> 32), int(run.bits)) != part; });
        encodePart(from, to, m_blob);
        m_insertPart.bind(1, partRow(run.id, part)).bindBlob(2, m_blob).run();
        from = to;
    }
}

void IndexWriter::remove(const Run &run)
{
    m_deleteParts.bind(1, partRow(run.id, 0)).bind(2, partRow(run.id + 1, 0) - 1).run();
    m_deleteRun.bind(1, run.id).run();
}

void IndexWriter::drop(qint64 firstLiveSegment)
{
    while (!m_runs.empty() && m_runs.front().last < firstLiveSegment) {
        remove(m_runs.front());
        m_runs.pop_front();
    }
}

bool IndexWriter::readRun(const Run &run, qint64 base, std::vector<quint64> &out)
{
    const size_t start = out.size();
    m_readParts.bind(1, partRow(run.id, 0)).bind(2, partRow(run.id + 1, 0) - 1);
    bool good = true;
    while (good && m_readParts.next())
        good = decodePart(m_readParts.blob(0), {}, out);
    m_readParts.reset();
    for (size_t i = start; i < out.size(); ++i)
        out[i] += quint64(run.first - base) << segmentShift;
    return good;
}

/// Runs of one level at the end, sixteen of them, become one of the next level, as long as that stays small.
bool IndexWriter::mergeNewest(qint64 widest)
{
    if (m_runs.size() < runsAMerge || !m_database.isGood())
        return false;
    const auto from = m_runs.end() - runsAMerge;
    const qint64 level = m_runs.back().level;
    size_t entries = 0;
    for (auto run = from; run != m_runs.end(); ++run) {
        if (run->level != level)
            return false;
        entries += size_t(run->entries);
    }
    const qint64 first = from->first, last = m_runs.back().last;
    if (entries > mostEntriesARun || last - first + 1 > std::min(widest, mostSegmentsARun))
        return false;
    std::vector<quint64> all;
    for (auto run = from; run != m_runs.end(); ++run) {
        if (!readRun(*run, first, all))
            return false;
    }
    std::for_each(from, m_runs.end(), [this](const Run &run) { remove(run); });
    m_runs.erase(from, m_runs.end());
    write(level + 1, first, last, all);
    return true;
}

} // namespace rheo
