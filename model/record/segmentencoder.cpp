// SPDX-License-Identifier: Apache-2.0
#include "model/record/bytes.h"
#include "model/record/segmentcodec.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace rheo {

namespace {

struct TextHash
{
    using is_transparent = void;

    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// The length that texts have in common.
class CommonLength
{
public:
    void add(size_t length)
    {
        if (!std::exchange(m_hasSome, true))
            m_length = length;
        else if (m_length != length)
            m_length = 0;
    }

    [[nodiscard]] size_t length() const { return m_length; } ///< 0 if they have none

private:
    size_t m_length = 0;
    bool m_hasSome = false;
};

/// Names of headers, numbered in order of appearance, and the values of each name together.
class HeaderColumn
{
public:
    void clear();

    void beginEvent() { m_place = 0; }

    void add(const Header &);
    void write(std::string &out) const; ///< all but the values
    void addValuesTo(std::vector<ColumnPiece> &pieces) const;

private:
    size_t numberOf(std::string_view name);

    std::unordered_map<std::string, size_t, TextHash, std::equal_to<>> m_numbers;
    std::vector<std::string_view> m_names; ///< of this segment: keys of m_numbers
    std::vector<std::string> m_values;     ///< by number
    std::vector<CommonLength> m_valueSizes;
    std::vector<size_t> m_last; ///< the number at each place of the event before: mostly the same again
    std::string m_order;
    std::string m_lengths;
    size_t m_place = 0;
};

void HeaderColumn::clear()
{
    m_numbers.clear();
    m_names.clear();
    m_last.clear();
    m_order.clear();
    m_lengths.clear();
    for (std::string &values : m_values)
        values.clear();
    std::ranges::fill(m_valueSizes, CommonLength());
}

size_t HeaderColumn::numberOf(std::string_view name)
{
    if (const auto found = m_numbers.find(name); found != m_numbers.end())
        return found->second;
    const auto added = m_numbers.emplace(std::string(name), m_names.size()).first;
    m_names.push_back(added->first);
    if (m_values.size() < m_names.size()) {
        m_values.emplace_back();
        m_valueSizes.emplace_back();
    }
    return added->second;
}

void HeaderColumn::add(const Header &header)
{
    if (m_place == m_last.size())
        m_last.push_back(numberOf(header.name));
    else if (m_names[m_last[m_place]] != header.name)
        m_last[m_place] = numberOf(header.name);
    const size_t number = m_last[m_place++];
    putNumber(m_order, number);
    putNumber(m_lengths, header.isNull ? 0 : header.value.size() + 1);
    if (header.isNull)
        return;
    m_values[number] += header.value;
    m_valueSizes[number].add(header.value.size());
}

void HeaderColumn::write(std::string &out) const
{
    putNumber(out, m_names.size());
    for (size_t number = 0; number < m_names.size(); ++number) {
        putText(out, m_names[number]);
        putNumber(out, m_values[number].size());
    }
    putText(out, m_order);
    putText(out, m_lengths);
}

void HeaderColumn::addValuesTo(std::vector<ColumnPiece> &pieces) const
{
    for (size_t number = 0; number < m_names.size(); ++number)
        pieces.push_back({m_values[number], m_valueSizes[number].length()});
}

/// The fixed parts of events, each field a run of numbers: differences where they are small.
class RowColumn
{
public:
    void clear();
    void add(const EventRow &, std::string_view key, std::string_view value, size_t headers);
    void write(std::string &out) const;
    void writeRanges(std::string &out) const;

private:
    size_t numberOf(const Position &);

    std::unordered_map<quint64, size_t> m_numbers;
    std::vector<PartitionRange> m_partitions;
    std::vector<qint64> m_lastOffsets;
    EventRow m_last;

    enum { Partition, Offset, Timestamp, Wall, Steady, Flags, KeySize, ValueSize, LostSize, HeaderCount, Fields };

