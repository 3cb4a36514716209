// SPDX-License-Identifier: Apache-2.0
#include "model/diff/takeback.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"
#include "model/file/limits.h"
#include "model/file/structure.h"

#include <algorithm>

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

Error notThereAnyMore()
{
    return {ErrorKind::Input, words("This difference is not there any more."), {}};
}

QString nameOf(const Element &element)
{
    return element.name.isEmpty() ? element.id.text() : element.name;
}

/// The field as the old one has it, or out where it has none.
void takeField(FieldMap &fields, const FieldMap &before, const FieldChange &change)
{
    if (change.entry.isEmpty()) {
        if (before.contains(change.key))
            fields[change.key] = before.value(change.key);
        else
            fields.remove(change.key);
        return;
    }
    const FieldValue stored = fields.value(change.key, TextMap());
    TextMap map = std::holds_alternative<TextMap>(stored) ? std::get<TextMap>(stored) : TextMap();
    if (change.before)
        map[change.entry] = *change.before;
    else
        map.remove(change.entry);
    if (map.isEmpty())
        fields.remove(change.key);
    else
        fields[change.key] = map;
}

bool livesIn(const QString &key, FieldHome home)
{
    return fieldSpec(key, home) != nullptr;
}

/// The element as it is, with the properties of `changes` as the old one has them.
Element taken(Element now, const Element &before, const QList<FieldChange> &changes, const ElementId &container)
{
    for (const FieldChange &change : changes) {
        if (change.key == properties::name)
            now.name = before.name;
        else if (change.key == properties::kind)
            now.kind = before.kind;
        else if (change.key == properties::container)
            now.container = container;
        else if (change.key == properties::unknown)
            now.unknown = before.unknown;
        else
            takeField(now.fields, before.fields, change);
    }
    now.fields.removeIf([&](const FieldMap::iterator &it) { return !livesIn(it.key(), fieldHome(now.kind)); });
    return now;
}

/// What becomes of its place: nothing to change, or the place with the properties of `changes`, or none as before.
std::optional<std::optional<Place>> placeTaken(const Placement &placement, const ElementId &id, const Place &before,
                                               const QList<FieldChange> &changes)
{
    Place place = placement.value(id);
    for (const FieldChange &change : changes) {
        if (change.key == properties::position && !change.before)
            return std::optional<Place>();
        if (change.key == properties::position)
            place.position = before.position;
        else if (change.key == properties::z)
            place.z = before.z;
        else if (change.key == properties::pinned)
            place.pinned = before.pinned;
        else if (change.key == properties::locked)
            place.locked = before.locked;
        else if (change.key == properties::collapsed)
            place.collapsed = before.collapsed;
    }
    return place == placement.value(id) ? std::nullopt : std::optional(std::optional(place));
}

/// The patch as one step, if the drawing may be so: the container is one, and links join what they may.
Result<void> push(ArchitectureDocument &document, const DrawingPatch &patch, const QString &what)
{
    Architecture wanted = document.architecture();
    for (auto it = patch.elements.begin(); it != patch.elements.end(); ++it)
        it.value() ? wanted.put(*it.value()) : wanted.remove(it.key());
    for (auto it = patch.links.begin(); it != patch.links.end(); ++it)
        it.value() ? wanted.put(*it.value()) : wanted.remove(it.key());
    if (wanted.elements().size() > mostElements)
        return failure(ErrorKind::Limit, words("The drawing has as many elements as it can hold."));
    if (const auto faulty = containerProblems(wanted); !faulty.isEmpty())
        return failure(ErrorKind::Input, *faulty.begin());
    for (auto it = patch.elements.begin(); it != patch.elements.end(); ++it) {
        for (const LinkId &link : it.value() ? linksOf(wanted, it.key()) : QList<LinkId>()) {
            if (const auto problem = endProblem(wanted, link))
                return failure(ErrorKind::Input, *problem);
        }
    }
    for (auto it = patch.links.begin(); it != patch.links.end(); ++it) {
        if (const auto problem = it.value() ? endProblem(wanted, it.key()) : std::nullopt)
            return failure(ErrorKind::Input, *problem);
    }
    DrawingCommand::push(document, patch, what);
    return {};
}

/// The old link's identity with the ids that its ends have in the document; nothing where an end is missing.
std::optional<LinkId> linkNow(const Architecture &architecture, const DrawingDiff &diff, LinkId id)
{
    id.from = diff.now.value(id.from, id.from);
    id.to = diff.now.value(id.to, id.to);
    const bool hasEnds = architecture.element(id.from) && architecture.element(id.to);
    return hasEnds ? std::optional(id) : std::nullopt;
}

