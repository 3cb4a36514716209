// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriter.h"

#include "model/record/format.h"
#include "model/record/indexwriter.h"
#include "model/record/segmentwriter.h"
#include "model/record/writerlock.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <unordered_map>

namespace rheo {

namespace {

constexpr qint64 oldestTail = 10'000'000; ///< µs

qint64 steadyClock()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

quint64 partitionKey(qint32 topic, qint32 partition)
{
    return quint64(quint32(topic)) << 32 | quint32(partition);
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

Error finishedError(const QString &path)
{
    return {ErrorKind::Usage, QStringLiteral("%1 is finished; resume it to write on.").arg(path)};
}

} // namespace

struct RecordingWriter::State
{
    State(QString file, RecordingOptions choices, WriterLock held, std::unique_ptr<Database> handle)
        : path(std::move(file)), options(std::move(choices)), lock(std::move(held)), database(std::move(handle))
    {
        if (!options.clock)
            options.clock = steadyClock;
    }

    struct Next
    {
        qint64 next = 0;
        bool changed = false;
    };

    QString path;
    RecordingOptions options;
    std::optional<WriterLock> lock;
    std::unique_ptr<Database> database;
    std::optional<SegmentWriter> segments;
    std::optional<IndexWriter> index;
    Statement insertObservation, insertGap, insertTopic, setPosition;

    std::vector<RecordedTopic> topics;
    std::vector<std::string> topicNames; ///< by number, UTF-8
    std::unordered_map<quint64, Next> next;
    std::optional<CandidateReader> reader;
    CandidateList candidates;

    EventBatch open;                  ///< not sealed yet; the first `stored` of them are in the tail
    std::vector<quint64> openEntries; ///< their index entries
    Sequence openFirst = 0;
    size_t stored = 0;
    qint64 openBytes = 0;
    qint64 storedBytes = 0;
    qint64 openSince = 0;
    SegmentEncoder encoder;
    bool inTransaction = false;

    void prepare();
    Result<void> load();
    void loadTail(SegmentDecoder &);
    void begin();
    void addTopic(const RecordedTopic &);
    void take(const EventBatch &, size_t index, bool mayBeHuge);
    void keep(const EventBatch &, size_t index, bool withValue);
    void indexRow(size_t row);
    void account(qint32 topic, qint32 partition, qint64 next);
    void skip(const Position &);
    void writeGap(const Gap &);
    void seal();
    void storeTail();
    void storePositions();
    void flushIndex();
    void insertVersion(const char *sql, const QByteArray &content);
    void close();
    [[nodiscard]] BlockFacts facts(size_t from) const;

    [[nodiscard]] Sequence nextSequence() const { return openFirst + Sequence(open.size()); }

    [[nodiscard]] Result<void> outcome() const
    {
        if (!database)
            return std::unexpected(finishedError(path));
        return database->outcome();
    }

