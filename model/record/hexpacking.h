// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rheo {

/// Texts of one length, one after the other, in which each place holds the same byte in all or a hex digit of lower
/// case: trace ids, UUIDs. Two digits a byte are half of it, as an entropy coder would find, in a fifth of its time.

/// Appends the packed form to `out` (FORMAT.md). False, with `out` as it was, where the texts are not so, or the rest
/// of them holds more than their digits.
[[nodiscard]] bool packHex(std::string_view texts, size_t length, std::string &out);

/// Appends `size` bytes to `texts`. False if the packed form is damaged; then `texts` may hold some of them.
[[nodiscard]] bool unpackHex(std::string_view packed, size_t size, std::string &texts);

} // namespace rheo
