// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace rheo {

/// One word of a statement of the text notation (FORMAT.md).
struct TextToken
{
    QString text;
    bool quoted = false;  ///< it stood in double quotes, so it is never a keyword
    qsizetype offset = 0; ///< into the whole text, in UTF-16 units

    [[nodiscard]] bool is(const QString &word) const { return !quoted && text == word; }
};

struct TextTokens
{
    QList<TextToken> tokens = {};
    qsizetype faultAt = 0;
    QString fault = {}; ///< empty: the whole line was understood
};

/// The words of one line, up to a comment. Any thread.
[[nodiscard]] TextTokens tokensOf(const QString &line, qsizetype lineOffset);

/// The text in quotes with escapes, such that tokensOf gives it back.
[[nodiscard]] QString textQuoted(const QString &text);
/// The text bare where that reads back the same, else quoted.
[[nodiscard]] QString textWord(const QString &text);

/// "250", "250ms", "10s", "5m", "12h", "7d" as milliseconds; "-1" too.
[[nodiscard]] std::optional<qint64> durationFor(const QString &word);
/// In the largest unit that says it exactly; durationFor gives it back.
[[nodiscard]] QString durationNotation(qint64 milliseconds);

} // namespace rheo
