// SPDX-License-Identifier: Apache-2.0
#include "model/edit/placementedits.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"
#include "model/edit/stepnames.h"

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

std::optional<Place> placeOf(const ArchitectureDocument &document, const ElementId &id)
{
    const auto it = document.placement().find(id);
    return it == document.placement().end() ? std::nullopt : std::optional(*it);
}

/// Changes the places that the elements have by `change`, as one step; `text` says %1 for what they are.
template<typename Change>
void changePlaces(ArchitectureDocument &document, const QSet<ElementId> &ids, const QString &text, Change change)
{
    DrawingPatch patch;
    for (const ElementId &id : ids) {
        std::optional<Place> place = placeOf(document, id);
        if (!place)
            continue;
        change(id, *place);
        patch.places[id] = place;
    }
    DrawingCommand::push(document, std::move(patch), text.arg(StepName::of(document.architecture(), ids)));
}

/// Names what was taken hold of: not what moves along in its container.
QString moveWords(const Architecture &architecture, const DrawingPatch &patch)
{
    QSet<ElementId> held;
    for (auto it = patch.places.begin(); it != patch.places.end(); ++it) {
        if (!patch.places.contains(architecture.element(it.key())->container))
            held.insert(it.key());
    }
    return StepName::tr("Move %1").arg(StepName::of(architecture, held));
}

} // namespace

void moveElements(ArchitectureDocument &document, const QHash<ElementId, QPointF> &newPositions, MoveStep step,
                  const QString &text)
{
    DrawingPatch patch;
    QSet<ElementId> moved;
    for (auto it = newPositions.begin(); it != newPositions.end(); ++it) {
        Place place = placeOf(document, it.key()).value_or(Place());
        const auto position = fittingPosition(it.value());
        moved.insert(it.key());
        if (place.locked || !position || !document.architecture().element(it.key()))
            continue;
        place.position = *position;
        patch.places[it.key()] = place;
    }
    const QString called = text.isEmpty() ? moveWords(document.architecture(), patch) : text;
    DrawingCommand::push(document, std::move(patch), called, {step, words("move"), hashOf(moved)});
}

void applyPlacement(ArchitectureDocument &document, const Placement &placement, const QString &text)
{
    DrawingPatch patch;
    for (auto it = placement.begin(); it != placement.end(); ++it) {
        const auto position = fittingPosition(it->position);
        if (!position || !document.architecture().element(it.key()))
            continue;
        Place place = *it;
        place.position = *position;
        patch.places[it.key()] = place;
    }
    DrawingCommand::push(document, std::move(patch), text);
}

void setPinned(ArchitectureDocument &document, const QSet<ElementId> &ids, bool pinned)
{
    changePlaces(document, ids, pinned ? StepName::tr("Pin %1") : StepName::tr("Unpin %1"),
                 [pinned](const ElementId &, Place &place) { place.pinned = pinned; });
}

void setLocked(ArchitectureDocument &document, const QSet<ElementId> &ids, bool locked)
{
    changePlaces(document, ids, locked ? StepName::tr("Lock %1") : StepName::tr("Unlock %1"),
                 [locked](const ElementId &, Place &place) { place.locked = locked; });
}

void setCollapsed(ArchitectureDocument &document, const QSet<ElementId> &ids, bool collapsed)
{
    changePlaces(document, ids, collapsed ? StepName::tr("Collapse %1") : StepName::tr("Expand %1"),
                 [&document, collapsed](const ElementId &id, Place &place) {
                     const Element *element = document.architecture().element(id);
                     if (element && isContainer(element->kind))
                         place.collapsed = collapsed;
                 });
}

} // namespace rheo
