// SPDX-License-Identifier: Apache-2.0
#include "model/file/jsontext.h"

#include "model/file/limits.h"

#include <charconv>
#include <limits>

namespace rheo {

namespace {

constexpr size_t mostValues = 4'000'000;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The four digits at `at`, or -1.
int hexUnit(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return -1;
    int unit = 0;
    for (qsizetype i = at; i < at + 4; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/// How many bytes the character at `at` takes, 0 where the bytes are no UTF-8.
int characterLength(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype i) -> int { return i < text.size() ? uchar(text[i]) : 0; };
    const auto continues = [&](qsizetype i) { return (byte(i) & 0xc0) == 0x80; };
    const int first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return continues(at + 1) ? 2 : 0;
    const int second = byte(at + 1);
    if ((first & 0xf0) == 0xe0) {
        const bool shortest = first != 0xe0 || second >= 0xa0;
        const bool surrogate = first == 0xed && second >= 0xa0;
        return shortest && !surrogate && continues(at + 1) && continues(at + 2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool inRange = (first != 0xf0 || second >= 0x90) && (first != 0xf4 || second <= 0x8f);
        return inRange && continues(at + 1) && continues(at + 2) && continues(at + 3) ? 4 : 0;
    }
    return 0;
}

} // namespace

/// One pass over the text; the first fault ends it.
class JsonParser
{
public:
    explicit JsonParser(const QByteArray &text) : m_text(text) { m_result.m_text = text; }

    std::expected<JsonText, JsonText::Fault> parse()
    {
        if (m_text.startsWith("\xef\xbb\xbf"))
            m_at = 3;
        skipBlanks();
        if (!value(0) || !nothingFollows())
            return std::unexpected(m_fault);
        return std::move(m_result);
    }

private:
    using Kind = JsonText::Kind;

    bool fail(const char *message) { return failAt(m_at, message); }

    bool failAt(qsizetype offset, const char *message)
    {
        m_fault = {offset, QString::fromUtf8(message)};
        return false;
    }

    [[nodiscard]] char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }

    bool nothingFollows()
    {
        skipBlanks();
        return m_at == m_text.size() || fail("The JSON ends here, but more text follows. Remove it.");
    }

    bool value(int depth)
    {
        if (depth > deepestJson)
            return fail("This is nested deeper than 64 levels. Make it flatter.");
        if (m_result.m_nodes.size() >= mostValues)
            return fail("The file holds more than four million values. Split it.");
        if (m_at == m_text.size())
            return fail("The file ends in the middle. It was cut off; take the .bak file beside it.");
        const size_t index = m_result.m_nodes.size();
        m_result.m_nodes.push_back({Kind::Null, quint32(m_at), 0, 0});
        if (!content(index, depth))
            return false;
        m_result.m_nodes[index].end = quint32(m_at);
        m_result.m_nodes[index].next = quint32(m_result.m_nodes.size());
        return true;
    }

    bool content(size_t index, int depth)
    {
        switch (current()) {
        case '{':
            m_result.m_nodes[index].kind = Kind::Object;
            return sequence('}', depth, &JsonParser::member);
        case '[':
            m_result.m_nodes[index].kind = Kind::Array;
            return sequence(']', depth, &JsonParser::value);
        case '"':
            m_result.m_nodes[index].kind = Kind::String;
            return string();
        case 't':
            m_result.m_nodes[index].kind = Kind::True;
            return word("true");
        case 'f':
            m_result.m_nodes[index].kind = Kind::False;
            return word("false");
        case 'n':
            return word("null");
        default:
            m_result.m_nodes[index].kind = Kind::Number;
            return number();
        }
    }

    bool sequence(char closing, int depth, bool (JsonParser::*part)(int))
    {
        ++m_at;
        skipBlanks();
        if (current() == closing) {
            ++m_at;
            return true;
        }
        while (true) {
            if (!(this->*part)(depth + 1))
                return false;
            skipBlanks();
            if (current() == closing) {
                ++m_at;
                return true;
            }
            if (m_at == m_text.size())
                return fail("The file ends in the middle. It was cut off; take the .bak file beside it.");
            if (current() != ',')
                return fail(closing == '}' ? "A comma or } is missing here." : "A comma or ] is missing here.");
            ++m_at;
            skipBlanks();
        }
    }

    bool member(int depth)
    {
        if (m_at < m_text.size() && current() != '"')
            return fail("The name of a member, in double quotes, is missing here.");
        if (!value(depth))
            return false;
        skipBlanks();
        if (current() != ':')
            return fail("A colon is missing here.");
        ++m_at;
        skipBlanks();
        return value(depth);
    }

    bool word(QByteArrayView expected)
    {
        if (!QByteArrayView(m_text).sliced(m_at).startsWith(expected))
            return fail("This is not JSON. A value is text in double quotes, a number, true, false, null, { or [.");
        m_at += expected.size();
        return true;
    }

    bool digits()
    {
        const qsizetype start = m_at;
        while (isDigit(current()))
            ++m_at;
        return m_at > start;
    }

    bool number()
    {
        const qsizetype start = m_at;
        if (current() == '-')
            ++m_at;
        if (current() == '0')
            ++m_at;
        else if (!digits())
            return failAt(start,
                          "This is not JSON. A value is text in double quotes, a number, true, false, null, { or [.");
        if (current() == '.') {
            ++m_at;
            if (!digits())
                return failAt(start, "This number has no digit after its point.");
        }
        if (current() == 'e' || current() == 'E') {
            ++m_at;
            if (current() == '+' || current() == '-')
                ++m_at;
            if (!digits())
                return failAt(start, "This number has no digit in its exponent.");
        }
        return true;
    }

    bool string()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (uchar(c) < 0x20)
                return fail("A control character stands in a text. Write it as an escape, a new line as \\n.");
            if (c == '\\' ? !escape() : !character())
                return false;
        }
        return failAt(start, "This text has no closing quote.");
    }

