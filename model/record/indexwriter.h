// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/database.h"
#include "model/record/indexrun.h"

#include <deque>

namespace rheo {

/// Writes index runs inside the recording writer's transactions. Every committed segment is covered by a committed
/// run: `flush` comes before each commit. Small neighbouring runs are merged by sixteens.
class IndexWriter
{
public:
    explicit IndexWriter(Database &);
    void load(); ///< the runs of a file that is continued

    /// The entries of a sealed segment; their segment bits are filled in here.
    void add(qint64 segment, const std::vector<quint64> &entries);
    /// Writes what was added as one run. A run covers at most `widest` segments.
    void flush(qint64 firstLiveSegment, qint64 widest);
    /// Removes the runs whose last segment is gone.
    void drop(qint64 firstLiveSegment);

    [[nodiscard]] qint64 pendingSegments() const { return m_pendingLast - m_pendingFirst + 1; }

    [[nodiscard]] bool isFull(qint64 widest) const;

    [[nodiscard]] qint64 lastSegment() const;

private:
    struct Run
    {
        qint64 id;
        qint64 level;
        qint64 first;
        qint64 last;
        qint64 entries;
        qint64 bits;
    };

    void write(qint64 level, qint64 first, qint64 last, std::vector<quint64> &entries);
    void writeParts(const Run &, const std::vector<quint64> &entries);
    void remove(const Run &);
    bool mergeNewest(qint64 widest);
    bool readRun(const Run &, qint64 base, std::vector<quint64> &out);

    Database &m_database;
    Statement m_insertRun, m_insertPart, m_deleteRun, m_deleteParts, m_readParts;
    std::deque<Run> m_runs;
    qint64 m_nextId = 1;
    std::vector<quint64> m_pending;
    qint64 m_pendingFirst = 0;
    qint64 m_pendingLast = -1;
    std::string m_blob;
};

/// The row of `indexpart` that holds a part of a run.
[[nodiscard]] constexpr qint64 partRow(qint64 run, quint32 part)
{
    return run << 12 | part;
}

} // namespace rheo
