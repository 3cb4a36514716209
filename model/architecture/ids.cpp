// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/ids.h"

namespace rheo {

namespace {

constexpr qsizetype longestSlug = 249; // Kafka's limit for a topic name

bool isPlain(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
}

bool isJoining(QChar c)
{
    return c == QLatin1Char('.') || c == QLatin1Char('_') || c == QLatin1Char('-');
}

} // namespace

bool isSlug(const QString &text)
{
    if (text.isEmpty() || text.size() > longestSlug || !isPlain(text.front()))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) { return isPlain(c) || isJoining(c); });
}

QString slugFor(const QString &name)
{
    QString slug;
    for (const QChar c : name.toLower()) {
        if (isPlain(c) || (isJoining(c) && !slug.isEmpty()))
            slug += c;
        else if (!slug.isEmpty() && slug.back() != QLatin1Char('-'))
            slug += QLatin1Char('-');
    }
    slug.truncate(longestSlug);
    while (slug.endsWith(QLatin1Char('-')))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("element") : slug;
}

} // namespace rheo
