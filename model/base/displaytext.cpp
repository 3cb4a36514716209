// SPDX-License-Identifier: Apache-2.0
#include "model/base/displaytext.h"

namespace rheo {

namespace {

bool isBidirectionalControl(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
}

} // namespace

QString displayText(const QString &text, qsizetype limit)
{
    QString shown;
    shown.reserve(qMin(text.size(), limit) + 1);
    for (const QChar c : text) {
        if (shown.size() >= limit) {
            shown += QChar(0x2026);
            break;
        }
        if (isControl(c.unicode()) && c.unicode() < 0x100)
            shown += QStringLiteral("\\x%1").arg(int(c.unicode()), 2, 16, QLatin1Char('0'));
        else if (isControl(c.unicode()) || isBidirectionalControl(c.unicode()))
            shown += QStringLiteral("\\u{%1}").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            shown += c;
    }
    return shown;
}

QString displayText(QByteArrayView bytes, qsizetype limit)
{
    // Four bytes are the most one character takes, so the cut below never changes what is shown.
    return displayText(QString::fromUtf8(bytes.first(qMin(bytes.size(), limit * 4 + 4))), limit);
}

} // namespace rheo
