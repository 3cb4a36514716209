// SPDX-License-Identifier: Apache-2.0
#include "views/itemmodels/shownvalues.h"

#include <QDateTime>
#include <QLocale>

namespace rheo::ui {

namespace {

QDateTime momentOf(qint64 microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000);
}

} // namespace

QString timeText(qint64 microseconds)
{
    return momentOf(microseconds).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString wholeTimeText(qint64 microseconds)
{
    const QDateTime moment = momentOf(microseconds);
    const QDateTime withOffset = moment.toOffsetFromUtc(moment.offsetFromUtc());
    const QString zone = moment.offsetFromUtc() == 0 ? QStringLiteral("UTC")
                                                     : withOffset.timeZoneAbbreviation() + QStringLiteral(" (") +
                                                           moment.timeZoneAbbreviation() + QStringLiteral(")");
    return moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz ")) + zone;
}

QString countText(qint64 count)
{
    return QLocale(QLocale::English).toString(count).replace(u',', QChar(0x2009));
}

QString bytesText(qint64 bytes)
{
    if (bytes < 1'000)
        return QStringLiteral("%1 B").arg(bytes);
    const std::pair<double, const char *> units[] = {{1e3, "kB"}, {1e6, "MB"}, {1e9, "GB"}, {1e12, "TB"}};
    size_t unit = 0;
    while (unit + 1 < std::size(units) && double(bytes) >= units[unit + 1].first)
        ++unit;
    const double value = double(bytes) / units[unit].first;
    return QStringLiteral("%1 %2").arg(value, 0, 'f', value < 10 ? 1 : 0).arg(QLatin1String(units[unit].second));
}

} // namespace rheo::ui
