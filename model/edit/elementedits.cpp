// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"
#include "model/edit/stepnames.h"
#include "model/file/limits.h"
#include "model/file/structure.h"

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

Result<const Element *> known(const ArchitectureDocument &document, const ElementId &id)
{
    if (auto allowed = mayChange(document); !allowed)
        return std::unexpected(allowed.error());
    if (const Element *element = document.architecture().element(id))
        return element;
    return failure(ErrorKind::Input, words("There is no element \"%1\" any more.").arg(id.text()));
}

/// The elements and everything inside them, at any depth.
QSet<ElementId> withContents(const Architecture &architecture, const QSet<ElementId> &ids)
{
    QSet<ElementId> all;
    for (const Element &element : architecture.elements()) {
        for (const ElementId &id : ids) {
            if (isInside(architecture, element.id, id)) {
                all.insert(element.id);
                break;
            }
        }
    }
    return all;
}

bool fitsIntoContainer(Architecture architecture, const Element &element)
{
    architecture.put(element);
    return !containerProblems(architecture).contains(element.id);
}

Element withField(Element element, const FieldSpec &spec, const FieldValue &value)
{
    if (value == spec.standard)
        element.fields.remove(spec.key);
    else
        element.fields[spec.key] = value;
    return element;
}

} // namespace

ElementId addElement(ArchitectureDocument &document, ElementKind kind, const QString &name, QPointF position,
                     const ElementId &container)
{
    const Architecture &architecture = document.architecture();
    const auto text = fittingText(words("The name"), name);
    if (!text || architecture.elements().size() >= mostElements)
        return {};
    const Element element{architecture.freeId(*text), kind, *text, container};
    const ElementId &id = element.id;
    if (!container.isEmpty() && !fitsIntoContainer(architecture, element))
        return {};
    DrawingPatch patch;
    patch.elements[id] = element;
    patch.places[id] = Place{fittingPosition(position).value_or(QPointF())};
    return DrawingCommand::push(document, std::move(patch), StepName::tr("Add %1").arg(StepName::of(element)))
               ? id
               : ElementId();
}

void removeSelection(ArchitectureDocument &document, const QSet<ElementId> &elements, const QSet<LinkId> &links)
{
    const QSet<ElementId> gone = withContents(document.architecture(), elements);
    DrawingPatch patch;
    for (const ElementId &id : gone) {
        patch.elements[id] = std::nullopt;
        patch.places[id] = std::nullopt;
    }
    for (const LinkId &id : document.architecture().links().keys()) {
        if (gone.contains(id.from) || gone.contains(id.to) || links.contains(id))
            patch.links[id] = std::nullopt;
    }
    const QString what = StepName::of(document.architecture(), elements, links);
    DrawingCommand::push(document, std::move(patch), StepName::tr("Remove %1").arg(what));
}

void removeElements(ArchitectureDocument &document, const QSet<ElementId> &elements)
{
    removeSelection(document, elements, {});
}

Result<void> renameElement(ArchitectureDocument &document, const ElementId &id, const QString &name, EditStep step)
{
    const auto element = known(document, id);
    if (!element)
        return std::unexpected(element.error());
    const auto text = fittingText(words("The name"), name);
    if (!text)
        return std::unexpected(text.error());
    DrawingPatch patch;
    patch.elements[id] = **element;
    patch.elements[id]->name = *text;
    DrawingCommand::push(document, std::move(patch),
                         StepName::tr("Rename %1 to %2").arg(StepName::of(**element), StepName::shortened(*text)),
                         {step, words("name"), qHash(id)});
    return {};
}