Result<void> bringBack(ArchitectureDocument &document, const Drawing &before, const DrawingDiff &diff,
                       const ElementId &id)
{
    const Element *old = before.architecture.element(id);
    if (!old || document.architecture().element(id))
        return std::unexpected(notThereAnyMore());
    Element element = *old;
    element.container = diff.now.value(old->container, old->container);
    if (!document.architecture().element(element.container))
        element.container = {};
    DrawingPatch patch;
    patch.elements[id] = element;
    if (const auto place = before.placement.find(id); place != before.placement.end())
        patch.places[id] = *place;
    Architecture with = document.architecture();
    with.put(element);
    for (const LinkId &linkId : linksOf(before.architecture, id)) {
        Link link = *before.architecture.link(linkId);
        const auto now = linkNow(with, diff, linkId);
        if (!now || endProblem(with, *now))
            continue;
        link.id = *now;
        patch.links[*now] = link;
    }
    return push(document, patch, words("Restore %1").arg(nameOf(element)));
}

Result<void> takeOut(ArchitectureDocument &document, const ElementId &id)
{
    const Architecture &architecture = document.architecture();
    const Element *element = architecture.element(id);
    if (!element)
        return std::unexpected(notThereAnyMore());
    if (!childrenOf(architecture, id).isEmpty())
        return failure(ErrorKind::Input,
                       words("%1 holds other elements. Move them out of it first.").arg(nameOf(*element)));
    DrawingPatch patch;
    patch.elements[id] = std::nullopt;
    patch.places[id] = std::nullopt;
    for (const LinkId &link : linksOf(architecture, id))
        patch.links[link] = std::nullopt;
    return push(document, patch, words("Remove %1").arg(nameOf(*element)));
}

Result<void> putRight(ArchitectureDocument &document, const Drawing &before, const DrawingDiff &diff,
                      const ElementDifference &difference)
{
    const Element *old = before.architecture.element(difference.before);
    const Element *now = document.architecture().element(difference.after);
    if (!old || !now)
        return std::unexpected(notThereAnyMore());
    DrawingPatch patch;
    const ElementId container = diff.now.value(old->container, old->container);
    const Element wanted = taken(*now, *old, difference.changes, container);
    if (wanted != *now)
        patch.elements[now->id] = wanted;
    const auto place = placeTaken(document.placement(), now->id, before.placement.value(old->id), difference.changes);
    if (place)
        patch.places[now->id] = *place;
    return push(document, patch, words("Take back a change of %1").arg(nameOf(*now)));
}

} // namespace

Result<void> takeBack(ArchitectureDocument &document, const Drawing &before, const DrawingDiff &diff,
                      const ElementDifference &difference)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    switch (difference.difference) {
    case Difference::Added:
        return takeOut(document, difference.after);
    case Difference::Removed:
        return bringBack(document, before, diff, difference.before);
    case Difference::Changed:
        return putRight(document, before, diff, difference);
    }
    std::unreachable();
}

Result<void> takeBack(ArchitectureDocument &document, const Drawing &before, const DrawingDiff &diff,
                      const LinkDifference &difference)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    const Architecture &architecture = document.architecture();
    const bool isAdded = difference.difference == Difference::Added;
    const bool isRemoved = difference.difference == Difference::Removed;
    const Link *now = isRemoved ? nullptr : architecture.link(difference.after);
    const Link *old = isAdded ? nullptr : before.architecture.link(difference.before);
    if (isRemoved ? !old : !now || (!isAdded && !old))
        return std::unexpected(notThereAnyMore());
    DrawingPatch patch;
    if (now)
        patch.links[now->id] = std::nullopt;
    if (old) {
        const auto id = linkNow(architecture, diff, old->id);
        if (!id)
            return failure(ErrorKind::Input, words("One end of the link is not drawn. Restore that first."));
        Link link = now ? *now : *old;
        link.id = *id;
        for (const FieldChange &change : difference.changes) {
            if (change.key == properties::group)
                continue; // of the identity
            if (change.key == properties::unknown)
                link.unknown = old->unknown;
            else
                takeField(link.fields, old->fields, change);
        }
        const bool keepsGroup = now && std::ranges::none_of(difference.changes, [](const FieldChange &each) {
                                    return each.key == properties::group;
                                });
        if (keepsGroup)
            link.id = now->id;
        patch.links[link.id] = link;
    }
    return push(document, patch, isAdded ? words("Remove a link") : words("Restore a link"));
}

Result<void> takeBack(ArchitectureDocument &document, const Drawing &before, const FieldChange &change)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    DrawingPatch patch;
    if (change.key == properties::name)
        patch.name = before.architecture.name;
    else if (change.key == properties::description)
        patch.description = before.architecture.description;
    else
        return failure(ErrorKind::Input, words("This can only be changed in the file."));
    DrawingCommand::push(document, patch, words("Take back the drawing's %1").arg(change.key));
    return {};
}

} // namespace rheo
