// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/indexwriter.h"
#include "model/record/recordingwriter.h"
#include "model/record/segmentwriter.h"
#include "model/record/writerlock.h"

#include <unordered_map>

namespace rheo {

inline quint64 partitionKey(qint32 topic, qint32 partition)
{
    return quint64(quint32(topic)) << 32 | quint32(partition);
}

/// What a RecordingWriter holds. By theme: recordingresume.cpp (what a file holds already), recordingtaking.cpp (events
/// and gaps in), recordingstoring.cpp (what is taken into the file).
struct RecordingWriter::State
{
    State(QString file, RecordingOptions choices, WriterLock held, std::unique_ptr<Database> handle)
        : path(std::move(file)), options(std::move(choices)), lock(std::move(held)), database(std::move(handle))
    {}

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

    [[nodiscard]] Result<void> outcome() const;

    [[nodiscard]] bool isUsable() const { return database && database->isGood(); }
};

} // namespace rheo
