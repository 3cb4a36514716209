// SPDX-License-Identifier: Apache-2.0
#include "model/base/fuzzymatch.h"

#include <QStringList>

#include <algorithm>

namespace rheo {

namespace {

constexpr int step = 1000; // between the ways to match; letters between others count within one

bool beginsAWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

bool hasWordFrom(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (beginsAWord(text, at))
            return true;
    }
    return false;
}

/// The letters that lie between those of `typed`, in the first place from which all of them are found.
std::optional<int> lettersBetween(const QString &typed, const QString &text)
{
    qsizetype at = -1, first = -1;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        at = text.indexOf(letter, at + 1);
        if (at < 0)
            return {};
        if (first < 0)
            first = at;
    }
    return int(std::min<qsizetype>(at - first, step - 1));
}

} // namespace

std::optional<int> fuzzyRank(const QString &typed, const QString &text)
{
    const QString asked = typed.simplified().toCaseFolded(), told = text.simplified().toCaseFolded();
    if (asked == told || asked.isEmpty())
        return 0;
    if (told.startsWith(asked))
        return step;
    const QStringList words = asked.split(QLatin1Char(' '));
    if (std::ranges::all_of(words, [&](const QString &word) { return hasWordFrom(told, word); }))
        return 2 * step;
    if (std::ranges::all_of(words, [&](const QString &word) { return told.contains(word); }))
        return 3 * step;
    const auto between = lettersBetween(asked, told);
    return between ? std::optional(4 * step + *between) : std::nullopt;
}

} // namespace rheo
