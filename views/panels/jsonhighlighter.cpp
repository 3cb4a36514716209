// SPDX-License-Identifier: Apache-2.0
#include "views/panels/jsonhighlighter.h"

#include "views/theme/theme.h"

#include <QRegularExpression>

namespace rheo::ui {

namespace {

constexpr qsizetype longestLine = 4'000; ///< longer ones stay plain

/// Mixed with the text colour so that small text keeps its contrast.
QColor readable(const QColor &accent, const Theme &theme)
{
    return blended(accent, theme.text, theme.isDark ? 0.75 : 0.6);
}

} // namespace

void JsonHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression tokens(QStringLiteral(
        R"re((?<text>"(?:[^"\\]|\\.)*")(?<name>\s*:)?|(?<number>-?\b\d[\d.eE+-]*)|\b(?:true|false|null)\b)re"));
    if (text.size() > longestLine || !text.contains(u'"'))
        return;
    const Theme &theme = Theme::current();
    for (auto it = tokens.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool isName = match.capturedLength(u"name") > 0;
        const bool isText = match.capturedLength(u"text") > 0;
        const QColor accent = isName ? theme.selection : isText ? theme.topic : theme.connector;
        const auto length = isText ? match.capturedLength(u"text") : match.capturedLength();
        setFormat(int(match.capturedStart()), int(length), readable(accent, theme));
    }
}

} // namespace rheo::ui