    std::string m_fields[Fields];
};

void RowColumn::clear()
{
    m_numbers.clear();
    m_partitions.clear();
    m_lastOffsets.clear();
    m_last = {};
    m_last.timestamp = 0;
    for (std::string &field : m_fields)
        field.clear();
}

size_t RowColumn::numberOf(const Position &position)
{
    const quint64 key = quint64(quint32(position.topic)) << 32 | quint32(position.partition);
    const auto [found, isNew] = m_numbers.try_emplace(key, m_partitions.size());
    if (isNew) {
        m_partitions.push_back({position.topic, position.partition, position.offset, position.offset, 0});
        m_lastOffsets.push_back(0);
    }
    return found->second;
}

quint8 flagsOf(const EventRow &row)
{
    return quint8(quint8(row.keyIsNull) | row.valueIsNull << 1 | row.valueDropped << 2 |
                  quint8(row.timestampType) << 3);
}

void RowColumn::add(const EventRow &row, std::string_view key, std::string_view value, size_t headers)
{
    const size_t number = numberOf(row.position);
    PartitionRange &range = m_partitions[number];
    range.least = std::min(range.least, row.position.offset);
    range.most = std::max(range.most, row.position.offset);
    ++range.count;
    const qint64 wall = wrappedDifference(row.arrivalWall, m_last.arrivalWall);
    const qint64 steady = wrappedDifference(row.arrivalSteady, m_last.arrivalSteady);
    putNumber(m_fields[Partition], number);
    putSigned(m_fields[Offset], wrappedDifference(row.position.offset, m_lastOffsets[number]));
    putSigned(m_fields[Timestamp], wrappedDifference(row.timestamp, m_last.timestamp));
    putSigned(m_fields[Wall], wall);
    putSigned(m_fields[Steady], wrappedDifference(steady, wall));
    m_fields[Flags] += char(flagsOf(row));
    putNumber(m_fields[KeySize], key.size());
    putNumber(m_fields[ValueSize], value.size());
    putSigned(m_fields[LostSize], qint64(row.valueSize) - qint64(value.size()));
    putNumber(m_fields[HeaderCount], headers);
    m_lastOffsets[number] = row.position.offset;
    m_last = row;
}

void RowColumn::write(std::string &out) const
{
    putNumber(out, m_partitions.size());
    for (const PartitionRange &range : m_partitions) {
        putSigned(out, range.topic);
        putSigned(out, range.partition);
    }
    for (const std::string &field : m_fields)
        out += field;
}

void RowColumn::writeRanges(std::string &out) const
{
    for (const PartitionRange &range : m_partitions) {
        putSigned(out, range.topic);
        putSigned(out, range.partition);
        putSigned(out, range.least);
        putSigned(out, wrappedDifference(range.most, range.least));
        putNumber(out, quint64(range.count));
    }
}

} // namespace

struct SegmentEncoder::State
{
    RowColumn rows;
    HeaderColumn headers;
    std::string keys, values, raw;
    CommonLength keySize;
    std::vector<ColumnPiece> pieces;
    Compressor compressor;
    SegmentBlobs blobs;

    void collect(const EventBatch &batch, size_t from, size_t to)
    {
        for (size_t index = from; index < to; ++index) {
            const std::string_view key = batch.key(index), value = batch.value(index);
            rows.add(batch.row(index), key, value, batch.headerCount(index));
            keys += key;
            keySize.add(key.size());
            values += value;
            headers.beginEvent();
            batch.forEachHeader(index, [this](const Header &header) { headers.add(header); });
        }
    }

    void clear()
    {
        rows.clear();
        headers.clear();
        keys.clear();
        keySize = {};
        values.clear();
        blobs.ranges.clear();
    }
};

SegmentEncoder::SegmentEncoder() : m_state(std::make_unique<State>()) {}

SegmentEncoder::~SegmentEncoder() = default;
SegmentEncoder::SegmentEncoder(SegmentEncoder &&) noexcept = default;
SegmentEncoder &SegmentEncoder::operator=(SegmentEncoder &&) noexcept = default;

const SegmentBlobs &SegmentEncoder::encode(const EventBatch &batch, size_t from, size_t to)
{
    State &state = *m_state;
    state.clear();
    state.collect(batch, from, to);
    state.rows.writeRanges(state.blobs.ranges);
    state.raw.clear();
    state.rows.write(state.raw);
    state.compressor.pack(state.raw, state.blobs.rows);
    state.pieces.assign(1, {state.keys, state.keySize.length()});
    state.compressor.pack(state.pieces, state.blobs.keys);
    state.raw.clear();
    state.headers.write(state.raw);
    state.pieces.assign(1, {state.raw});
    state.headers.addValuesTo(state.pieces);
    state.compressor.pack(state.pieces, state.blobs.headers);
    state.compressor.pack(state.values, state.blobs.values);
    return state.blobs;
}

} // namespace rheo
