// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriter.h"

#include "model/record/format.h"
#include "model/record/recordingwriterstate.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace rheo {

namespace {

constexpr qint64 oldestTail = 10'000'000; ///< µs

qint64 steadyClock()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

RecordingOptions withClock(RecordingOptions options)
{
    if (!options.clock)
        options.clock = steadyClock;
    return options;
}

/// Only for us: recordings hold payloads.
Result<void> makeEmptyFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        ::close(file);
        return {};
    }
    const QString detail = QString::fromUtf8(std::strerror(errno));
    if (errno == EEXIST)
        return failure(ErrorKind::Disk, QStringLiteral("%1 exists already; choose another name.").arg(path), detail);
    return failure(ErrorKind::Disk,
                   QStringLiteral("%1 cannot be made; see whether its folder exists and may be written.").arg(path),
                   detail);
}

} // namespace

RecordingWriter::RecordingWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}

RecordingWriter::RecordingWriter(RecordingWriter &&) noexcept = default;
RecordingWriter &RecordingWriter::operator=(RecordingWriter &&) noexcept = default;
RecordingWriter::~RecordingWriter() = default;

Result<RecordingWriter> RecordingWriter::create(const QString &path, const RecordingInfo &info, const RuleSet &rules,
                                                const QByteArray &drawing, RecordingOptions options)
{
    auto lock = WriterLock::take(path);
    if (!lock)
        return std::unexpected(lock.error());
    if (const auto made = makeEmptyFile(path); !made)
        return std::unexpected(made.error());
    auto database = Database::open(path, Database::Access::Write);
    if (!database)
        return std::unexpected(database.error());
    auto state = std::make_unique<State>(path, withClock(std::move(options)), std::move(*lock), std::move(*database));
    format::writeNewFile(*state->database, info);
    state->prepare();
    RecordingWriter writer(std::move(state));
    for (const auto &step :
         {writer.setRules(rules), drawing.isEmpty() ? Result<void>() : writer.setDrawing(drawing), writer.commit()}) {
        if (!step) {
            QFile::remove(path);
            return std::unexpected(step.error());
        }
    }
    return writer;
}

Result<RecordingWriter> RecordingWriter::resume(const QString &path, RecordingOptions options)
{
    if (!QFileInfo::exists(path))
        return failure(ErrorKind::Input, QStringLiteral("%1 does not exist, so it cannot be continued.").arg(path));
    auto lock = WriterLock::take(path);
    if (!lock)
        return std::unexpected(lock.error());
    auto database = Database::open(path, Database::Access::Write);
    if (!database)
        return std::unexpected(database.error());
    if (const auto ours = format::checkIsRecording(**database, path); !ours)
        return std::unexpected(ours.error());
    auto state = std::make_unique<State>(path, withClock(std::move(options)), std::move(*lock), std::move(*database));
    state->prepare();
    if (const auto loaded = state->load(); !loaded)
        return std::unexpected(loaded.error());
    return RecordingWriter(std::move(state));
}

Result<qint32> RecordingWriter::topicNumber(const QString &name, const QString &incarnation, qint32 partitions)
{
    State &state = *m_state;
    if (!state.isUsable())
        return std::unexpected(state.outcome().error());
    const auto known = std::ranges::find_if(state.topics, [&](const RecordedTopic &topic) {
        return topic.name == name && topic.incarnation == incarnation;
    });
    const bool isNew = known == state.topics.end();
    const qint32 number = isNew ? qint32(state.topicNames.size()) : known->number;
    if (!isNew && known->partitions == partitions)
        return number;
    state.begin();
    state.insertTopic.bind(1, number).bindText(2, name).bindText(3, incarnation).bind(4, partitions).run();
    if (isNew)
        state.addTopic({number, name, incarnation, partitions});
    else
        known->partitions = partitions;
    if (!state.isUsable())
        return std::unexpected(state.outcome().error());
    return number;
}

std::vector<StoredPosition> RecordingWriter::positions() const
{
    std::vector<StoredPosition> result;
    for (const auto &[key, known] : m_state->next)
        result.push_back({qint32(key >> 32), qint32(key & 0xffffffff), known.next});
    std::ranges::sort(result, {}, [](const StoredPosition &p) { return std::pair(p.topic, p.partition); });
    return result;
}

void RecordingWriter::beginAt(const StoredPosition &start)
{
    State &state = *m_state;
    const State::Next first{start.next, true};
    if (state.isUsable() && state.next.try_emplace(partitionKey(start.topic, start.partition), first).second)
        state.begin();
}

Result<void> RecordingWriter::append(const EventBatch &batch)
{
    State &state = *m_state;
    const bool mayBeHuge = batch.bytes() > largestEvent;
    for (size_t index = 0; index < batch.size() && state.isUsable(); ++index)
        state.take(batch, index, mayBeHuge);
    return state.outcome();
}

Result<void> RecordingWriter::observe(const Observation &seen)
{
    State &state = *m_state;
    if (!state.isUsable())
        return state.outcome();
    state.begin();
    Statement &insert = state.insertObservation;
    insert.bind(1, qint64(seen.kind)).bind(2, seen.arrivalWall).bind(3, seen.arrivalSteady);
    insert.bind(4, state.nextSequence()).bind(5, seen.topic).bind(6, seen.partition).bind(7, seen.offset);
    insert.bind(8, seen.low).bindText(9, seen.group).bindText(10, seen.text).run();
    return state.outcome();
}

Result<void> RecordingWriter::addGap(const Gap &gap)
{
    if (m_state->isUsable())
        m_state->writeGap(gap);
    return m_state->outcome();
}

Result<void> RecordingWriter::setDrawing(const QByteArray &rheo)
{
    if (m_state->isUsable())
        m_state->insertVersion("INSERT INTO drawing VALUES(NULL,?,?)", rheo);
    return m_state->outcome();
}

Result<void> RecordingWriter::setRules(const RuleSet &rules)
{
    if (!m_state->isUsable())
        return m_state->outcome();
    m_state->seal(); // a segment is read by one set of rules
    m_state->reader.emplace(rules);
    m_state->insertVersion("INSERT INTO rules VALUES(NULL,?,?)", rules.toJson());
    return m_state->outcome();
}

Result<void> RecordingWriter::commit()
{
    State &state = *m_state;
    if (!state.isUsable())
        return state.outcome();
    if (!state.open.isEmpty() && state.options.clock() - state.openSince >= oldestTail)
        state.seal();
    state.storeTail();
    if (!state.inTransaction)
        return state.outcome();
    state.flushIndex();
    state.storePositions();
    if (state.database->execute("COMMIT"))
        state.inTransaction = false;
    return state.outcome();
}

Result<void> RecordingWriter::finish()
{
    State &state = *m_state;
    if (!state.isUsable())
        return state.outcome();
    state.seal();
    if (const auto done = commit(); !done)
        return done;
    state.database->execute("PRAGMA busy_timeout=100; PRAGMA wal_checkpoint(TRUNCATE)");
    state.database->execute("PRAGMA journal_mode=DELETE");
    state.close();
    return {};
}

Sequence RecordingWriter::nextSequence() const
{
    return m_state->nextSequence();
}

qint64 RecordingWriter::fileBytes() const
{
    return QFileInfo(m_state->path).size() + QFileInfo(m_state->path + QStringLiteral("-wal")).size();
}

} // namespace rheo
