// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriterstate.h"

namespace rheo {

Result<void> RecordingWriter::State::outcome() const
{
    if (!database)
        return failure(ErrorKind::Usage, QStringLiteral("%1 is finished; resume it to write on.").arg(path));
    return database->outcome();
}

void RecordingWriter::State::begin()
{
    if (!inTransaction)
        inTransaction = database->execute("BEGIN IMMEDIATE");
}

BlockFacts RecordingWriter::State::facts(size_t from) const
{
    BlockFacts facts{openFirst + Sequence(from), qint64(open.size() - from), open.row(from).arrivalWall, 0,
                     openBytes - (from ? storedBytes : 0)};
    facts.lastWall = open.row(open.size() - 1).arrivalWall;
    return facts;
}

void RecordingWriter::State::seal()
{
    if (open.isEmpty())
        return;
    begin();
    if (stored > 0)
        segments->clearTail();
    const qint64 id = segments->addSegment(facts(0), encoder.encode(open, 0, open.size()));
    index->add(id, openEntries);
    if (index->isFull(segments->widestRun()))
        flushIndex();
    openFirst += Sequence(open.size());
    open.clear();
    openEntries.clear();
    stored = 0;
    openBytes = storedBytes = 0;
}

void RecordingWriter::State::flushIndex()
{
    index->drop(segments->firstLive());
    index->flush(segments->firstLive(), segments->widestRun());
}

void RecordingWriter::State::storeTail()
{
    if (stored == open.size())
        return;
    begin();
    segments->addTail(facts(stored), encoder.encode(open, stored, open.size()));
    stored = open.size();
    storedBytes = openBytes;
}

void RecordingWriter::State::storePositions()
{
    for (auto &[key, known] : next) {
        if (!known.changed)
            continue;
        setPosition.bind(1, qint32(key >> 32)).bind(2, qint32(key & 0xffffffff)).bind(3, known.next).run();
        known.changed = false;
    }
}

void RecordingWriter::State::insertVersion(const char *sql, const QByteArray &content)
{
    begin();
    Statement insert(*database, sql);
    insert.bind(1, nextSequence()).bindBlob(2, {content.constData(), size_t(content.size())}).run();
}

void RecordingWriter::State::close()
{
    insertObservation = {};
    insertGap = {};
    insertTopic = {};
    setPosition = {};
    segments.reset();
    index.reset();
    database.reset();
    lock.reset();
}

} // namespace rheo
