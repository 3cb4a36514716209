// SPDX-License-Identifier: Apache-2.0
#include "views/panels/fieldtext.h"

#include <array>
#include <cmath>
#include <span>

namespace rheo::ui {

namespace {

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
        return QStringLiteral("500 ms, 30 s or 7 d");
    if (type == FieldType::Size)
        return QStringLiteral("64 KiB or 1 GiB");
    return QStringLiteral("12");
}

std::optional<qint64> numberIn(const QString &text, std::span<const Unit> units)
{
    qsizetype digits = 0;
    while (digits < text.size() &&
           (text[digits].isDigit() || text[digits] == QLatin1Char('.') || (digits == 0 && text[0] == QLatin1Char('-'))))
        ++digits;
    const QString word = text.mid(digits);
    for (const Unit &unit : units) {
        if (word.compare(QString::fromLatin1(unit.name), Qt::CaseInsensitive) != 0)
            continue;
        bool isNumber = false;
        const double number = text.left(digits).toDouble(&isNumber) * double(unit.factor);
        const bool whole = isNumber && std::abs(number) < 9e15 && std::floor(number) == number;
        return whole ? std::optional(qint64(number)) : std::nullopt;
    }
    return {};
}

TypedField typedNumber(const FieldSpec &spec, const QString &text)
{
    if (text.compare(QStringLiteral("unlimited"), Qt::CaseInsensitive) == 0 && spec.least <= -1)
        return {.value = qint64(-1)};
    QString compact = text;
    compact.removeIf([](QChar c) { return c.isSpace(); });
    const auto number = numberIn(compact, unitsOf(spec.type));
    if (!number)
        return {.problem =
                    QStringLiteral("\"%1\" is not understood: write it like %2.").arg(text, examples(spec.type))};
    return {.value = *number};
}

} // namespace

QString durationFieldText(qint64 milliseconds)
{
    return milliseconds < 0 ? QStringLiteral("unlimited") : withUnit(milliseconds, durationUnits);
}

QString sizeText(qint64 bytes)
{
    return bytes < 0 ? QStringLiteral("unlimited") : withUnit(bytes, sizeUnits);
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
