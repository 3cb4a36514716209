// SPDX-License-Identifier: Apache-2.0
#include "model/file/texttokens.h"

#include <array>

namespace rheo {

namespace {

bool isBlank(QChar c)
{
    return c == QLatin1Char(' ') || c == QLatin1Char('\t');
}

bool mustEscape(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.isSurrogate() ||
           c.unicode() == 0x2028 || c.unicode() == 0x2029;
}

struct Escape
{
    char16_t letter;
    char16_t meaning;
};

constexpr std::array<Escape, 5> escapes = {{{u'"', u'"'}, {u'\\', u'\\'}, {u'n', u'\n'}, {u'r', u'\r'}, {u't', u'\t'}}};

struct Unit
{
    const char *suffix;
    qint64 milliseconds;
};

constexpr std::array<Unit, 5> units = {{{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};

class LineReader
{
public:
    LineReader(const QString &line, qsizetype lineOffset) : m_line(line), m_offset(lineOffset) {}

    TextTokens read()
    {
        while (skipBlanks() && m_result.fault.isEmpty()) {
            if (m_line[m_at] == QLatin1Char('"'))
                readQuoted();
            else
                readBare();
        }
        return m_result;
    }

private:
    /// True if a word follows.
    bool skipBlanks()
    {
        while (m_at < m_line.size() && isBlank(m_line[m_at]))
            ++m_at;
        return m_at < m_line.size() && m_line[m_at] != QLatin1Char('#');
    }

    void readBare()
    {
        const qsizetype start = m_at;
        while (m_at < m_line.size() && !isBlank(m_line[m_at]) && m_line[m_at] != QLatin1Char('"'))
            ++m_at;
        m_result.tokens += {m_line.sliced(start, m_at - start), false, m_offset + start};
    }

    void readQuoted()
    {
        const qsizetype start = m_at++;
        QString text;
        while (m_at < m_line.size() && m_line[m_at] != QLatin1Char('"')) {
            if (m_line[m_at] != QLatin1Char('\\'))
                text += m_line[m_at++];
            else if (!readEscape(text))
                return;
        }
        if (m_at == m_line.size())
            return fail(start, QStringLiteral("This text has no closing quote."));
        ++m_at;
        m_result.tokens += {text, true, m_offset + start};
    }

    bool readEscape(QString &text)
    {
        const qsizetype start = m_at++;
        const char16_t letter = m_at < m_line.size() ? m_line[m_at].unicode() : u'\0';
        for (const Escape &escape : escapes) {
            if (escape.letter == letter) {
                text += QChar(escape.meaning);
                ++m_at;
                return true;
            }
        }
        if (letter == u'u' && readCode(text))
            return true;
        fail(start, QStringLiteral("The escapes are \\\" \\\\ \\n \\r \\t and \\u{HEX}."));
        return false;
    }

    bool readCode(QString &text)
    {
        const qsizetype end = m_line.indexOf(QLatin1Char('}'), m_at);
        if (end < 0 || end - m_at > 8 || m_line.mid(m_at + 1, 1) != QStringLiteral("{"))
            return false;
        bool understood = false;
        const char32_t code = m_line.sliced(m_at + 2, end - m_at - 2).toUInt(&understood, 16);
        if (!understood || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return false;
        text += QString::fromUcs4(&code, 1);
        m_at = end + 1;
        return true;
    }

    void fail(qsizetype at, const QString &message)
    {
        m_result.faultAt = m_offset + at;
        m_result.fault = message;
    }

    const QString &m_line;
    qsizetype m_offset;
    qsizetype m_at = 0;
    TextTokens m_result;
};

QString escaped(QChar c)
{
    for (const Escape &escape : escapes) {
        if (escape.meaning == c.unicode())
            return QStringLiteral("\\") + QChar(escape.letter);
    }
    return mustEscape(c) ? QStringLiteral("\\u{%1}").arg(int(c.unicode()), 0, 16) : QString(c);
}

} // namespace

TextTokens tokensOf(const QString &line, qsizetype lineOffset)
{
    return LineReader(line, lineOffset).read();
}

QString textQuoted(const QString &text)
{
    QString quoted(QLatin1Char('"'));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            quoted += text.sliced(i++, 2);
        else
            quoted += text[i].isSurrogate() ? QStringLiteral("?") : escaped(text[i]);
    }
    return quoted + QLatin1Char('"');
}

QString textWord(const QString &text)
{
    const auto plain = [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && c != QLatin1Char('"') && c != QLatin1Char('\\');
    };
    const bool bare =
        !text.isEmpty() && !text.startsWith(QLatin1Char('#')) && std::all_of(text.begin(), text.end(), plain);
    return bare ? text : textQuoted(text);
}

std::optional<qint64> durationFor(const QString &word)
{
    qsizetype digits = word.size();
    while (digits > 0 && !word[digits - 1].isDigit())
        --digits;
    bool understood = false;
    const qint64 count = word.left(digits).toLongLong(&understood);
    if (!understood)
        return {};
    if (digits == word.size())
        return count;
    for (const Unit &unit : units) {
        qint64 product = 0;
        if (word.sliced(digits) == QLatin1String(unit.suffix) &&
            !__builtin_mul_overflow(count, unit.milliseconds, &product))
            return product;
    }
    return {};
}

QString durationNotation(qint64 milliseconds)
{
    for (const Unit &unit : units) {
        if (milliseconds > 0 && milliseconds % unit.milliseconds == 0)
            return QString::number(milliseconds / unit.milliseconds) + QLatin1String(unit.suffix);
    }
    return QString::number(milliseconds);
}

} // namespace rheo
