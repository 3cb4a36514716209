// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

QString schemaOf(const Element &topic)
{
    return topic.text(fields::schema).trimmed();
}

/// What a topic's schema field may call a schema: as it stands, or without the version behind the last separator.
QStringList namesIn(const QString &schema)
{
    QStringList names{schema};
    const auto separates = [](QChar c) { return CheckText::tr(" :@/").contains(c); };
    const auto last = std::find_if(schema.rbegin(), schema.rend(), separates);
    if (last != schema.rend())
        names += schema.left(std::distance(last, schema.rend()) - 1).trimmed();
    return names;
}

bool mentions(const QSet<QString> &names, const QString &schema)
{
    return std::ranges::any_of(namesIn(schema), [&](const QString &name) { return names.contains(name); });
}

QList<const Element *> schemasOf(const DrawingFacts &facts)
{
    QList<const Element *> schemas;
    for (const Element &element : facts.drawing.elements()) {
        if (element.kind == ElementKind::Schema)
            schemas += &element;
    }
    return schemas;
}

QSet<QString> drawnSchemas(const DrawingFacts &facts)
{
    QSet<QString> names;
    for (const Element *schema : schemasOf(facts))
        names << schema->name << schema->id.text();
    return names;
}

void unusedSchemas(const DrawingFacts &facts, Findings &found)
{
    QSet<QString> used;
    for (const Element *topic : facts.topics) {
        for (const QString &name : namesIn(schemaOf(*topic)))
            used.insert(name);
    }
    for (const Element *schema : schemasOf(facts)) {
        if (!used.contains(schema->name) && !used.contains(schema->id.text()))
            found.add(CheckText::tr("No topic names %1 as its schema.").arg(nameOf(*schema)), {schema->id});
    }
}

std::optional<Fix> removeSchema(const Architecture &architecture, const Finding &finding)
{
    const ElementId &id = finding.elements.front();
    return Fix{CheckText::tr("Remove %1").arg(nameOf(*architecture.element(id))), removing(architecture, id)};
}

/// Only where other topics name schemas that are drawn: else the drawing leaves the sheets out.
void schemasNotDrawn(const DrawingFacts &facts, Findings &found)
{
    const QSet<QString> drawn = drawnSchemas(facts);
    const auto named = [&](const Element *topic) { return mentions(drawn, schemaOf(*topic)); };
    if (std::ranges::none_of(facts.topics, named))
        return;
    for (const Element *topic : facts.topics) {
        if (!schemaOf(*topic).isEmpty() && !named(topic))
            found.add(CheckText::tr("%1 has the schema %2, which is not drawn.").arg(nameOf(*topic), schemaOf(*topic)),
                      {topic->id});
    }
}

/// Topics for which `says` holds not, where it holds for most: a habit of this drawing that these do not follow.
template<typename Says> QList<const Element *> exceptions(const DrawingFacts &facts, Says says)
{
    QList<const Element *> without;
    qsizetype with = 0;
    for (const Element *topic : facts.topics) {
        if (topic->flag(fields::internal))
            continue;
        if (says(*topic))
            ++with;
        else
            without += topic;
    }
    return with > without.size() ? without : QList<const Element *>();
}

void topicsWithoutSchema(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : exceptions(facts, [](const Element &t) { return !schemaOf(t).isEmpty(); }))
        found.add(CheckText::tr("%1 has no schema, as most topics have.").arg(nameOf(*topic)), {topic->id});
}

void topicsWithoutOwner(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : exceptions(facts, [&](const Element &t) { return !facts.ownerOf(t.id).isEmpty(); }))
        found.add(CheckText::tr("%1 has no owner, as most topics have.").arg(nameOf(*topic)), {topic->id});
}

std::optional<Fix> ownedBy(const Architecture &architecture, const ElementId &id, QSet<QString> owners)
{
    owners.remove({});
    if (owners.size() != 1)
        return {};
    const QString owner = *owners.begin();
    return Fix{CheckText::tr("Set owner of %1 to %2").arg(nameOf(*architecture.element(id)), owner),
               settingField(architecture, id, fields::owner, owner)};
}

QString ownOwner(const Architecture &architecture, const ElementId &id)
{
    const Element *element = architecture.element(id);
    return element ? element->text(fields::owner).trimmed() : QString();
}

std::optional<Fix> ownerOfProducers(const Architecture &architecture, const Finding &finding)
{
    const ElementId &topic = finding.elements.front();
    QSet<QString> owners;
    for (const ElementId &producer : producersOf(architecture, topic))
        owners.insert(ownOwner(architecture, producer));
    return ownedBy(architecture, topic, owners);
}

/// Where nothing has an owner the drawing is not about owners.
void schemasWithoutOwner(const DrawingFacts &facts, Findings &found)
{
    const auto owned = [&](const Element &element) { return !facts.ownerOf(element.id).isEmpty(); };
    if (std::ranges::none_of(facts.drawing.elements(), owned))
        return;
    for (const Element *schema : schemasOf(facts)) {
        if (!owned(*schema))
            found.add(CheckText::tr("%1 has no owner.").arg(nameOf(*schema)), {schema->id});
    }
}

std::optional<Fix> ownerOfTopics(const Architecture &architecture, const Finding &finding)
{
    const Element &schema = *architecture.element(finding.elements.front());
    QSet<QString> owners;
    for (const Element &element : architecture.elements()) {
        if (element.kind == ElementKind::Topic && mentions({schema.name, schema.id.text()}, schemaOf(element)))
            owners.insert(ownOwner(architecture, element.id));
    }
    return ownedBy(architecture, schema.id, owners);
}

constexpr Rule rules[] = {
    {"unused-schema", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "A schema says how the records of a topic look; this one says it of none."),
     unusedSchemas, removeSchema},
    {"schema-not-drawn", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "Other topics name schemas that are drawn, so this is a slip, or its sheet is missing."),
     schemasNotDrawn},
    {"topic-without-schema", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "Who consumes from it must guess what its records hold, and nothing guards a change."),
     topicsWithoutSchema},
    {"topic-without-owner", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Nobody is there to ask when its records change or stop."), topicsWithoutOwner,
     ownerOfProducers},
    {"schema-without-owner", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Nobody decides whether a change of it breaks its readers."), schemasWithoutOwner,
     ownerOfTopics},
};

} // namespace

std::span<const Rule> ownerRules()
{
    return rules;
}

} // namespace rheo
