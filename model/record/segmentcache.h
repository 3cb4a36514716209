// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/database.h"
#include "model/record/recordingreader.h"
#include "model/record/segmentcodec.h"

#include <list>

namespace rheo {

/// Reads blocks of events out of a recording and keeps the few that were read last. One thread.
class SegmentCache
{
public:
    using Block = std::shared_ptr<const EventBatch>;

    explicit SegmentCache(Database &);

    /// nullptr if the ring has dropped the segment, or, with the database failed, if it is damaged.
    [[nodiscard]] Block segment(qint64 id);
    /// What is not sealed now, with the number of its first event.
    [[nodiscard]] std::pair<Sequence, Block> tail();
    /// Facts of the segments that hold events of [from, to), also of those sealed since the last refresh.
    [[nodiscard]] std::vector<SegmentInfo> sealedBetween(Sequence from, Sequence to);

private:
    void remember(qint64 id, const Block &);

    Database &m_database;
    Statement m_read, m_readTail, m_between, m_dataVersion;
    SegmentDecoder m_decoder;
    std::list<std::pair<qint64, Block>> m_kept; ///< newest use first
    qint64 m_tailVersion = -1;
    std::pair<Sequence, Block> m_tail;
};

/// Facts of a row whose columns begin with id, first, count, first_wall, last_wall, bytes, ranges.
[[nodiscard]] std::optional<SegmentInfo> segmentInfo(const Statement &row);

} // namespace rheo
