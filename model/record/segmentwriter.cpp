// SPDX-License-Identifier: Apache-2.0
#include "model/record/segmentwriter.h"

#include "model/record/indexrun.h"

namespace rheo {

namespace {

constexpr qint64 ringParts = 16;

void bindBlock(Statement &statement, int at, const BlockFacts &facts, const SegmentBlobs &blobs)
{
    statement.bind(at, facts.first).bind(at + 1, facts.count).bind(at + 2, facts.firstWall);
    statement.bind(at + 3, facts.lastWall).bind(at + 4, facts.bytes).bindBlob(at + 5, blobs.ranges);
    statement.bindBlob(at + 6, blobs.rows).bindBlob(at + 7, blobs.keys).bindBlob(at + 8, blobs.headers);
    statement.bindBlob(at + 9, blobs.values);
}

} // namespace

SegmentWriter::SegmentWriter(Database &database, qint64 ringBytes)
    : m_database(database)
    , m_ringBytes(ringBytes)
    , m_pageBytes(database.number("PRAGMA page_size"))
    , m_insert(database, "INSERT INTO segment VALUES(?,?,?,?,?,?,?,?,?,?,?)")
    , m_insertTail(database, "INSERT INTO tail VALUES(?,?,?,?,?,?,?,?,?,?)")
    , m_clearTail(database, "DELETE FROM tail")
    , m_pages(database, "PRAGMA page_count")
    , m_freePages(database, "PRAGMA freelist_count")
    , m_oldest(database, "SELECT id, first+count FROM segment ORDER BY id LIMIT 1")
    , m_delete(database, "DELETE FROM segment WHERE id=?")
{}

void SegmentWriter::load()
{
    m_next = 1 + std::max(m_database.number("SELECT max(id) FROM segment"),
                          m_database.number("SELECT max(last_segment) FROM indexrun"));
    m_firstLive = m_next;
    if (m_oldest.next())
        m_firstLive = m_oldest.number(0);
    m_oldest.reset();
}

qint64 SegmentWriter::addSegment(const BlockFacts &facts, const SegmentBlobs &blobs)
{
    if (m_ringBytes > 0)
        makeRoom(qint64(blobs.bytes()) + 2 * m_pageBytes);
    const qint64 id = m_next++;
    m_insert.bind(1, id);
    bindBlock(m_insert, 2, facts, blobs);
    m_insert.run();
    return id;
}

void SegmentWriter::addTail(const BlockFacts &facts, const SegmentBlobs &blobs)
{
    bindBlock(m_insertTail, 1, facts, blobs);
    m_insertTail.run();
}

void SegmentWriter::clearTail()
{
    m_clearTail.run();
}

qint64 SegmentWriter::widestRun() const
{
    return m_ringBytes > 0 ? std::max<qint64>(1, liveSegments() / ringParts) : mostSegmentsARun;
}

qint64 SegmentWriter::bytesUsed()
{
    const qint64 pages = m_pages.next() ? m_pages.number(0) : 0;
    const qint64 freePages = m_freePages.next() ? m_freePages.number(0) : 0;
    m_pages.reset();
    m_freePages.reset();
    return (pages - freePages) * m_pageBytes;
}

void SegmentWriter::makeRoom(qint64 bytes)
{
    while (liveSegments() > 1 && bytesUsed() + bytes > m_ringBytes && dropOldest()) {
    }
}

bool SegmentWriter::dropOldest()
{
    if (!m_oldest.next())
        return false;
    const qint64 id = m_oldest.number(0);
    const Sequence past = m_oldest.number(1);
    m_oldest.reset();
    m_delete.bind(1, id).run();
    m_firstLive = id + 1;
    dropNotesBefore(past);
    return m_database.isGood();
}

/// Observations and gaps go with the events that they lie between.
void SegmentWriter::dropNotesBefore(Sequence sequence)
{
    for (const char *sql :
         {"DELETE FROM observation WHERE id < ifnull((SELECT id FROM observation WHERE sequence >= ?1 ORDER BY id "
          "LIMIT 1), (SELECT max(id) FROM observation))",
          "DELETE FROM gap WHERE id < ifnull((SELECT id FROM gap WHERE sequence >= ?1 ORDER BY id LIMIT 1), "
          "(SELECT max(id) FROM gap))"})
        Statement(m_database, sql).bind(1, sequence).run();
}

} // namespace rheo
