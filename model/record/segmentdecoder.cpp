// SPDX-License-Identifier: Apache-2.0
#include "model/record/bytes.h"
#include "model/record/segmentcodec.h"

namespace rheo {

namespace {

/// More than any segment of ours holds in memory: a few bytes that unfold into gigabytes are refused.
constexpr quint64 largestSegment = 64u << 20;

struct DecodedRow
{
    EventRow row;
    quint64 keySize = 0;
    quint64 valueSize = 0;
    quint64 headers = 0;
};

/// Reads the numbers of one field for all rows.
template<typename Take> void eachRow(std::vector<DecodedRow> &rows, Take &&take)
{
    for (DecodedRow &row : rows)
        take(row);
}

bool readPositions(ByteCursor &in, std::vector<DecodedRow> &rows)
{
    const quint64 count = in.number();
    if (count > rows.size())
        return false;
    std::vector<Position> partitions;
    for (quint64 i = 0; i < count; ++i) {
        const qint64 topic = in.signedNumber(), partition = in.signedNumber();
        partitions.push_back({qint32(topic), qint32(partition), 0});
    }
    std::vector<size_t> numbers;
    for (size_t i = 0; i < rows.size(); ++i) {
        numbers.push_back(size_t(in.number()));
        if (numbers.back() >= partitions.size())
            return false;
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        Position &last = partitions[numbers[i]];
        last.offset = wrappedSum(last.offset, in.signedNumber());
        rows[i].row.position = last;
    }
    return in.isGood();
}

void readTimes(ByteCursor &in, std::vector<DecodedRow> &rows)
{
    qint64 time = 0;
    eachRow(rows, [&](DecodedRow &row) { row.row.timestamp = time = wrappedSum(time, in.signedNumber()); });
    qint64 wall = 0;
    std::vector<qint64> steps;
    steps.reserve(rows.size());
    eachRow(rows, [&](DecodedRow &row) {
        steps.push_back(in.signedNumber());
        row.row.arrivalWall = wall = wrappedSum(wall, steps.back());
    });
    qint64 steady = 0;
    size_t index = 0;
    eachRow(rows, [&](DecodedRow &row) {
        steady = wrappedSum(steady, wrappedSum(steps[index++], in.signedNumber()));
        row.row.arrivalSteady = steady;
    });
}

bool readFlags(ByteCursor &in, std::vector<DecodedRow> &rows)
{
    for (DecodedRow &row : rows) {
        const std::string_view byte = in.bytes(1);
        const quint8 flags = byte.empty() ? 0xff : quint8(byte.front());
        if ((flags >> 3) > quint8(TimestampType::LogAppendTime))
            return false;
        row.row.keyIsNull = flags & 1;
        row.row.valueIsNull = flags & 2;
        row.row.valueDropped = flags & 4;
        row.row.timestampType = TimestampType(flags >> 3);
    }
    return true;
}

bool readRows(std::string_view bytes, std::vector<DecodedRow> &rows)
{
    ByteCursor in(bytes);
    if (!readPositions(in, rows))
        return false;
    readTimes(in, rows);
    if (!readFlags(in, rows))
        return false;
    eachRow(rows, [&](DecodedRow &row) { row.keySize = in.number(); });
    eachRow(rows, [&](DecodedRow &row) { row.valueSize = in.number(); });
    eachRow(rows, [&](DecodedRow &row) {
        row.row.valueSize = quint32(wrappedSum(qint64(row.valueSize), in.signedNumber()));
    });
    eachRow(rows, [&](DecodedRow &row) { row.headers = in.number(); });
    return in.isGood() && in.isAtEnd();
}

/// The header column while it is taken apart.
class HeaderSource
{
public:
    explicit HeaderSource(std::string_view bytes) : m_order({}), m_lengths({})
    {
        ByteCursor in(bytes);
        const quint64 count = in.number();
        std::vector<quint64> sizes;
        for (quint64 i = 0; i < count && in.isGood(); ++i) {
            m_names.push_back(in.text());
            sizes.push_back(in.number());
        }
        m_order = ByteCursor(in.text());
        m_lengths = ByteCursor(in.text());
        for (const quint64 size : sizes)
            m_values.emplace_back(in.bytes(size));
        m_good = in.isGood() && in.isAtEnd();
    }

