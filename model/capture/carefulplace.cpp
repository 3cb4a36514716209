// SPDX-License-Identifier: Apache-2.0
#include "model/capture/carefulplace.h"

#include <QStringList>

namespace rheo {

std::optional<CarefulRange> CarefulRange::fromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('/'));
    if (parts.size() != 4 || parts[0].isEmpty())
        return {};
    bool isNumber[3] = {};
    const CarefulRange range{parts[0], parts[1].toInt(&isNumber[0]), parts[2].toLongLong(&isNumber[1]),
                             parts[3].toLongLong(&isNumber[2])};
    const bool isRange =
        isNumber[0] && isNumber[1] && isNumber[2] && range.partition >= 0 && range.from >= 0 && range.to > range.from;
    return isRange ? std::optional(range) : std::nullopt;
}

QString CarefulRange::text() const
{
    return QStringLiteral("%1/%2/%3/%4").arg(topic).arg(partition).arg(from).arg(to);
}

} // namespace rheo
