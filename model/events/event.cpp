// SPDX-License-Identifier: Apache-2.0
#include "model/events/event.h"

#include <cstring>

namespace rheo {

namespace {

constexpr quint32 nullLength = 0xffffffff;

char *put(char *at, std::string_view bytes)
{
    if (!bytes.empty())
        std::memcpy(at, bytes.data(), bytes.size());
    return at + bytes.size();
}

} // namespace

/// Where so many bytes go, which the arena ends with from now on.
char *EventBatch::grow(size_t bytes)
{
    const size_t before = m_arena.size();
    // (GCC 12 hands the operation the new capacity where it says the size.)
    m_arena.resize_and_overwrite(before + bytes, [size = before + bytes](char *, size_t) { return size; });
    return m_arena.data() + before;
}

void EventBatch::append(const EventRow &row, std::string_view key, std::string_view value)
{
    m_rows.push_back({row, m_arena.size(), quint32(key.size()), quint32(value.size()), 0, 0});
    put(put(grow(key.size() + value.size()), key), value);
}

void EventBatch::addHeader(std::string_view name, std::string_view value, bool isNull)
{
    Slot &slot = m_rows.back();
    const quint32 lengths[2] = {quint32(name.size()), isNull ? nullLength : quint32(value.size())};
    const size_t bytes = sizeof lengths + name.size() + (isNull ? 0 : value.size());
    char *const at = put(put(grow(bytes), {reinterpret_cast<const char *>(lengths), sizeof lengths}), name);
    if (!isNull)
        put(at, value);
    slot.headerBytes += quint32(bytes);
    ++slot.headerCount;
}

Header EventBatch::readHeader(std::string_view &rest)
{
    quint32 lengths[2];
    std::memcpy(lengths, rest.data(), sizeof lengths);
    const bool isNull = lengths[1] == nullLength;
    const size_t valueSize = isNull ? 0 : lengths[1];
    const Header header{rest.substr(sizeof lengths, lengths[0]), rest.substr(sizeof lengths + lengths[0], valueSize),
                        isNull};
    rest.remove_prefix(sizeof lengths + lengths[0] + valueSize);
    return header;
}

std::string_view EventBatch::key(size_t index) const
{
    const Slot &slot = m_rows[index];
    return {m_arena.data() + slot.start, slot.keySize};
}

std::string_view EventBatch::value(size_t index) const
{
    const Slot &slot = m_rows[index];
    return {m_arena.data() + slot.start + slot.keySize, slot.keptValueSize};
}

void EventBatch::appendFrom(const EventBatch &other, size_t index)
{
    Slot slot = other.m_rows[index];
    const size_t bytes = size_t(slot.keySize) + slot.keptValueSize + slot.headerBytes;
    const std::string_view all(other.m_arena.data() + slot.start, bytes);
    slot.start = m_arena.size();
    m_rows.push_back(slot);
    put(grow(bytes), all);
}

void EventBatch::clear()
{
    m_rows.clear();
    m_arena.clear();
}

void EventBatch::reserve(size_t rows, size_t arenaBytes)
{
    m_rows.reserve(rows);
    m_arena.reserve(arenaBytes);
}

Event Event::from(const EventBatch &batch, size_t index)
{
    Event event{batch.row(index), std::string(batch.key(index)), std::string(batch.value(index)), {}};
    batch.forEachHeader(index, [&event](const Header &header) {
        event.headers.emplace_back(std::string(header.name), std::string(header.value));
    });
    return event;
}

} // namespace rheo
