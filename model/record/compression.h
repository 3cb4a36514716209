// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace rheo {

/// Columns of a segment as blobs: one byte for the method, the raw size, the bytes (FORMAT.md).

/// A piece of a column.
struct ColumnPiece
{
    std::string_view bytes;
    size_t length = 0; ///< where the piece is texts that are all so long; 0 otherwise
};

/// No column is larger than this, however large a blob says it is.
inline constexpr size_t largestColumn = 40u << 20;

class Compressor
{
public:
    Compressor();
    ~Compressor();
    Compressor(Compressor &&) noexcept;
    Compressor &operator=(Compressor &&) noexcept;

    void pack(std::string_view raw, std::string &blob);
    /// The pieces one after the other, each as it packs best.
    void pack(std::span<const ColumnPiece> pieces, std::string &blob);
    /// Nothing if the blob is damaged or larger than it may be.
    [[nodiscard]] bool unpack(std::string_view blob, std::string &raw);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rheo
