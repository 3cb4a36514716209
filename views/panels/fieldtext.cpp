// SPDX-License-Identifier: Apache-2.0
#include "views/panels/fieldtext.h"

#include <QCoreApplication>
#include <QtNumeric>

#include <array>
#include <span>

namespace rheo::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FieldText)
};

struct Unit
{
    const char *name;
    qint64 factor;
    bool shown; ///< used for showing, not only understood
};

constexpr std::array durationUnits = {
    Unit{"d", 86'400'000, true}, Unit{"h", 3'600'000, true}, Unit{"min", 60'000, true}, Unit{"m", 60'000, false},
    Unit{"s", 1000, true},       Unit{"ms", 1, true},        Unit{"", 1, false},
};

constexpr std::array sizeUnits = {
    Unit{"GiB", qint64(1) << 30, true},
    Unit{"MiB", 1 << 20, true},
    Unit{"KiB", 1 << 10, true},
    Unit{"GB", 1'000'000'000, false},
    Unit{"MB", 1'000'000, false},
    Unit{"kB", 1000, false},
    Unit{"B", 1, true},
    Unit{"", 1, false},
};

constexpr std::array plainUnits = {Unit{"", 1, true}};

QString withUnit(qint64 value, std::span<const Unit> units)
{
    for (const Unit &unit : units) {
        const bool largest = unit.shown && value % unit.factor == 0 && (value != 0 || unit.factor == 1);
        if (largest)
            return QStringLiteral("%1 %2").arg(value / unit.factor).arg(QString::fromLatin1(unit.name)).trimmed();
    }
    return QString::number(value);
}

std::span<const Unit> unitsOf(FieldType type)
{
    if (type == FieldType::Duration)
        return durationUnits;
    if (type == FieldType::Size)
        return sizeUnits;
    return plainUnits;
}

QString examples(FieldType type)
{
    if (type == FieldType::Duration)
        return Words::tr("500 ms, 30 s or 7 d");
    if (type == FieldType::Size)
        return Words::tr("64 KiB or 1 GiB");
    return QStringLiteral("12");
}

/// The product, nothing where it does not fit.
std::optional<qint64> times(qint64 a, qint64 b)
{
    qint64 product = 0;
    return qMulOverflow(a, b, &product) ? std::nullopt : std::optional(product);
}

/// Digits with at most one point among them, times the factor; nothing where that is no whole number. In integers:
/// 1.005 s are 1005 ms, and Kafka's largest number is one too.
std::optional<qint64> decimalTimes(const QString &digits, qint64 factor)
{
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    const QString whole = point < 0 ? digits : digits.left(point);
    QString part = point < 0 ? QString() : digits.mid(point + 1);
    while (part.endsWith(QLatin1Char('0')))
        part.chop(1);
    bool wholeIsGood = true;
    bool partIsGood = true;
    const qint64 wholeNumber = whole.isEmpty() ? 0 : whole.toLongLong(&wholeIsGood);
    const qint64 partNumber = part.isEmpty() ? 0 : part.toLongLong(&partIsGood);
    constexpr qsizetype mostDigits = 18;
    if (digits.size() == (point < 0 ? 0 : 1) || !wholeIsGood || !partIsGood || part.size() > mostDigits)
        return {};
    const auto wholeProduct = times(wholeNumber, factor);
    const auto partProduct = times(partNumber, factor);
    qint64 tens = 1;
    for (qsizetype i = 0; i < part.size(); ++i)
        tens *= 10;
    qint64 sum = 0;
    if (!wholeProduct || !partProduct || *partProduct % tens != 0 ||
        qAddOverflow(*wholeProduct, *partProduct / tens, &sum))
        return {};
    return sum;
}

std::optional<qint64> numberIn(const QString &text, std::span<const Unit> units)
{
    const bool isNegative = text.startsWith(QLatin1Char('-'));
    const qsizetype start = isNegative ? 1 : 0;
    qsizetype end = start;
    while (end < text.size() && (text[end].isDigit() || text[end] == QLatin1Char('.')))
        ++end;
    const QString word = text.mid(end);
    for (const Unit &unit : units) {
        if (word.compare(QString::fromLatin1(unit.name), Qt::CaseInsensitive) != 0)
            continue;
        const auto number = decimalTimes(text.mid(start, end - start), unit.factor);
        return number && isNegative ? std::optional(-*number) : number;
    }
    return {};
}

TypedField typedNumber(const FieldSpec &spec, const QString &text)
{
    const bool isUnlimited = text.compare(Words::tr("unlimited"), Qt::CaseInsensitive) == 0 ||
                             text.compare(QStringLiteral("unlimited"), Qt::CaseInsensitive) == 0;
    if (isUnlimited && spec.least <= -1)
        return {.value = qint64(-1)};
    QString compact = text;
    compact.removeIf([](QChar c) { return c.isSpace(); });
    const auto number = numberIn(compact, unitsOf(spec.type));
    if (!number)
        return {.problem = Words::tr("\"%1\" is not understood: write it like %2.").arg(text, examples(spec.type))};
    return {.value = *number};
}

} // namespace

QString durationFieldText(qint64 milliseconds)
{
    return milliseconds < 0 ? Words::tr("unlimited") : withUnit(milliseconds, durationUnits);
}

QString sizeText(qint64 bytes)
{
    return bytes < 0 ? Words::tr("unlimited") : withUnit(bytes, sizeUnits);
}

QString fieldText(const FieldSpec &spec, const FieldValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        if (spec.type == FieldType::Duration)
            return durationFieldText(*number);
        return spec.type == FieldType::Size ? sizeText(*number) : QString::number(*number);
    }
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *list = std::get_if<QStringList>(&value))
        return list->join(QStringLiteral(", "));
    return {};
}

TypedField typedField(const FieldSpec &spec, const QString &text)
{
    const QString trimmed = text.trimmed();
    TypedField typed;
    if (trimmed.isEmpty()) {
        typed.value = spec.standard;
    } else if (std::holds_alternative<qint64>(spec.standard)) {
        typed = typedNumber(spec, trimmed);
    } else if (spec.type == FieldType::TextList) {
        QStringList list;
        for (const QString &entry : trimmed.split(QLatin1Char(','), Qt::SkipEmptyParts))
            list += entry.trimmed();
        typed.value = list;
    } else {
        typed.value = trimmed;
    }
    if (typed.value) {
        if (const auto problem = fieldProblem(spec, *typed.value))
            return {.problem = *problem};
    }
    return typed;
}

} // namespace rheo::ui
