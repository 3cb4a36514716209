// SPDX-License-Identifier: Apache-2.0
#include "views/panels/payloadtext.h"

#include "model/base/displaytext.h"

#include <QJsonDocument>

namespace rheo::ui {

namespace {

constexpr qsizetype bytesALine = 16;
constexpr qsizetype all = qsizetype(1) << 30; ///< characters: no limit of ours here

/// Lays out text that is known to be JSON.
class JsonLayout
{
public:
    explicit JsonLayout(const QByteArray &json) : m_json(json) {}

    QString run()
    {
        for (m_at = 0; m_at < m_json.size(); ++m_at)
            take(m_json[m_at]);
        return m_out;
    }

private:
    void take(char c)
    {
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
            return;
        case '"':
            return takeString();
        case '{':
        case '[':
            return open(c);
        case '}':
        case ']':
            return close(c);
        case ',':
            m_out += QLatin1Char(c);
            return newLine();
        case ':':
            m_out += QLatin1String(": ");
            return;
        default:
            m_out += QLatin1Char(c);
        }
    }

    void takeString()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        m_out += displayText(QByteArrayView(m_json).sliced(begin, std::min(m_at + 1, m_json.size()) - begin), all);
    }

    void open(char c)
    {
        m_out += QLatin1Char(c);
        qsizetype next = m_at + 1;
        while (next < m_json.size() && isspace(static_cast<unsigned char>(m_json[next])) != 0)
            ++next;
        if (next < m_json.size() && (m_json[next] == '}' || m_json[next] == ']')) {
            m_out += QLatin1Char(m_json[next]);
            m_at = next;
            return;
        }
        ++m_depth;
        newLine();
    }

    void close(char c)
    {
        --m_depth;
        newLine();
        m_out += QLatin1Char(c);
    }

    void newLine() { m_out += u'\n' + QString(2 * qsizetype(std::max(0, m_depth)), u' '); }

    const QByteArray &m_json;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_out;
};

} // namespace

std::optional<QString> prettyJson(const QByteArray &bytes)
{
    const QByteArray trimmed = bytes.trimmed();
    if (trimmed.isEmpty() || (trimmed[0] != '{' && trimmed[0] != '['))
        return {};
    QJsonParseError problem;
    (void)QJsonDocument::fromJson(trimmed, &problem);
    if (problem.error != QJsonParseError::NoError)
        return {};
    return JsonLayout(trimmed).run();
}

QString hexDump(const QByteArray &bytes)
{
    QString dump;
    for (qsizetype line = 0; line < bytes.size(); line += bytesALine) {
        const QByteArray part = bytes.mid(line, bytesALine);
        QString readable;
        for (const char c : part)
            readable += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        dump += QStringLiteral("%1  %2  %3\n")
                    .arg(line, 6, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(part.toHex(' ')), -(3 * bytesALine - 1))
                    .arg(readable);
    }
    dump.chop(1);
    return dump;
}

QString payloadAsText(const QByteArray &bytes)
{
    QString text;
    qsizetype begin = 0;
    while (begin <= bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', begin);
        const qsizetype stop = end < 0 ? bytes.size() : end;
        text += displayText(QByteArrayView(bytes).sliced(begin, stop - begin), all);
        if (end < 0)
            break;
        text += u'\n';
        begin = end + 1;
    }
    return text;
}

} // namespace rheo::ui
