// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correlate/candidates.h"

#include <optional>
#include <string>
#include <vector>

namespace rheo {

/// The correlation index: sorted runs of (hash → segment, row), see FORMAT.md. Hits are verified against the events,
/// so a run keeps only 32 bits of the hash.

/// Stable for ever: it stands in files.
[[nodiscard]] quint64 candidateHash(std::string_view value);

/// One candidate in an index: the hash's upper 32 bits, then where it stands.
struct IndexEntry
{
    quint32 hash;
    quint16 segment; ///< counted from the run's first
    quint16 row;
    quint8 rule;
    CandidateSlot slot;

    auto operator<=>(const IndexEntry &) const = default;
};

inline constexpr qint64 mostSegmentsARun = 4096;
inline constexpr size_t mostEntriesARun = 1u << 20;

/// An entry as one number that sorts like it: hash 32 bits, segment 12, row 12, rule 4, slot 2, two bits free.
[[nodiscard]] constexpr quint64 packEntry(const IndexEntry &entry)
{
    return quint64(entry.hash) << 32 | quint64(entry.segment) << 20 | quint64(entry.row) << 8 |
           quint64(entry.rule) << 4 | quint64(entry.slot) << 2;
}

[[nodiscard]] constexpr IndexEntry unpackEntry(quint64 packed)
{
    return {quint32(packed >> 32), quint16(packed >> 20 & 0xfff), quint16(packed >> 8 & 0xfff),
            quint8(packed >> 4 & 0xf), CandidateSlot(packed >> 2 & 3)};
}

/// A run is cut into 2^bits parts by the hash's first bits, so that a look-up reads one small part.
[[nodiscard]] int partBits(size_t entries);

[[nodiscard]] constexpr quint32 partOf(quint32 hash, int bits)
{
    return bits == 0 ? 0 : hash >> (32 - bits);
}

/// Sorts packed entries.
void sortEntries(std::vector<quint64> &entries);

/// A part as a blob, from sorted entries.
void encodePart(const quint64 *first, const quint64 *last, std::string &blob);
/// Appends the entries whose hash is `hash`, or all of them. False if the blob is damaged.
[[nodiscard]] bool decodePart(std::string_view blob, std::optional<quint32> hash, std::vector<quint64> &out);

} // namespace rheo
