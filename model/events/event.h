// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace rheo {

enum class TimestampType : quint8 { None, CreateTime, LogAppendTime };

/// Where a record lies. `topic` is the recording's number of a topic incarnation (a deleted and re-made topic is
/// another one), not a name.
struct Position
{
    qint32 topic = -1;
    qint32 partition = -1;
    qint64 offset = -1;

    friend auto operator<=>(const Position &, const Position &) = default;
};

struct Header
{
    std::string_view name;
    std::string_view value;
    bool isNull = false; ///< Kafka tells a null header value from an empty one
};

/// The fixed part of one record. Its bytes lie in the EventBatch that owns it.
struct EventRow
{
    Position position;
    qint64 timestamp = -1;    ///< broker or producer time, ms since 1970 UTC, -1 for none
    qint64 arrivalWall = 0;   ///< when we received it, µs since 1970 UTC
    qint64 arrivalSteady = 0; ///< the same on the monotonic clock, µs since some fixed point of this boot
    TimestampType timestampType = TimestampType::None;
    bool keyIsNull = true;
    bool valueIsNull = true;   ///< a tombstone
    bool valueDropped = false; ///< "headers and keys only": `valueSize` is what it was, the bytes were not kept
    quint32 valueSize = 0;     ///< bytes of the value on the wire, also when it was dropped
};

/// Records in one block of memory: rows of fixed size and one arena for all keys, values and headers.
/// Made by one thread, then moved to the next; never shared while it is written.
class EventBatch
{
public:
    /// Headers are added to the row that was appended last.
    void append(const EventRow &row, std::string_view key, std::string_view value);
    void addHeader(std::string_view name, std::string_view value, bool isNull);

    [[nodiscard]] size_t size() const { return m_rows.size(); }

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

    /// Bytes held, of rows and arena.
    [[nodiscard]] size_t bytes() const { return m_arena.size() + m_rows.size() * sizeof(Slot); }

    [[nodiscard]] const EventRow &row(size_t index) const { return m_rows[index].row; }

    [[nodiscard]] std::string_view key(size_t index) const;
    [[nodiscard]] std::string_view value(size_t index) const;

    [[nodiscard]] size_t headerCount(size_t index) const { return m_rows[index].headerCount; }

    /// Calls `visit(const Header &)` for each header in wire order.
    template<typename Visit> void forEachHeader(size_t index, Visit &&visit) const;

    /// Appends row `index` of `other`.
    void appendFrom(const EventBatch &other, size_t index);
    void clear();
    void reserve(size_t rows, size_t arenaBytes);

private:
    struct Slot
    {
        EventRow row;
        size_t start; ///< in the arena: key, value, then each header as two lengths, name, value
        quint32 keySize;
        quint32 keptValueSize;
        quint32 headerBytes;
        quint32 headerCount;
    };

    static Header readHeader(std::string_view &rest);
    char *grow(size_t bytes);

    std::vector<Slot> m_rows;
    std::string m_arena;
};

/// One record on its own, for lists and panels.
struct Event
{
    EventRow row;
    std::string key;
    std::string value;
    std::vector<std::pair<std::string, std::string>> headers; ///< wire order; a null value reads as empty

    [[nodiscard]] static Event from(const EventBatch &, size_t index);
};

/// Takes batches: a recording, a test. Called on one thread at a time.
class EventSink
{
public:
    virtual ~EventSink() = default;
    virtual void take(EventBatch batch) = 0;
};

template<typename Visit> void EventBatch::forEachHeader(size_t index, Visit &&visit) const
{
    const Slot &slot = m_rows[index];
    std::string_view rest(m_arena.data() + slot.start + slot.keySize + slot.keptValueSize, slot.headerBytes);
    while (!rest.empty())
        visit(readHeader(rest));
}

} // namespace rheo
