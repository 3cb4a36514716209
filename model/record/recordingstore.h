// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/indexwriter.h"
#include "model/record/segmentwriter.h"

#include <memory>

namespace rheo {

/// The file of a RecordingWriter: puts in what it is given and makes it durable at a commit. One thread at a time; the
/// database keeps its first failure, after which nothing here does anything.
class RecordingStore
{
public:
    RecordingStore(std::unique_ptr<Database>, qint64 ringBytes);

    [[nodiscard]] Database &database() { return *m_database; }

    void load(); ///< of a file that is continued

    void addTopic(const RecordedTopic &); ///< known already: changes its count of partitions
    void addObservation(const Observation &);
    void addGap(const Gap &);
    void addDrawing(Sequence, const QByteArray &rheo);
    void addRules(Sequence, const QByteArray &json);

    /// `isInTail`: some of its events are stored there already.
    void addSegment(const BlockFacts &, const SegmentBlobs &, const std::vector<quint64> &entries, bool isInTail);
    void addTail(const BlockFacts &, const SegmentBlobs &);
    /// With the positions that changed. Writes the index run of the segments since the last one.
    void commit(const std::vector<StoredPosition> &changed);
    /// Leaves a plain single file. Nothing is added after it.
    void finish();

private:
    void begin();
    void flushIndex();
    void addVersion(const char *sql, Sequence, const QByteArray &content);

    std::unique_ptr<Database> m_database; ///< before all that refers to it
    SegmentWriter m_segments;
    IndexWriter m_index;
    Statement m_insertObservation, m_insertGap, m_insertTopic, m_setPosition;
    bool m_isInTransaction = false;
};

} // namespace rheo