    bool character()
    {
        const int length = characterLength(m_text, m_at);
        if (length == 0)
            return fail("These bytes are not UTF-8. Save the file as UTF-8.");
        m_at += length;
        return true;
    }

    bool escape()
    {
        const qsizetype start = m_at++;
        if (current() == 'u')
            return unicodeEscape(start);
        if (m_at < m_text.size() && QByteArrayView("\"\\/bfnrt").contains(current())) {
            ++m_at;
            return true;
        }
        return failAt(start, "This escape does not exist in JSON.");
    }

    bool unicodeEscape(qsizetype start)
    {
        const int unit = hexUnit(m_text, m_at + 1);
        if (unit < 0)
            return failAt(start, "\\u needs four hexadecimal digits.");
        m_at += 5;
        if (unit < 0xd800 || unit > 0xdfff)
            return true;
        const bool escaped = QByteArrayView(m_text).sliced(m_at).startsWith("\\u");
        const int second = escaped ? hexUnit(m_text, m_at + 2) : -1;
        if (unit > 0xdbff || second < 0xdc00 || second > 0xdfff)
            return failAt(start, "This is half of a character: the two \\u of a surrogate pair belong together.");
        m_at += 6;
        return true;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    JsonText m_result;
    JsonText::Fault m_fault = {};
};

std::expected<JsonText, JsonText::Fault> JsonText::parse(const QByteArray &text)
{
    if (text.size() > largestFile)
        return std::unexpected(Fault{0, QStringLiteral("The file is larger than 64 MiB. Split it.")});
    return JsonParser(text).parse();
}

std::vector<JsonText::Member> JsonText::members(Index object) const
{
    std::vector<Member> found;
    for (Index key = object + 1; key < m_nodes[object].next; key = m_nodes[key + 1].next)
        found.push_back({key, key + 1});
    return found;
}

std::vector<JsonText::Index> JsonText::items(Index array) const
{
    std::vector<Index> found;
    for (Index item = array + 1; item < m_nodes[array].next; item = m_nodes[item].next)
        found.push_back(item);
    return found;
}

QString JsonText::string(Index index) const
{
    const Node &node = m_nodes[index];
    const QByteArrayView raw = QByteArrayView(m_text).sliced(node.begin + 1, node.end - node.begin - 2);
    if (!raw.contains('\\'))
        return fromUtf8(raw);
    QString text;
    qsizetype plain = 0;
    for (qsizetype at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', plain)) {
        text += fromUtf8(raw.sliced(plain, at - plain));
        constexpr QByteArrayView names("bfnrt");
        const qsizetype name = names.indexOf(raw[at + 1]);
        if (raw[at + 1] == 'u')
            text += QChar(char16_t(hexUnit(raw, at + 2)));
        else
            text += QLatin1Char(name < 0 ? raw[at + 1] : "\b\f\n\r\t"[name]);
        plain = at + (raw[at + 1] == 'u' ? 6 : 2);
    }
    return text + fromUtf8(raw.sliced(plain));
}

std::optional<qint64> JsonText::integer(Index index) const
{
    const Node &node = m_nodes[index];
    if (node.kind != Kind::Number)
        return {};
    const char *end = m_text.constData() + node.end;
    qint64 value = 0;
    const auto [stop, fault] = std::from_chars(m_text.constData() + node.begin, end, value);
    return fault == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

double JsonText::number(Index index) const
{
    const Node &node = m_nodes[index];
    double value = 0;
    const auto [stop, fault] = std::from_chars(m_text.constData() + node.begin, m_text.constData() + node.end, value);
    return fault == std::errc() ? value : std::numeric_limits<double>::quiet_NaN();
}

QByteArray JsonText::minified(Index index) const
{
    const Node &node = m_nodes[index];
    QByteArray text;
    text.reserve(qsizetype(node.end - node.begin));
    bool quoted = false;
    for (quint32 at = node.begin; at < node.end; ++at) {
        const char c = m_text[at];
        if (!quoted && isBlank(c))
            continue;
        text += c;
        if (quoted && c == '\\')
            text += m_text[++at];
        else if (c == '"')
            quoted = !quoted;
    }
    return text;
}

QByteArray jsonQuoted(const QString &text)
{
    QByteArray quoted("\"");
    for (const char c : text.toUtf8()) {
        constexpr QByteArrayView named("\"\\\b\f\n\r\t");
        const qsizetype name = named.indexOf(c);
        if (name >= 0)
            (quoted += '\\') += "\"\\bfnrt"[name];
        else if (uchar(c) < 0x20)
            quoted += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            quoted += c;
    }
    return quoted + '"';
}

} // namespace rheo
