// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace rheo {

/// What a drawing may hold. Readers refuse more, and edits make no more, so that whatever is drawn can be read again.
inline constexpr qint64 largestFile = 64 * 1024 * 1024;
inline constexpr qsizetype mostElements = 100000;
inline constexpr qsizetype longestText = 64 * 1024; ///< bytes of UTF-8
inline constexpr int deepestContainer = 64;         ///< an element inside that many containers
inline constexpr int deepestJson = 64;
inline constexpr qreal farthestCoordinate = 1e7;
inline constexpr int mostProblems = 1000; ///< reported at once; one more says how many were left out

/// Why the text may not stand in a drawing, as a sentence that begins with `what`; nothing if it may.
[[nodiscard]] std::optional<QString> textProblem(const QString &what, const QString &text);

/// UTF-8 as text, a byte order mark at its start included, which QString::fromUtf8 would drop.
[[nodiscard]] QString fromUtf8(QByteArrayView utf8);

/// The text as every file holds it: half a surrogate pair, which UTF-8 cannot say, becomes a question mark.
[[nodiscard]] QString wholeCharacters(const QString &text);

} // namespace rheo
