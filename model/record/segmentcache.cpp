// SPDX-License-Identifier: Apache-2.0
#include "model/record/segmentcache.h"

#include <map>

namespace rheo {

namespace {

constexpr size_t mostBlocks = 8;
constexpr size_t mostBytes = 96u << 20;
constexpr int corrupt = 11; ///< SQLITE_CORRUPT: our own finding, said like SQLite's

} // namespace

std::optional<SegmentInfo> segmentInfo(const Statement &row)
{
    const auto ranges = decodeRanges(row.blob(6));
    SegmentInfo info{row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.number(5), {}};
    if (!ranges || info.first < 0 || info.count < 0 || info.count > qint64(fullSegmentEvents) ||
        info.first > std::numeric_limits<qint64>::max() - info.count)
        return {};
    std::map<qint32, qint64> counts;
    for (const PartitionRange &range : *ranges)
        counts[range.topic] = std::clamp<qint64>(counts[range.topic] + range.count, 0, info.count);
    for (const auto &[topic, count] : counts)
        info.topics.push_back({topic, count});
    return info;
}

SegmentCache::SegmentCache(Database &database)
    : m_database(database)
    , m_read(database, "SELECT count,rows,keys,headers,vals FROM segment WHERE id=?")
    , m_readTail(database, "SELECT count,rows,keys,headers,vals,first FROM tail ORDER BY first")
    , m_between(database, "SELECT id,first,count,first_wall,last_wall,bytes,ranges FROM segment WHERE first < ?1 "
                          "ORDER BY id DESC")
    , m_dataVersion(database, "PRAGMA data_version")
{}

SegmentCache::Block SegmentCache::segment(qint64 id)
{
    for (auto kept = m_kept.begin(); kept != m_kept.end(); ++kept) {
        if (kept->first == id) {
            m_kept.splice(m_kept.begin(), m_kept, kept);
            return m_kept.front().second;
        }
    }
    auto batch = std::make_shared<EventBatch>();
    const bool isThere = m_read.bind(1, id).next();
    const bool good = isThere && m_decoder.decode({m_read.blob(1), m_read.blob(2), m_read.blob(3), m_read.blob(4)},
                                                  quint64(m_read.number(0)), *batch);
    m_read.reset();
    if (isThere && !good)
        m_database.fail(corrupt);
    if (!good)
        return {};
    remember(id, batch);
    return batch;
}

void SegmentCache::remember(qint64 id, const Block &block)
{
    m_kept.emplace_front(id, block);
    size_t bytes = 0, count = 0;
    for (auto kept = m_kept.begin(); kept != m_kept.end(); ++kept) {
        bytes += kept->second->bytes();
        ++count;
        if (count > 1 && (count > mostBlocks || bytes > mostBytes)) {
            m_kept.erase(kept, m_kept.end());
            return;
        }
    }
}

std::pair<Sequence, SegmentCache::Block> SegmentCache::tail()
{
    const qint64 version = m_dataVersion.next() ? m_dataVersion.number(0) : -1;
    m_dataVersion.reset();
    if (version == m_tailVersion && m_tail.second)
        return m_tail;
    auto batch = std::make_shared<EventBatch>();
    Sequence first = -1;
    while (m_readTail.next()) {
        if (first < 0)
            first = m_readTail.number(5);
        const SegmentView view{m_readTail.blob(1), m_readTail.blob(2), m_readTail.blob(3), m_readTail.blob(4)};
        if (batch->size() > fullSegmentEvents || m_readTail.number(5) != first + Sequence(batch->size()) ||
            !m_decoder.decode(view, quint64(m_readTail.number(0)), *batch)) {
            m_database.fail(corrupt);
            break;
        }
    }
    m_readTail.reset();
    m_tail = {std::max<Sequence>(first, 0), batch};
    m_tailVersion = version;
    return m_tail;
}

std::vector<SegmentInfo> SegmentCache::sealedBetween(Sequence from, Sequence to)
{
    std::vector<SegmentInfo> result;
    m_between.bind(1, to);
    while (m_between.next()) {
        const auto info = segmentInfo(m_between);
        if (!info || info->first + info->count <= from)
            break;
        result.insert(result.begin(), *info);
    }
    m_between.reset();
    return result;
}

} // namespace rheo
