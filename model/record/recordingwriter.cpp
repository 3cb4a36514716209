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
    format::writeNewFile(**database, info);
    auto state = std::make_unique<State>(path, withClock(std::move(options)), std::move(*lock), std::move(*database));
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
    const RecordedTopic topic{number, name, incarnation, partitions};
    state.inStore([topic](RecordingStore &file) { file.addTopic(topic); });
    if (isNew)
        state.addTopic(topic);
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
    state.next.try_emplace(partitionKey(start.topic, start.partition), State::Next{start.next, true});
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
    Observation placed = seen;
    placed.atSequence = state.nextSequence();
    state.inStore([placed](RecordingStore &file) { file.addObservation(placed); });
    return {};
}

Result<void> RecordingWriter::addGap(const Gap &gap)
{
    if (!m_state->isUsable())
        return m_state->outcome();
    m_state->writeGap(gap);
    return {};
}

Result<void> RecordingWriter::setDrawing(const QByteArray &rheo)
{
    State &state = *m_state;
    if (!state.isUsable())
        return state.outcome();
    state.inStore([at = state.nextSequence(), rheo](RecordingStore &file) { file.addDrawing(at, rheo); });
    return {};
}

Result<void> RecordingWriter::setRules(const RuleSet &rules)
{
    State &state = *m_state;
    if (!state.isUsable())
        return state.outcome();
    state.seal(); // a segment is read by one set of rules
    state.reader.emplace(rules);
    state.inStore(
        [at = state.nextSequence(), json = rules.toJson()](RecordingStore &file) { file.addRules(at, json); });
    return {};
}

Result<void> RecordingWriter::startCommit()
{
    if (m_state->isUsable() && !m_state->isCommitting)
        m_state->startCommit();
    return m_state->outcome();
}

Result<void> RecordingWriter::commit()
{
    State &state = *m_state;
    if (!state.isUsable())
        return state.outcome();
    state.startCommit();
    state.storing.await();
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
    state.store->finish();
    state.store.reset();
    state.lock.reset();
    return {};
}

Sequence RecordingWriter::committed() const
{
    return m_state->committed;
}

bool RecordingWriter::isCommitting() const
{
    return m_state->isCommitting;
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
