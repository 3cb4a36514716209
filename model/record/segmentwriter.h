// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/database.h"
#include "model/record/recording.h"
#include "model/record/segmentcodec.h"

namespace rheo {

/// What a row of `segment` or `tail` says beside its columns.
struct BlockFacts
{
    Sequence first = 0;
    qint64 count = 0;
    qint64 firstWall = 0;
    qint64 lastWall = 0;
    qint64 bytes = 0;
};

/// Writes segments and tail rows inside the recording writer's transactions, and keeps the ring's size.
class SegmentWriter
{
public:
    SegmentWriter(Database &, qint64 ringBytes);
    void load(); ///< of a file that is continued

    /// Gives the new segment's number. Takes the oldest segments away first where the ring is full.
    qint64 addSegment(const BlockFacts &, const SegmentBlobs &);
    void addTail(const BlockFacts &, const SegmentBlobs &);
    void clearTail();

    [[nodiscard]] qint64 firstLive() const { return m_firstLive; }

    [[nodiscard]] qint64 liveSegments() const { return m_next - m_firstLive; }

    /// How many segments an index run may cover.
    [[nodiscard]] qint64 widestRun() const;

private:
    void makeRoom(qint64 bytes);
    qint64 bytesUsed();
    bool dropOldest();
    void dropNotesBefore(Sequence);

    Database &m_database;
    qint64 m_ringBytes;
    qint64 m_pageBytes;
    Statement m_insert, m_insertTail, m_clearTail, m_pages, m_freePages, m_oldest, m_delete;
    qint64 m_firstLive = 1;
    qint64 m_next = 1;
};

} // namespace rheo
