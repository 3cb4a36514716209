// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

namespace rheo {

namespace {

bool isNote(const Element &element)
{
    return element.kind == ElementKind::Note;
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

void nameless(const DrawingFacts &facts, Findings &found)
{
    for (const Element &element : facts.drawing.elements()) {
        const bool isTopic = element.kind == ElementKind::Topic; // its name on the cluster is another rule's
        if (!isNote(element) && isBlank(element.name) && !(isTopic && isBlank(clusterName(element))))
            found.add(CheckText::tr("The %1 %2 has no name.").arg(keyword(element.kind), element.id.text()),
                      {element.id});
    }
}

std::optional<Fix> nameByItsId(const Architecture &architecture, const Finding &finding)
{
    Element element = *architecture.element(finding.elements.front());
    element.name = element.id.text();
    Fix fix{CheckText::tr("Name it %1").arg(element.name), {}};
    fix.patch.elements[element.id] = element;
    return fix;
}

void duplicateNames(const DrawingFacts &facts, Findings &found)
{
    QMap<std::tuple<ElementId, ElementKind, QString>, QList<ElementId>> byName;
    for (const Element &element : facts.drawing.elements()) {
        if (!isNote(element) && element.kind != ElementKind::Topic && !isBlank(element.name))
            byName[{element.container, element.kind, element.name.trimmed()}] += element.id;
    }
    for (auto it = byName.cbegin(); it != byName.cend(); ++it) {
        const auto &[container, kind, name] = it.key();
        if (it->size() > 1)
            found.add(CheckText::tr("%1 elements of the kind %2 have the name %3.")
                          .arg(QString::number(it->size()), keyword(kind), name),
                      *it);
    }
}

void emptyContainers(const DrawingFacts &facts, Findings &found)
{
    QSet<ElementId> filled;
    for (const Element &element : facts.drawing.elements())
        filled.insert(element.container);
    for (const Element &element : facts.drawing.elements()) {
        if (isContainer(element.kind) && !filled.contains(element.id))
            found.add(CheckText::tr("There is nothing in %1.").arg(nameOf(element)), {element.id});
    }
}

void emptyNotes(const DrawingFacts &facts, Findings &found)
{
    for (const Element &element : facts.drawing.elements()) {
        if (isNote(element) && isBlank(element.name) && isBlank(element.text(fields::text)))
            found.add(CheckText::tr("The note %1 says nothing.").arg(element.id.text()), {element.id});
    }
}

std::optional<Fix> removeElement(const Architecture &architecture, const Finding &finding)
{
    const ElementId &id = finding.elements.front();
    return Fix{CheckText::tr("Remove %1").arg(nameOf(*architecture.element(id))), removing(architecture, id)};
}

constexpr Rule rules[] = {
    {"nameless", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "People and generated code know an element by its name."), nameless, nameByItsId},
    {"duplicate-name", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Nobody can tell them apart, and clients of one name are one consumer group unless they say otherwise."),
     duplicateNames},
    {"empty-container", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "A context, site or cluster says where its elements live; this one has none."),
     emptyContainers, removeElement},
    {"empty-note", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "It takes room on the drawing and tells nobody anything."), emptyNotes,
     removeElement},
};

} // namespace

std::span<const Rule> tidyRules()
{
    return rules;
}

} // namespace rheo
