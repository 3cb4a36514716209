// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/taskqueue.h"
#include "model/record/recordingstore.h"
#include "model/record/recordingwriter.h"
#include "model/record/writerlock.h"

#include <atomic>
#include <unordered_map>

namespace rheo {

inline quint64 partitionKey(qint32 topic, qint32 partition)
{
    return quint64(quint32(topic)) << 32 | quint32(partition);
}

/// What a RecordingWriter holds. By theme: recordingresume.cpp (what a file holds already), recordingtaking.cpp (events
/// and gaps in), recordingstoring.cpp (on to the other threads).
///
/// Three threads: the caller's takes and correlates, `packing` turns full segments into columns, `storing` owns the
/// file. A commit so waits for the disk while the next events are taken, and what is given to the file reaches it in
/// the order in which it was given.
struct RecordingWriter::State
{
    State(QString file, RecordingOptions choices, WriterLock held, std::unique_ptr<Database> handle)
        : path(std::move(file))
        , options(std::move(choices))
        , lock(std::move(held))
        , store(std::make_unique<RecordingStore>(std::move(handle), options.ringBytes))
    {}

    struct Next
    {
        qint64 next = 0;
        bool changed = false;
    };

    QString path;
    RecordingOptions options;
    std::optional<WriterLock> lock;

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
    SegmentEncoder tailEncoder;

    SegmentEncoder encoder;                ///< of the packing thread
    std::unique_ptr<RecordingStore> store; ///< of the storing thread; none once finished
    std::atomic<bool> isBroken{false};     ///< the store has failed
    std::atomic<bool> isCommitting{false};
    std::atomic<Sequence> committed{0};   ///< events below it are durable
    std::atomic<size_t> bytesOnTheWay{0}; ///< of sealed segments that are not in the store yet
    TaskQueue packing;
    TaskQueue storing; ///< last: it waits for what is being packed

    Result<void> load();
    void loadTail(SegmentDecoder &);
    void addTopic(const RecordedTopic &);
    void take(const EventBatch &, size_t index, bool mayBeHuge);
    void keep(const EventBatch &, size_t index, bool withValue);
    void indexRow(size_t row);
    void account(qint32 topic, qint32 partition, qint64 next);
    void skip(const Position &);
    void writeGap(Gap);
    void seal();
    void storeTail();
    void startCommit();
    std::vector<StoredPosition> takeChangedPositions();
    [[nodiscard]] BlockFacts facts(size_t from) const;

    /// `task(RecordingStore &)` on the storing thread, after all that was given to it before.
    template<typename Task> void inStore(Task &&task)
    {
        storing.post([this, task = std::forward<Task>(task)]() mutable {
            task(*store);
            if (!store->database().isGood())
                isBroken = true;
        });
    }

    [[nodiscard]] Sequence nextSequence() const { return openFirst + Sequence(open.size()); }

    [[nodiscard]] Result<void> outcome();

    [[nodiscard]] bool isUsable() const { return store && !isBroken; }
};

} // namespace rheo
