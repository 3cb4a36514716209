// SPDX-License-Identifier: Apache-2.0
#include "model/edit/editguards.h"

#include "model/file/limits.h"

#include <cmath>

namespace rheo {

namespace {

FieldValue wholeCharactersOf(const FieldValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return wholeCharacters(*text);
    if (const auto *list = std::get_if<QStringList>(&value)) {
        QStringList whole;
        for (const QString &entry : *list)
            whole += wholeCharacters(entry);
        return whole;
    }
    if (const auto *map = std::get_if<TextMap>(&value)) {
        TextMap whole;
        for (auto it = map->begin(); it != map->end(); ++it)
            whole.insert(wholeCharacters(it.key()), wholeCharacters(it.value()));
        return whole;
    }
    return value;
}

QStringList textsIn(const FieldValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return {*text};
    if (const auto *list = std::get_if<QStringList>(&value))
        return *list;
    if (const auto *map = std::get_if<TextMap>(&value))
        return map->keys() + map->values();
    return {};
}

qreal fittingCoordinate(qreal value)
{
    constexpr qreal fineness = 1000;
    return std::clamp(std::round(value * fineness) / fineness, -farthestCoordinate, farthestCoordinate) + 0.0;
}

} // namespace

Result<void> mayChange(const ArchitectureDocument &document)
{
    if (!document.readOnlyReason().isEmpty())
        return failure(ErrorKind::Input, document.readOnlyReason());
    return {};
}

Result<QString> fittingText(const QString &what, const QString &text)
{
    if (const auto tooLong = textProblem(what, text))
        return failure(ErrorKind::Limit, *tooLong);
    return wholeCharacters(text);
}

Result<FieldValue> fittingValue(const FieldSpec &spec, const FieldValue &value)
{
    FieldValue whole = wholeCharactersOf(value);
    if (const auto wrong = fieldProblem(spec, whole))
        return failure(ErrorKind::Input, *wrong);
    for (const QString &text : textsIn(whole)) {
        if (const auto tooLong = textProblem(spec.label, text))
            return failure(ErrorKind::Limit, *tooLong);
    }
    return whole;
}

std::optional<QPointF> fittingPosition(QPointF position)
{
    if (std::isnan(position.x()) || std::isnan(position.y()))
        return {};
    return QPointF(fittingCoordinate(position.x()), fittingCoordinate(position.y()));
}

} // namespace rheo