Result<ElementId> nameNewElement(ArchitectureDocument &document, const ElementId &id, const QString &name)
{
    const auto element = known(document, id);
    if (!element)
        return std::unexpected(element.error());
    const auto text = fittingText(words("The name"), name);
    if (!text)
        return std::unexpected(text.error());
    const Architecture &architecture = document.architecture();
    Element named = **element;
    named.name = *text;
    if (slugFor(*text) != id.text())
        named.id = architecture.freeId(*text);
    DrawingPatch patch;
    patch.elements[id] = std::nullopt;
    patch.elements[named.id] = named;
    for (const ElementId &child : childrenOf(architecture, id)) {
        patch.elements[child] = *architecture.element(child);
        patch.elements[child]->container = named.id;
    }
    for (const LinkId &old : linksOf(architecture, id)) {
        Link link = *architecture.link(old);
        link.id.from = old.from == id ? named.id : old.from;
        link.id.to = old.to == id ? named.id : old.to;
        patch.links[old] = std::nullopt;
        patch.links[link.id] = link;
    }
    patch.places[id] = std::nullopt;
    patch.places[named.id] = document.placement().value(id);
    DrawingCommand::push(document, std::move(patch), StepName::tr("Name %1").arg(StepName::shortened(*text)));
    return named.id;
}

Result<void> setField(ArchitectureDocument &document, const QSet<ElementId> &ids, const QString &key,
                      const FieldValue &value, EditStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    DrawingPatch patch;
    QString label;
    QSet<ElementId> changed;
    for (const ElementId &id : ids) {
        const Element *element = document.architecture().element(id);
        const FieldSpec *spec = element ? fieldSpec(key, fieldHome(element->kind)) : nullptr;
        if (!spec)
            continue;
        const auto fitting = fittingValue(*spec, value);
        if (!fitting)
            return std::unexpected(fitting.error());
        label = spec->label;
        changed.insert(id);
        patch.elements[id] = withField(*element, *spec, *fitting);
    }
    if (patch.isEmpty())
        return failure(ErrorKind::Input, words("None of the chosen elements has a field \"%1\".").arg(key));
    DrawingCommand::push(document, std::move(patch),
                         StepName::tr("Set %1 of %2").arg(label, StepName::of(document.architecture(), changed)),
                         {step, words("field ") + key, hashOf(ids)});
    return {};
}

std::optional<QString> moveProblem(const ArchitectureDocument &document, const QSet<ElementId> &ids,
                                   const ElementId &container)
{
    if (!document.readOnlyReason().isEmpty())
        return document.readOnlyReason();
    Architecture after = document.architecture();
    for (const ElementId &id : ids) {
        const Element *element = after.element(id);
        if (!element)
            return words("There is no element \"%1\" any more.").arg(id.text());
        Element moved = *element;
        moved.container = container;
        after.put(moved);
    }
    const QHash<ElementId, QString> problems = containerProblems(after);
    return problems.isEmpty() ? std::nullopt : std::optional(problems.begin().value());
}

bool canMoveIntoContainer(const ArchitectureDocument &document, const QSet<ElementId> &ids, const ElementId &container)
{
    return !moveProblem(document, ids, container);
}

Result<void> moveIntoContainer(ArchitectureDocument &document, const QSet<ElementId> &ids, const ElementId &container)
{
    if (const auto wrong = moveProblem(document, ids, container))
        return failure(ErrorKind::Input, *wrong);
    DrawingPatch patch;
    for (const ElementId &id : ids) {
        patch.elements[id] = *document.architecture().element(id);
        patch.elements[id]->container = container;
    }
    const Architecture &architecture = document.architecture();
    const QString what = StepName::of(architecture, ids);
    DrawingCommand::push(document, std::move(patch),
                         container.isEmpty()
                             ? StepName::tr("Move %1 out of its container").arg(what)
                             : StepName::tr("Move %1 into %2").arg(what, StepName::of(architecture, container)));
    return {};
}

Result<void> setDrawingName(ArchitectureDocument &document, const QString &name, EditStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    const auto text = fittingText(words("The title"), name);
    if (!text)
        return std::unexpected(text.error());
    DrawingCommand::push(document, {.name = *text}, StepName::tr("Set the title to %1").arg(StepName::shortened(*text)),
                         {step, words("title")});
    return {};
}

Result<void> setDrawingDescription(ArchitectureDocument &document, const QString &description, EditStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    const auto text = fittingText(words("The description"), description);
    if (!text)
        return std::unexpected(text.error());
    DrawingCommand::push(document, {.description = *text}, StepName::tr("Set the description"),
                         {step, words("description")});
    return {};
}

} // namespace rheo
