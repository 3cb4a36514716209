// SPDX-License-Identifier: Apache-2.0
#include "model/file/objectreader.h"

#include "model/file/limits.h"

#include <cmath>

namespace rheo {

using Kind = JsonText::Kind;

void ObjectReader::problem(Index at, const QString &message)
{
    m_problems.add(m_json.offset(at), message);
}

ObjectReader::Members ObjectReader::membersOf(Index object)
{
    Members members{{}, m_json.members(object), object};
    for (const JsonText::Member &member : members.inOrder) {
        const QString name = m_json.string(member.key);
        if (members.byName.contains(name))
            problem(member.key, QStringLiteral("\"%1\" stands here twice. Remove one.").arg(name));
        members.byName.insert(name, member);
    }
    return members;
}

QByteArray ObjectReader::unknownOf(const Members &members, const QSet<QString> &known) const
{
    QByteArray text;
    for (const JsonText::Member &member : members.inOrder) {
        if (!known.contains(m_json.string(member.key)))
            text += (text.isEmpty() ? "{" : ",") + m_json.minified(member.key) + ':' + m_json.minified(member.value);
    }
    return text.isEmpty() ? text : text + '}';
}

std::optional<QString> ObjectReader::text(const Members &members, const QString &name)
{
    const Index *value = members.find(name);
    return value ? text(*value, name) : std::nullopt;
}

std::optional<QString> ObjectReader::text(Index value, const QString &name)
{
    if (m_json.kind(value) != Kind::String) {
        problem(value, QStringLiteral("%1 must be text.").arg(name));
        return {};
    }
    QString found = m_json.string(value);
    if (const auto tooLong = textProblem(name, found)) {
        problem(value, *tooLong);
        return {};
    }
    return found;
}

std::optional<QString> ObjectReader::needed(const Members &members, const QString &name, const QString &what)
{
    if (!members.find(name))
        problem(members.object, QStringLiteral("This %1 has no \"%2\".").arg(what, name));
    return text(members, name);
}

QSet<QString> ObjectReader::knownNames(FieldHome home, QSet<QString> names)
{
    for (const FieldSpec &spec : fieldTable()) {
        if (spec.livesIn(home))
            names.insert(spec.key);
    }
    return names;
}

FieldMap ObjectReader::fieldsOf(const Members &members, FieldHome home, const QString &owner)
{
    FieldMap found;
    for (const FieldSpec &spec : fieldTable()) {
        const Index *at = spec.livesIn(home) ? members.find(spec.key) : nullptr;
        if (!at)
            continue;
        const auto value = fieldValue(spec, *at);
        const auto wrong = value ? fieldProblem(spec, *value) : std::nullopt;
        if (wrong)
            problem(*at, QStringLiteral("%1: %2").arg(owner, *wrong));
        else if (value && *value != spec.standard)
            found.insert(spec.key, *value);
    }
    return found;
}

std::optional<FieldValue> ObjectReader::fieldValue(const FieldSpec &spec, Index at)
{
    switch (m_json.kind(at)) {
    case Kind::True:
    case Kind::False:
        return m_json.kind(at) == Kind::True;
    case Kind::Number:
        if (const auto number = m_json.integer(at))
            return *number;
        problem(at, QStringLiteral("%1 must be a whole number.").arg(spec.key));
        return {};
    case Kind::String:
        if (auto found = text(at, spec.key))
            return *found;
        return {};
    case Kind::Array:
        return textList(spec, at);
    case Kind::Object:
        return textMap(spec, at);
    case Kind::Null:
        break;
    }
    problem(at, QStringLiteral("%1 must not be null. Leave it out for its default.").arg(spec.key));
    return {};
}

std::optional<FieldValue> ObjectReader::textList(const FieldSpec &spec, Index at)
{
    QStringList list;
    for (const Index item : m_json.items(at)) {
        const auto entry = text(item, QStringLiteral("An entry of %1").arg(spec.key));
        if (!entry)
            return {};
        list += *entry;
    }
    return list;
}

std::optional<FieldValue> ObjectReader::textMap(const FieldSpec &spec, Index at)
{
    TextMap map;
    for (const JsonText::Member &member : membersOf(at).inOrder) {
        const auto key = text(member.key, QStringLiteral("A name in %1").arg(spec.key));
        const auto value = text(member.value, QStringLiteral("An entry of %1").arg(spec.key));
        if (!key || !value)
            return {};
        map.insert(*key, *value);
    }
    return map;
}

qreal ObjectReader::coordinate(const Members &members, const QString &name)
{
    const Index *at = members.find(name);
    const double value = at && m_json.kind(*at) == Kind::Number ? m_json.number(*at) : std::nan("");
    if (std::abs(value) <= farthestCoordinate)
        return value == 0 ? 0 : value;
    problem(at ? *at : members.object, QStringLiteral("%1 must be a number from -10000000 to 10000000.").arg(name));
    return 0;
}

int ObjectReader::level(const Members &members)
{
    const Index *at = members.find(QStringLiteral("z"));
    if (!at)
        return 0;
    const auto value = m_json.integer(*at);
    if (value && *value == qint32(*value))
        return int(*value);
    problem(*at, QStringLiteral("z must be a whole number."));
    return 0;
}

bool ObjectReader::flag(const Members &members, const QString &name)
{
    const Index *at = members.find(name);
    if (at && m_json.kind(*at) != Kind::True && m_json.kind(*at) != Kind::False)
        problem(*at, QStringLiteral("%1 must be true or false.").arg(name));
    return at && m_json.kind(*at) == Kind::True;
}

} // namespace rheo
