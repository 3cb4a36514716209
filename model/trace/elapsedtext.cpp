// SPDX-License-Identifier: Apache-2.0
#include "model/trace/elapsedtext.h"

#include <QLocale>

namespace rheo {

QString elapsedText(qint64 microseconds)
{
    const QLocale plain(QLocale::English);
    const quint64 size = microseconds < 0 ? 0 - quint64(microseconds) : quint64(microseconds);
    if (size == 0)
        return QStringLiteral("0 ms");
    if (size < 1'000)
        return QStringLiteral("%1 µs").arg(microseconds);
    if (size < 10'000'000) {
        QString number = plain.toString(microseconds / 1000);
        return number.replace(u',', QChar(0x2009)) + QStringLiteral(" ms");
    }
    if (size < 600'000'000)
        return QStringLiteral("%1 s").arg(double(microseconds) / 1e6, 0, 'f', 1);
    return QStringLiteral("%1 min").arg(double(microseconds) / 6e7, 0, 'f', 1);
}

} // namespace rheo
