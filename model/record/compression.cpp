// SPDX-License-Identifier: Apache-2.0
#include "model/record/compression.h"

#include "model/record/bytes.h"
#include "model/record/hexpacking.h"

#include <vector>
#include <zstd.h>

namespace rheo {

namespace {

constexpr int level = 1;
constexpr size_t tooSmallToPack = 64;
constexpr char plain = 0;
constexpr char zstd = 1;
constexpr char hex = 2;
constexpr char parts = 3;

struct FreeContext
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }

    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

} // namespace

struct Compressor::State
{
    std::unique_ptr<ZSTD_CCtx, FreeContext> packing{ZSTD_createCCtx()};
    std::unique_ptr<ZSTD_DCtx, FreeContext> unpacking{ZSTD_createDCtx()};

    bool packZstd(std::string_view raw, std::string &blob)
    {
        const size_t start = blob.size();
        blob.resize(start + ZSTD_compressBound(raw.size()));
        const size_t size =
            ZSTD_compressCCtx(packing.get(), blob.data() + start, blob.size() - start, raw.data(), raw.size(), level);
        blob.resize(ZSTD_isError(size) ? start : start + size);
        return !ZSTD_isError(size) && size < raw.size();
    }

    void pack(std::string_view raw, std::string &blob)
    {
        blob.assign(1, zstd);
        putNumber(blob, raw.size());
        if (raw.size() >= tooSmallToPack && packZstd(raw, blob))
            return;
        blob.assign(1, plain);
        putNumber(blob, raw.size());
        blob += raw;
    }

    /// Appends all but parts, which do not nest.
    bool unpack(std::string_view blob, std::string &raw)
    {
        ByteCursor cursor(blob);
        const std::string_view method = cursor.bytes(1);
        const quint64 size = cursor.number();
        const std::string_view packed = cursor.bytes(cursor.left());
        if (!cursor.isGood() || size > largestColumn - raw.size())
            return false;
        switch (method.front()) {
        case plain:
            raw += packed;
            return packed.size() == size;
        case zstd:
            return unpackZstd(packed, size_t(size), raw);
        case hex:
            return unpackHex(packed, size_t(size), raw);
        default:
            return false;
        }
    }

    bool unpackZstd(std::string_view packed, size_t size, std::string &raw)
    {
        const size_t start = raw.size();
        raw.resize(start + size);
        return ZSTD_decompressDCtx(unpacking.get(), raw.data() + start, size, packed.data(), packed.size()) == size;
    }
};

Compressor::Compressor() : m_state(std::make_unique<State>()) {}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor &&) noexcept = default;
Compressor &Compressor::operator=(Compressor &&) noexcept = default;

void Compressor::pack(std::string_view raw, std::string &blob)
{
    m_state->pack(raw, blob);
}

void Compressor::pack(std::span<const ColumnPiece> pieces, std::string &blob)
{
    State &state = *m_state;
    std::vector<std::string> blobs;
    std::string joined; // what stands between pieces of digits
    size_t size = 0;
    const auto packJoined = [&] {
        if (!joined.empty())
            state.pack(joined, blobs.emplace_back());
        joined.clear();
    };
    for (const ColumnPiece &piece : pieces) {
        size += piece.bytes.size();
        std::string digits(1, hex);
        putNumber(digits, piece.bytes.size());
        if (!packHex(piece.bytes, piece.length, digits)) {
            joined += piece.bytes;
            continue;
        }
        packJoined();
        blobs.push_back(std::move(digits));
    }
    if (blobs.empty())
        return state.pack(joined, blob);
    packJoined();
    if (blobs.size() == 1) {
        blob = std::move(blobs.front());
        return;
    }
    blob.assign(1, parts);
    putNumber(blob, size);
    for (const std::string &part : blobs)
        putText(blob, part);
}

bool Compressor::unpack(std::string_view blob, std::string &raw)
{
    raw.clear();
    if (blob.empty() || blob.front() != parts)
        return m_state->unpack(blob, raw);
    ByteCursor cursor(blob.substr(1));
    const quint64 size = cursor.number();
    while (cursor.isGood() && !cursor.isAtEnd())
        if (!m_state->unpack(cursor.text(), raw))
            return false;
    return cursor.isGood() && raw.size() == size;
}

} // namespace rheo
