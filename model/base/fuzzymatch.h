// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace rheo {

/// How well a text answers what a person typed, regardless of case: smaller is better, nothing where it does not. In
/// this order: the text itself, its beginning, the beginning of each word typed at that of a word, anywhere, and last
/// the letters in their order with others between them, the fewer the better. An empty question matches everything.
[[nodiscard]] std::optional<int> fuzzyRank(const QString &typed, const QString &text);

} // namespace rheo