    [[nodiscard]] bool isGood() const { return m_good && m_order.isGood() && m_lengths.isGood(); }

    Header next()
    {
        const quint64 number = m_order.number(), length = m_lengths.number();
        if (!isGood() || number >= m_names.size()) {
            m_good = false;
            return {};
        }
        ByteCursor &values = m_values[size_t(number)];
        const Header header{m_names[size_t(number)], values.bytes(length ? length - 1 : 0), length == 0};
        m_good = values.isGood();
        return header;
    }

private:
    ByteCursor m_order, m_lengths;
    std::vector<std::string_view> m_names;
    std::vector<ByteCursor> m_values;
    bool m_good = true;
};

/// Puts the columns together again.
class Assembly
{
public:
    Assembly(std::string_view keys, std::string_view headers, std::string_view values, EventBatch &out)
        : m_keys(keys), m_values(values), m_headers(headers), m_out(out)
    {}

    bool add(const DecodedRow &row)
    {
        const std::string_view key = m_keys.bytes(row.keySize), value = m_values.bytes(row.valueSize);
        if (!m_keys.isGood() || !m_values.isGood())
            return false;
        m_out.append(row.row, key, value);
        m_bytes += key.size() + value.size();
        return addHeaders(row.headers) && m_bytes <= largestSegment;
    }

    [[nodiscard]] bool isComplete() const { return m_keys.isAtEnd() && m_values.isAtEnd() && m_headers.isGood(); }

private:
    bool addHeaders(quint64 count)
    {
        for (quint64 i = 0; i < count && m_bytes <= largestSegment; ++i) {
            const Header header = m_headers.next();
            if (!m_headers.isGood())
                return false;
            m_bytes += header.name.size() + header.value.size() + 8;
            m_out.addHeader(header.name, header.value, header.isNull);
        }
        return true;
    }

    ByteCursor m_keys, m_values;
    HeaderSource m_headers;
    EventBatch &m_out;
    quint64 m_bytes = 0;
};

} // namespace

bool SegmentDecoder::decode(const SegmentView &view, quint64 count, EventBatch &out)
{
    if (count > fullSegmentEvents || !m_compressor.unpack(view.rows, m_rows) ||
        !m_compressor.unpack(view.keys, m_keys) || !m_compressor.unpack(view.headers, m_headers) ||
        !m_compressor.unpack(view.values, m_values))
        return false;
    std::vector<DecodedRow> rows{size_t(count)};
    if (!readRows(m_rows, rows))
        return false;
    out.reserve(out.size() + rows.size(), m_keys.size() + m_headers.size() + m_values.size());
    Assembly assembly(m_keys, m_headers, m_values, out);
    for (const DecodedRow &row : rows) {
        if (!assembly.add(row))
            return false;
    }
    return assembly.isComplete();
}

std::optional<std::vector<PartitionRange>> decodeRanges(std::string_view blob)
{
    std::vector<PartitionRange> ranges;
    ByteCursor in(blob);
    while (in.isGood() && !in.isAtEnd() && ranges.size() <= fullSegmentEvents) {
        PartitionRange range;
        range.topic = qint32(in.signedNumber());
        range.partition = qint32(in.signedNumber());
        range.least = in.signedNumber();
        range.most = wrappedSum(range.least, in.signedNumber());
        range.count = qint64(in.number());
        ranges.push_back(range);
    }
    if (!in.isGood() || ranges.size() > fullSegmentEvents)
        return {};
    return ranges;
}

} // namespace rheo
