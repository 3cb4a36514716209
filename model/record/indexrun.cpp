// SPDX-License-Identifier: Apache-2.0
#include "model/record/indexrun.h"

#include "model/record/bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace rheo {

namespace {

constexpr size_t entriesAPart = 1024;
constexpr size_t placeBytes = 4;
constexpr size_t radixPays = 4096;

constexpr quint64 first = 0x9e3779b97f4a7c15;
constexpr quint64 second = 0xbf58476d1ce4e5b9;
constexpr quint64 third = 0x94d049bb133111eb;

quint64 littleEndian(std::string_view bytes)
{
    quint64 word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    return word;
}

void sortByDigit(const std::vector<quint64> &from, std::vector<quint64> &to, int shift)
{
    std::array<size_t, 2049> starts{};
    for (const quint64 entry : from)
        ++starts[(entry >> shift & 2047) + 1];
    for (size_t digit = 1; digit < starts.size(); ++digit)
        starts[digit] += starts[digit - 1];
    for (const quint64 entry : from)
        to[starts[entry >> shift & 2047]++] = entry;
}

} // namespace

quint64 candidateHash(std::string_view value)
{
    static_assert(std::endian::native == std::endian::little, "the hash stands in files");
    quint64 hash = first ^ value.size() * second;
    for (; value.size() >= 8; value.remove_prefix(8))
        hash = std::rotl(hash ^ littleEndian(value.substr(0, 8)) * second, 29) * third;
    hash = std::rotl(hash ^ littleEndian(value) * second, 29) * third;
    hash = (hash ^ hash >> 30) * second;
    hash = (hash ^ hash >> 27) * third;
    return hash ^ hash >> 31;
}

int partBits(size_t entries)
{
    return std::max(0, int(std::bit_width(entries / entriesAPart)) - 1);
}

void sortEntries(std::vector<quint64> &entries)
{
    if (entries.size() < radixPays) {
        std::ranges::sort(entries);
        return;
    }
    // Entries come in by segment and row, so a stable sort by the hash alone is enough: bits 32 to 63.
    std::vector<quint64> other(entries.size());
    sortByDigit(entries, other, 32);
    sortByDigit(other, entries, 43);
    sortByDigit(entries, other, 53);
    entries.swap(other);
}

void encodePart(const quint64 *from, const quint64 *to, std::string &blob)
{
    blob.clear();
    putNumber(blob, quint64(to - from));
    quint32 last = 0;
    for (const quint64 *entry = from; entry != to; ++entry) {
        putNumber(blob, quint32(*entry >> 32) - last);
        last = quint32(*entry >> 32);
    }
    for (const quint64 *entry = from; entry != to; ++entry) {
        const quint32 place = quint32(*entry);
        blob.append(reinterpret_cast<const char *>(&place), placeBytes);
    }
}

bool decodePart(std::string_view blob, std::optional<quint32> hash, std::vector<quint64> &out)
{
    ByteCursor in(blob);
    const quint64 count = in.number();
    if (count > in.left() / (placeBytes + 1))
        return false;
    std::vector<quint32> hashes;
    hashes.reserve(size_t(count));
    quint32 last = 0;
    for (quint64 i = 0; i < count; ++i)
        hashes.push_back(last += quint32(in.number()));
    const std::string_view places = in.bytes(count * placeBytes);
    if (!in.isGood() || !in.isAtEnd())
        return false;
    for (size_t i = 0; i < hashes.size(); ++i) {
        if (!hash || hashes[i] == *hash)
            out.push_back(quint64(hashes[i]) << 32 | littleEndian(places.substr(i * placeBytes, placeBytes)));
    }
    return true;
}

} // namespace rheo
