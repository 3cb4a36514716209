// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaidlabel.h"

#include "model/base/displaytext.h"
#include "model/file/limits.h"

#include <QHash>
#include <QRegularExpression>

namespace rheo {

namespace {

QString namedCharacter(QStringView name)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("quot"), QStringLiteral("\"")}, {QStringLiteral("amp"), QStringLiteral("&")},
        {QStringLiteral("lt"), QStringLiteral("<")},    {QStringLiteral("gt"), QStringLiteral(">")},
        {QStringLiteral("apos"), QStringLiteral("'")},  {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("num"), QStringLiteral("#")},   {QStringLiteral("semi"), QStringLiteral(";")},
        {QStringLiteral("colon"), QStringLiteral(":")}, {QStringLiteral("comma"), QStringLiteral(",")},
        {QStringLiteral("lpar"), QStringLiteral("(")},  {QStringLiteral("rpar"), QStringLiteral(")")},
        {QStringLiteral("lsqb"), QStringLiteral("[")},  {QStringLiteral("rsqb"), QStringLiteral("]")},
        {QStringLiteral("grave"), QStringLiteral("`")}, {QStringLiteral("percnt"), QStringLiteral("%")},
    };
    return names.value(name.toString());
}

/// What stands between the sign of an entity and its semicolon; null for none that is known.
QString character(QStringView name)
{
    bool isNumber = false;
    const uint code = name.startsWith(u'x') ? name.sliced(1).toUInt(&isNumber, 16) : name.toUInt(&isNumber);
    if (!isNumber)
        return namedCharacter(name);
    const bool isCharacter = code > 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(char32_t(code));
    return isCharacter ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1) : QString();
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression entity(QStringLiteral("(?:&#|#|&)([A-Za-z0-9]{1,8});"));
    QString plain;
    qsizetype done = 0;
    for (auto matches = entity.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString meant = character(match.capturedView(1));
        if (meant.isNull())
            continue;
        plain += QStringView(text).sliced(done, match.capturedStart() - done);
        plain += meant;
        done = match.capturedEnd();
    }
    return plain += QStringView(text).sliced(done);
}

} // namespace

QString readableLabel(QStringView written)
{
    static const QRegularExpression breaks(QStringLiteral("<br ?/?>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(QStringLiteral("</?[A-Za-z][^<>]{0,200}>"));
    static const QRegularExpression icons(QStringLiteral("\\bfa[bklrs]?:fa-[a-z0-9-]+"));
    QString text = written.trimmed().toString();
    if (text.size() > 1 && text.startsWith(u'`') && text.endsWith(u'`'))
        text = text.sliced(1, text.size() - 2);
    text.replace(breaks, QStringLiteral(" ")).remove(tags).remove(icons);
    return wholeCharacters(withoutEntities(text).simplified());
}

QString quotedLabel(const QString &text)
{
    static const QHash<QChar, QString> escapes{
        {u'"', QStringLiteral("#quot;")}, {u'#', QStringLiteral("#35;")},  {u'<', QStringLiteral("#lt;")},
        {u'>', QStringLiteral("#gt;")},   {u'&', QStringLiteral("#amp;")}, {u'`', QStringLiteral("#96;")},
        {u'%', QStringLiteral("#37;")},   {u'\\', QStringLiteral("#92;")},
    };
    // Mermaid takes "style…:…#…;" anywhere in a line for a statement and drops its semicolon.
    const bool looksLikeStyle = text.contains(QStringLiteral("style")) || text.contains(QStringLiteral("classDef"));
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        QString written;
        for (const QChar c : displayText(line)) {
            if (const auto escape = escapes.find(c); escape != escapes.end())
                written += *escape;
            else if (c == u':' && looksLikeStyle)
                written += QStringLiteral("#58;");
            else
                written += c;
        }
        lines += written;
    }
    return u'"' + lines.join(QStringLiteral("<br/>")) + u'"';
}

} // namespace rheo
