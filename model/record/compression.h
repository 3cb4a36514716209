// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rheo {

/// Columns of a segment as blobs: one byte for the method (0 as it is, 1 zstd), the raw size, the bytes.

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
    /// Nothing if the blob is damaged or larger than it may be.
    [[nodiscard]] bool unpack(std::string_view blob, std::string &raw);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rheo
