// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingindex.h"

#include "model/record/indexwriter.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr int attempts = 8;
constexpr int corrupt = 11;
constexpr int busy = 5;

struct Run
{
    qint64 id, first;
    int bits;
};

} // namespace

RecordingIndex::RecordingIndex(Database &database)
    : m_database(database)
    , m_runs(database, "SELECT id,first_segment,bits FROM indexrun ORDER BY first_segment")
    , m_part(database, "SELECT entries FROM indexpart WHERE id=?")
    , m_exists(database, "SELECT 1 FROM indexrun WHERE id=?")
{}

std::vector<RecordingIndex::Hit> RecordingIndex::find(std::string_view value)
{
    std::vector<Hit> hits;
    const quint32 hash = quint32(candidateHash(value) >> 32);
    int left = attempts;
    while (!tryFind(hash, hits) && m_database.isGood()) {
        hits.clear();
        if (--left == 0)
            m_database.fail(busy);
    }
    std::ranges::sort(hits);
    hits.erase(std::ranges::unique(hits).begin(), hits.end());
    return hits;
}

/// False if a run went away while we looked. A part without entries is not stored, so a missing one asks for the run.
bool RecordingIndex::tryFind(quint32 hash, std::vector<Hit> &hits)
{
    std::vector<Run> runs;
    while (m_runs.next())
        runs.push_back({m_runs.number(0), m_runs.number(1), int(std::clamp<qint64>(m_runs.number(2), 0, 12))});
    m_runs.reset();
    std::vector<quint64> entries;
    for (const Run &run : runs) {
        const bool isThere = m_part.bind(1, partRow(run.id, partOf(hash, run.bits))).next();
        entries.clear();
        if (isThere && !decodePart(m_part.blob(0), hash, entries))
            m_database.fail(corrupt);
        m_part.reset();
        const bool isGone = !isThere && !m_exists.bind(1, run.id).next();
        m_exists.reset();
        if (isGone || !m_database.isGood())
            return false;
        for (const quint64 entry : entries)
            hits.push_back({qint64(quint64(run.first) + unpackEntry(entry).segment), unpackEntry(entry).row});
    }
    return true;
}

} // namespace rheo
