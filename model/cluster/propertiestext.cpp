// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/propertiestext.h"

#include <algorithm>
#include <cctype>

namespace rheo {

namespace {

bool isBlank(QChar character)
{
    return character == QLatin1Char(' ') || character == QLatin1Char('\t') || character == QLatin1Char('\f');
}

QString trimmedLeft(const QString &line)
{
    qsizetype start = 0;
    while (start < line.size() && isBlank(line[start]))
        ++start;
    return line.mid(start);
}

bool endsInOddBackslashes(const QString &line)
{
    qsizetype count = 0;
    while (count < line.size() && line[line.size() - 1 - count] == QLatin1Char('\\'))
        ++count;
    return count % 2 == 1;
}

QStringList logicalLines(const QByteArray &text)
{
    QString all = QString::fromUtf8(text);
    all.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    QStringList lines;
    bool joins = false;
    for (const QString &raw : all.split(QLatin1Char('\n'))) {
        const QString line = trimmedLeft(raw);
        if (!joins && (line.isEmpty() || line[0] == QLatin1Char('#') || line[0] == QLatin1Char('!')))
            continue;
        if (joins)
            lines.last() += line;
        else
            lines << line;
        joins = endsInOddBackslashes(line);
        if (joins)
            lines.last().chop(1);
    }
    return lines;
}

bool isFourHexDigits(const QString &text)
{
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 0x80 && std::isxdigit(static_cast<unsigned char>(c.toLatin1()));
           });
}

/// Without the blanks at the end, but with one that is escaped.
QString trimmedRight(QString value)
{
    while (!value.isEmpty() && isBlank(value.back()) && !endsInOddBackslashes(value.chopped(1)))
        value.chop(1);
    return value;
}

QString unescaped(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != QLatin1Char('\\') || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char letter = text[++i].toLatin1();
        const QString digits = text.mid(i + 1, 4);
        if (letter == 'u' && isFourHexDigits(digits)) {
            out += QChar(digits.toUShort(nullptr, 16));
            i += 4;
        } else {
            out += letter == 'n'   ? QLatin1Char('\n')
                   : letter == 't' ? QLatin1Char('\t')
                   : letter == 'r' ? QLatin1Char('\r')
                                   : text[i];
        }
    }
    return out;
}

qsizetype endOfKey(const QString &line)
{
    qsizetype end = 0;
    while (end < line.size() && line[end] != QLatin1Char('=') && line[end] != QLatin1Char(':') && !isBlank(line[end]))
        end += line[end] == QLatin1Char('\\') ? 2 : 1;
    return std::min(end, line.size());
}

} // namespace

QList<std::pair<QString, QString>> parseProperties(const QByteArray &text)
{
    QList<std::pair<QString, QString>> pairs;
    for (const QString &line : logicalLines(text)) {
        const qsizetype end = endOfKey(line);
        QString rest = trimmedLeft(line.mid(end));
        if (!rest.isEmpty() && (rest[0] == QLatin1Char('=') || rest[0] == QLatin1Char(':')))
            rest = trimmedLeft(rest.mid(1));
        pairs.append({unescaped(line.left(end)), unescaped(trimmedRight(rest))});
    }
    return pairs;
}

} // namespace rheo
