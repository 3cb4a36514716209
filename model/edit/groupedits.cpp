// SPDX-License-Identifier: Apache-2.0
#include "model/edit/groupedits.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"
#include "model/file/limits.h"
#include "model/file/structure.h"

#include <algorithm>
#include <limits>

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

/// The containers around an element, the innermost first.
QList<ElementId> containersAround(const Architecture &architecture, const ElementId &id)
{
    QList<ElementId> around;
    const Element *element = architecture.element(id);
    while (element && !element->container.isEmpty() && !around.contains(element->container)) {
        around += element->container;
        element = architecture.element(element->container);
    }
    return around;
}

/// Those that are in none of the others.
QList<ElementId> rootsOf(const Architecture &architecture, const QSet<ElementId> &ids)
{
    QList<ElementId> roots;
    for (const ElementId &id : ids) {
        const QList<ElementId> around = containersAround(architecture, id);
        if (architecture.element(id) &&
            std::ranges::none_of(around, [&](const ElementId &outer) { return ids.contains(outer); }))
            roots += id;
    }
    return roots;
}

ElementId innermostAround(const Architecture &architecture, const QList<ElementId> &ids)
{
    for (const ElementId &candidate : containersAround(architecture, ids.front())) {
        if (std::ranges::all_of(
                ids, [&](const ElementId &id) { return containersAround(architecture, id).contains(candidate); }))
            return candidate;
    }
    return {};
}

/// The first container around it that stays.
ElementId homeAfter(const Architecture &architecture, const ElementId &id, const QSet<ElementId> &gone)
{
    for (const ElementId &around : containersAround(architecture, id)) {
        if (!gone.contains(around))
            return around;
    }
    return {};
}

enum class End { Front, Back };

void putAtEnd(ArchitectureDocument &document, const QSet<ElementId> &ids, End end)
{
    QList<std::pair<int, ElementId>> chosen;
    qint64 most = std::numeric_limits<qint64>::min();
    qint64 least = std::numeric_limits<qint64>::max();
    for (auto it = document.placement().begin(); it != document.placement().end(); ++it) {
        if (ids.contains(it.key())) {
            chosen += {it->z, it.key()};
            continue;
        }
        most = std::max<qint64>(most, it->z);
        least = std::min<qint64>(least, it->z);
    }
    if (most < least)
        return; // there are no others
    std::ranges::sort(chosen);
    const qsizetype count = chosen.size();
    DrawingPatch patch;
    for (qsizetype i = 0; i < count; ++i) {
        Place place = document.placement().value(chosen[i].second);
        const qint64 z = end == End::Front ? most + 1 + i : least - count + i;
        place.z = int(std::clamp<qint64>(z, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
        patch.places[chosen[i].second] = place;
    }
    DrawingCommand::push(document, std::move(patch),
                         end == End::Front ? words("Bring to front") : words("Send to back"));
}

} // namespace

Result<ElementId> groupElements(ArchitectureDocument &document, const QSet<ElementId> &ids, const QString &name)
{
    if (auto allowed = mayChange(document); !allowed)
        return std::unexpected(allowed.error());
    const Architecture &architecture = document.architecture();
    const QList<ElementId> roots = rootsOf(architecture, ids);
    if (roots.isEmpty())
        return failure(ErrorKind::Input, words("Nothing is selected that could be put into a container."));
    const auto text = fittingText(words("The name"), name);
    if (!text)
        return std::unexpected(text.error());
    if (architecture.elements().size() >= mostElements)
        return failure(ErrorKind::Input, words("The drawing has as many elements as it may have."));
    const Element group{architecture.freeId(*text), ElementKind::BoundedContext, *text,
                        innermostAround(architecture, roots)};
    Architecture after = architecture;
    after.put(group);
    DrawingPatch patch;
    patch.elements[group.id] = group;
    QPointF corner;
    for (qsizetype i = 0; i < roots.size(); ++i) {
        Element member = *architecture.element(roots[i]);
        member.container = group.id;
        after.put(member);
        patch.elements[member.id] = member;
        const QPointF position = document.placement().value(member.id).position;
        corner = i == 0 ? position : QPointF(std::min(corner.x(), position.x()), std::min(corner.y(), position.y()));
    }
    if (const auto problems = containerProblems(after); !problems.isEmpty())
        return failure(ErrorKind::Input, problems.begin().value());
    patch.places[group.id] = Place{corner};
    DrawingCommand::push(document, std::move(patch), words("Group"));
    return group.id;
}

bool dissolveContainers(ArchitectureDocument &document, const QSet<ElementId> &ids)
{
    const Architecture &architecture = document.architecture();
    QSet<ElementId> gone = ids;
    gone.removeIf([&](const ElementId &id) {
        const Element *element = architecture.element(id);
        return !element || !isContainer(element->kind);
    });
    if (gone.isEmpty())
        return false;
    DrawingPatch patch;
    for (const Element &element : architecture.elements()) {
        if (gone.contains(element.id)) {
            patch.elements[element.id] = std::nullopt;
            patch.places[element.id] = std::nullopt;
        } else if (gone.contains(element.container)) {
            Element member = element;
            member.container = homeAfter(architecture, element.id, gone);
            patch.elements[element.id] = member;
        }
    }
    for (auto it = architecture.links().keyBegin(); it != architecture.links().keyEnd(); ++it) {
        if (gone.contains(it->from) || gone.contains(it->to))
            patch.links[*it] = std::nullopt;
    }
    return DrawingCommand::push(document, std::move(patch), words("Ungroup"));
}

void bringToFront(ArchitectureDocument &document, const QSet<ElementId> &ids)
{
    putAtEnd(document, ids, End::Front);
}

void sendToBack(ArchitectureDocument &document, const QSet<ElementId> &ids)
{
    putAtEnd(document, ids, End::Back);
}

} // namespace rheo
