// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingstore.h"

#include "model/record/format.h"

namespace rheo {

namespace {

std::unique_ptr<Database> readyToWrite(std::unique_ptr<Database> database)
{
    database->execute(format::whileWriting);
    return database;
}

} // namespace

RecordingStore::RecordingStore(std::unique_ptr<Database> database, qint64 ringBytes)
    : m_database(readyToWrite(std::move(database)))
    , m_segments(*m_database, ringBytes)
    , m_index(*m_database)
    , m_insertObservation(*m_database, "INSERT INTO observation VALUES(NULL,?,?,?,?,?,?,?,?,?,?)")
    , m_insertGap(*m_database, "INSERT INTO gap VALUES(NULL,?,?,?,?,?,?)")
    , m_insertTopic(*m_database, "INSERT INTO topic VALUES(?,?,?,?) ON CONFLICT(number) DO UPDATE SET "
                                 "partitions=excluded.partitions")
    , m_setPosition(*m_database, "INSERT INTO position VALUES(?,?,?) ON CONFLICT(topic, partition) DO UPDATE SET "
                                 "next=excluded.next")
{}

void RecordingStore::load()
{
    m_segments.load();
    m_index.load();
}

void RecordingStore::begin()
{
    if (!m_isInTransaction)
        m_isInTransaction = m_database->execute("BEGIN IMMEDIATE");
}

void RecordingStore::addTopic(const RecordedTopic &topic)
{
    begin();
    m_insertTopic.bind(1, topic.number).bindText(2, topic.name).bindText(3, topic.incarnation);
    m_insertTopic.bind(4, topic.partitions).run();
}

void RecordingStore::addObservation(const Observation &seen)
{
    begin();
    Statement &insert = m_insertObservation;
    insert.bind(1, qint64(seen.kind)).bind(2, seen.arrivalWall).bind(3, seen.arrivalSteady);
    insert.bind(4, seen.atSequence).bind(5, seen.topic).bind(6, seen.partition).bind(7, seen.offset);
    insert.bind(8, seen.low).bindText(9, seen.group).bindText(10, seen.text).run();
}

void RecordingStore::addGap(const Gap &gap)
{
    begin();
    m_insertGap.bind(1, gap.topic).bind(2, gap.partition).bind(3, gap.from).bind(4, gap.to);
    m_insertGap.bind(5, qint64(gap.reason)).bind(6, gap.atSequence).run();
}

void RecordingStore::addDrawing(Sequence at, const QByteArray &rheo)
{
    addVersion("INSERT INTO drawing VALUES(NULL,?,?)", at, rheo);
}

void RecordingStore::addRules(Sequence at, const QByteArray &json)
{
    addVersion("INSERT INTO rules VALUES(NULL,?,?)", at, json);
}

void RecordingStore::addVersion(const char *sql, Sequence at, const QByteArray &content)
{
    begin();
    Statement insert(*m_database, sql);
    insert.bind(1, at).bindBlob(2, {content.constData(), size_t(content.size())}).run();
}

void RecordingStore::addSegment(const BlockFacts &facts, const SegmentBlobs &blobs, const std::vector<quint64> &entries,
                                bool isInTail)
{
    begin();
    if (isInTail)
        m_segments.clearTail();
    const qint64 id = m_segments.addSegment(facts, blobs);
    m_index.add(id, entries);
    if (m_index.isFull(m_segments.widestRun()))
        flushIndex();
}

void RecordingStore::addTail(const BlockFacts &facts, const SegmentBlobs &blobs)
{
    begin();
    m_segments.addTail(facts, blobs);
}

void RecordingStore::flushIndex()
{
    m_index.drop(m_segments.firstLive());
    m_index.flush(m_segments.firstLive(), m_segments.widestRun());
}

void RecordingStore::commit(const std::vector<StoredPosition> &changed)
{
    if (!changed.empty())
        begin();
    if (!m_isInTransaction)
        return;
    flushIndex();
    for (const StoredPosition &each : changed)
        m_setPosition.bind(1, each.topic).bind(2, each.partition).bind(3, each.next).run();
    if (m_database->execute("COMMIT"))
        m_isInTransaction = false;
}

void RecordingStore::finish()
{
    m_database->execute("PRAGMA busy_timeout=100; PRAGMA wal_checkpoint(TRUNCATE)");
    m_database->execute("PRAGMA journal_mode=DELETE");
}

} // namespace rheo