    [[nodiscard]] bool isUsable() const { return database && database->isGood(); }
};

void RecordingWriter::State::prepare()
{
    database->execute(format::whileWriting);
    segments.emplace(*database, options.ringBytes);
    index.emplace(*database);
    insertObservation = Statement(*database, "INSERT INTO observation VALUES(NULL,?,?,?,?,?,?,?,?,?,?)");
    insertGap = Statement(*database, "INSERT INTO gap VALUES(NULL,?,?,?,?,?,?)");
    insertTopic = Statement(*database, "INSERT INTO topic VALUES(?,?,?,?) ON CONFLICT(number) DO UPDATE SET "
                                       "partitions=excluded.partitions");
    setPosition = Statement(*database, "INSERT INTO position VALUES(?,?,?) ON CONFLICT(topic, partition) DO UPDATE SET "
                                       "next=excluded.next");
}

Result<void> RecordingWriter::State::load()
{
    Statement topicRows(*database, "SELECT number,name,incarnation,partitions FROM topic ORDER BY number");
    while (topicRows.next()) {
        addTopic({qint32(topicRows.number(0)), topicRows.text(1), topicRows.text(2), qint32(topicRows.number(3))});
    }
    Statement positions(*database, "SELECT topic,partition,next FROM position");
    while (positions.next())
        next[partitionKey(qint32(positions.number(0)), qint32(positions.number(1)))] = {positions.number(2), false};
    Statement newest(*database, "SELECT json FROM rules ORDER BY id DESC LIMIT 1");
    const std::string_view json = newest.next() ? newest.blob(0) : std::string_view();
    const auto rules = RuleSet::fromJson(QByteArray(json.data(), qsizetype(json.size())));
    if (!database->isGood())
        return outcome();
    if (!rules)
        return std::unexpected(rules.error());
    reader.emplace(*rules);
    segments->load();
    index->load();
    openFirst = database->number("SELECT max(first+count) FROM segment");
    SegmentDecoder decoder;
    loadTail(decoder);
    return outcome();
}

void RecordingWriter::State::loadTail(SegmentDecoder &decoder)
{
    Statement rows(*database, "SELECT count,rows,keys,headers,vals,bytes,first FROM tail ORDER BY first");
    while (rows.next()) {
        if (open.isEmpty())
            openFirst = rows.number(6);
        if (rows.number(6) != nextSequence() ||
            !decoder.decode({rows.blob(1), rows.blob(2), rows.blob(3), rows.blob(4)}, quint64(rows.number(0)), open))
            return database->fail(
                {ErrorKind::Input, QStringLiteral("The newest events of %1 are damaged, so it cannot be continued; "
                                                  "record into another file.")
                                       .arg(path)});
        openBytes += rows.number(5);
    }
    for (size_t row = 0; row < open.size(); ++row)
        indexRow(row);
    stored = open.size();
    storedBytes = openBytes;
    openSince = options.clock();
}

void RecordingWriter::State::begin()
{
    if (!inTransaction)
        inTransaction = database->execute("BEGIN IMMEDIATE");
}

void RecordingWriter::State::addTopic(const RecordedTopic &topic)
{
    if (topic.number < 0 || topic.number > 1'000'000)
        return;
    topics.push_back(topic);
    topicNames.resize(std::max(topicNames.size(), size_t(topic.number) + 1));
    topicNames[size_t(topic.number)] = topic.name.toStdString();
}

void RecordingWriter::State::indexRow(size_t row)
{
    const qint32 topic = open.row(row).position.topic;
    const bool isKnown = topic >= 0 && size_t(topic) < topicNames.size();
    reader->read(open, row, isKnown ? topicNames[size_t(topic)] : std::string_view(), candidates);
    const auto add = [&](std::string_view value, quint8 rule, CandidateSlot slot) {
        openEntries.push_back(packEntry({quint32(candidateHash(value) >> 32), 0, quint16(row), rule, slot}));
    };
    for (const Candidate &candidate : candidates.all())
        add(candidate.value, candidate.rule, candidate.slot);
    if (const ParentPosition *parent = candidates.parentPosition())
        add(positionText(*parent), 1, CandidateSlot::Parent);
}

void RecordingWriter::State::account(qint32 topic, qint32 partition, qint64 past)
{
    Next &known = next[partitionKey(topic, partition)];
    if (past <= known.next)
        return;
    known = {past, true};
}

void RecordingWriter::State::keep(const EventBatch &batch, size_t index, bool withValue)
{
    static const size_t emptyRow = [] {
        EventBatch one;
        one.append({}, {}, {});
        return one.bytes();
    }();
    const size_t before = open.bytes();
    if (withValue) {
        open.appendFrom(batch, index);
    } else {
        EventRow row = batch.row(index);
        row.valueDropped = !row.valueIsNull;
        open.append(row, batch.key(index), {});
        batch.forEachHeader(index, [this](const Header &h) { open.addHeader(h.name, h.value, h.isNull); });
    }
    openBytes += qint64(open.bytes() - before - emptyRow);
}

void RecordingWriter::State::take(const EventBatch &batch, size_t index, bool mayBeHuge)
{
    bool withValue = options.keepValues;
    if (mayBeHuge) {
        size_t bytes = batch.key(index).size();
        batch.forEachHeader(index, [&](const Header &h) { bytes += h.name.size() + h.value.size() + 8; });
        withValue = withValue && bytes + batch.value(index).size() <= largestEvent;
        if (bytes > largestEvent)
            return skip(batch.row(index).position);
    }
    if (open.isEmpty())
        openSince = options.clock();
    keep(batch, index, withValue);
    indexRow(open.size() - 1);
    const Position &position = batch.row(index).position;
    account(position.topic, position.partition, position.offset + 1);
    if (open.size() == fullSegmentEvents || openBytes >= qint64(fullSegmentBytes))
        seal();
}

void RecordingWriter::State::skip(const Position &position)
{
    writeGap({position.topic, position.partition, position.offset, position.offset + 1, Gap::Reason::Skipped});
}

void RecordingWriter::State::writeGap(const Gap &gap)
{
    begin();
    insertGap.bind(1, gap.topic).bind(2, gap.partition).bind(3, gap.from).bind(4, gap.to);
    insertGap.bind(5, qint64(gap.reason)).bind(6, nextSequence()).run();
    account(gap.topic, gap.partition, gap.to);
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
    auto state = std::make_unique<State>(path, std::move(options), std::move(*lock), std::move(*database));
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
    auto state = std::make_unique<State>(path, std::move(options), std::move(*lock), std::move(*database));
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
