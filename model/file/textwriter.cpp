// SPDX-License-Identifier: Apache-2.0
#include "model/file/textnotation.h"
#include "model/file/texttokens.h"

namespace rheo {

namespace {

QString valueText(const FieldSpec &spec, const FieldValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto *count = std::get_if<qint64>(&value))
        return spec.type == FieldType::Duration ? durationNotation(*count) : QString::number(*count);
    return textWord(std::get<QString>(value));
}

QString fieldText(const FieldSpec &spec, const FieldValue &value)
{
    QString text;
    if (const auto *map = std::get_if<TextMap>(&value)) {
        for (auto it = map->begin(); it != map->end(); ++it)
            text += QStringLiteral(" %1 %2 %3").arg(spec.key, textWord(it.key()), textWord(it.value()));
        return text;
    }
    if (const auto *list = std::get_if<QStringList>(&value)) {
        for (const QString &entry : *list)
            text += QStringLiteral(" ") + spec.key + QStringLiteral(" ") + textWord(entry);
        return text;
    }
    return QStringLiteral(" ") + spec.key + QStringLiteral(" ") + valueText(spec, value);
}

QString fieldsText(const FieldMap &fields, FieldHome home)
{
    QString text;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        if (const FieldSpec *spec = fieldSpec(it.key(), home))
            text += fieldText(*spec, it.value());
    }
    return text;
}

QString lineOf(const Element &element)
{
    QString line = keyword(element.kind) + QStringLiteral(" ") + element.id.text();
    if (element.name != element.id.text())
        line += QStringLiteral(" ") + textQuoted(element.name);
    if (!element.container.isEmpty())
        line += QStringLiteral(" in ") + element.container.text();
    return line + fieldsText(element.fields, fieldHome(element.kind));
}

/// An id that is a keyword too is quoted where a line begins with it.
QString firstWord(const QString &id)
{
    return elementKindFor(id) || id == QStringLiteral("drawing") ? textQuoted(id) : id;
}

QString joint(const Architecture &architecture, const LinkId &id)
{
    const Element *from = architecture.element(id.from);
    const Element *to = architecture.element(id.to);
    const bool natural = from && to && naturalLink(*from, *to) == id.kind;
    return natural ? QStringLiteral("->") : keyword(id.kind);
}

QString lineOf(const Architecture &architecture, const Link &link)
{
    const QString word = joint(architecture, link.id);
    const bool turned = word == keyword(LinkKind::Consumes);
    const QString &first = (turned ? link.id.to : link.id.from).text();
    const QString &second = (turned ? link.id.from : link.id.to).text();
    QString line = QStringLiteral("%1 %2 %3").arg(firstWord(first), word, second);
    if (!link.id.group.isEmpty())
        line += QStringLiteral(" group ") + textWord(link.id.group);
    return line + fieldsText(link.fields, fieldHome(link.id.kind));
}

} // namespace

QString writeText(const Architecture &architecture)
{
    QString text;
    if (!architecture.name.isEmpty() || !architecture.description.isEmpty())
        text += QStringLiteral("drawing ") + textQuoted(architecture.name);
    if (!architecture.description.isEmpty())
        text += QStringLiteral(" ") + textQuoted(architecture.description);
    if (!text.isEmpty())
        text += QLatin1Char('\n');
    for (const Element &element : architecture.elements())
        text += lineOf(element) + QLatin1Char('\n');
    for (const Link &link : architecture.links())
        text += lineOf(architecture, link) + QLatin1Char('\n');
    return text;
}

} // namespace rheo
