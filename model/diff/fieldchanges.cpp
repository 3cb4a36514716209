// SPDX-License-Identifier: Apache-2.0
#include "model/diff/fieldchanges.h"

#include "model/file/jsontext.h"
#include "model/file/texttokens.h"

#include <QLocale>
#include <QSet>

namespace rheo {

namespace {

using Text = std::optional<QString>;

QString truth(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

QString valueText(const FieldSpec &spec, const FieldValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return truth(*flag);
    if (const auto *count = std::get_if<qint64>(&value))
        return spec.type == FieldType::Duration ? durationNotation(*count) : QString::number(*count);
    if (const auto *list = std::get_if<QStringList>(&value))
        return list->join(QStringLiteral(", "));
    return std::get<QString>(value);
}

void addMap(QList<FieldChange> &changes, const QString &key, const TextMap &before, const TextMap &after)
{
    const auto entry = [](const TextMap &map, const QString &name) {
        const auto it = map.find(name);
        return it == map.end() ? Text() : Text(*it);
    };
    const QStringList names = before.keys() + after.keys();
    QStringList sorted(QSet<QString>(names.begin(), names.end()).values());
    sorted.sort();
    for (const QString &name : std::as_const(sorted))
        addChange(changes, key, entry(before, name), entry(after, name), name);
}

TextMap mapIn(const FieldMap &fields, const QString &key)
{
    const auto it = fields.find(key);
    const auto *map = it == fields.end() ? nullptr : std::get_if<TextMap>(&*it);
    return map ? *map : TextMap();
}

/// The value in force; nothing where the kind has no such field, or where it is an empty text.
Text textIn(const FieldMap &fields, const FieldSpec &spec, bool lives)
{
    if (!lives)
        return {};
    const QString text = valueText(spec, fields.value(spec.key, spec.standard));
    return text.isEmpty() ? Text() : Text(text);
}

void addFields(QList<FieldChange> &changes, const FieldMap &before, FieldHome home, const FieldMap &after,
               FieldHome homeAfter)
{
    for (const FieldSpec &spec : fieldTable()) {
        if (spec.type == FieldType::Map)
            addMap(changes, spec.key, mapIn(before, spec.key), mapIn(after, spec.key));
        else
            addChange(changes, spec.key, textIn(before, spec, spec.livesIn(home)),
                      textIn(after, spec, spec.livesIn(homeAfter)));
    }
}

Text orNothing(const QString &text)
{
    return text.isEmpty() ? Text() : Text(text);
}

TextMap membersOf(const QByteArray &object)
{
    TextMap members;
    const auto json = JsonText::parse(object.isEmpty() ? QByteArray("{}") : object);
    if (!json || json->kind(json->root()) != JsonText::Kind::Object)
        return members;
    for (const JsonText::Member &member : json->members(json->root()))
        members[json->string(member.key)] = QString::fromUtf8(json->minified(member.value));
    return members;
}

} // namespace

void addChange(QList<FieldChange> &changes, const QString &key, const Text &before, const Text &after,
               const QString &entry)
{
    if (before != after)
        changes += FieldChange{key, entry, before, after};
}

QList<FieldChange> unknownChanges(const QByteArray &before, const QByteArray &after)
{
    QList<FieldChange> changes;
    if (before != after)
        addMap(changes, properties::unknown, membersOf(before), membersOf(after));
    return changes;
}

QList<FieldChange> changesBetween(const Element &before, const Element &after)
{
    QList<FieldChange> changes;
    addChange(changes, properties::name, before.name, after.name);
    addChange(changes, properties::kind, keyword(before.kind), keyword(after.kind));
    addChange(changes, properties::container, orNothing(before.container.text()), orNothing(after.container.text()));
    addFields(changes, before.fields, fieldHome(before.kind), after.fields, fieldHome(after.kind));
    return changes + unknownChanges(before.unknown, after.unknown);
}

QList<FieldChange> changesBetween(const Link &before, const Link &after)
{
    QList<FieldChange> changes;
    addChange(changes, properties::group, orNothing(before.id.group), orNothing(after.id.group));
    addFields(changes, before.fields, fieldHome(before.id.kind), after.fields, fieldHome(after.id.kind));
    return changes + unknownChanges(before.unknown, after.unknown);
}

QList<FieldChange> changesBetween(const std::optional<Place> &before, const std::optional<Place> &after)
{
    const auto number = [](qreal value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); };
    const auto position = [&](const std::optional<Place> &place) {
        return place ? Text(number(place->position.x()) + QStringLiteral(", ") + number(place->position.y())) : Text();
    };
    const Place old = before.value_or(Place());
    const Place now = after.value_or(Place());
    QList<FieldChange> changes;
    if (before.has_value() != after.has_value() || old.position != now.position)
        changes += FieldChange{properties::position, {}, position(before), position(after)};
    addChange(changes, properties::z, QString::number(old.z), QString::number(now.z));
    addChange(changes, properties::pinned, truth(old.pinned), truth(now.pinned));
    addChange(changes, properties::locked, truth(old.locked), truth(now.locked));
    addChange(changes, properties::collapsed, truth(old.collapsed), truth(now.collapsed));
    return changes;
}

} // namespace rheo
