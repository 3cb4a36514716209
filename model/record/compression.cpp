// SPDX-License-Identifier: Apache-2.0
#include "model/record/compression.h"

#include "model/record/bytes.h"

#include <zstd.h>

namespace rheo {

namespace {

constexpr int level = 1;
constexpr size_t tooSmallToPack = 64;
constexpr char plain = 0;
constexpr char zstd = 1;

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
};

Compressor::Compressor() : m_state(std::make_unique<State>()) {}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor &&) noexcept = default;
Compressor &Compressor::operator=(Compressor &&) noexcept = default;

void Compressor::pack(std::string_view raw, std::string &blob)
{
    blob.assign(1, zstd);
    putNumber(blob, raw.size());
    if (raw.size() >= tooSmallToPack && m_state->packZstd(raw, blob))
        return;
    blob.assign(1, plain);
    putNumber(blob, raw.size());
    blob += raw;
}

bool Compressor::unpack(std::string_view blob, std::string &raw)
{
    if (blob.empty())
        return false;
    const char method = blob.front();
    ByteCursor cursor(blob.substr(1));
    const quint64 size = cursor.number();
    const std::string_view packed = cursor.bytes(cursor.left());
    if (!cursor.isGood() || size > largestColumn)
        return false;
    if (method == plain) {
        raw.assign(packed);
        return packed.size() == size;
    }
    raw.resize(size_t(size));
    return method == zstd &&
           ZSTD_decompressDCtx(m_state->unpacking.get(), raw.data(), raw.size(), packed.data(), packed.size()) == size;
}

} // namespace rheo
