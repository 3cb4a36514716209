// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvascomparison.h"

#include "model/layout/geometry.h"

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr QPointF aside(14, -14); // of a ghost that something else stands on now
const QRectF everywhere(-2e7, -2e7, 4e7, 4e7);

/// The old drawing without links: the ghosts among its elements stand where they stood.
std::vector<PictureElement> ghostsOf(const Drawing &before, const Drawing &after, const DrawingDiff &diff)
{
    Drawing bare;
    bare.placement = before.placement;
    for (const Element &element : before.architecture.elements())
        bare.architecture.put(element);
    const CanvasPicture picture = CanvasPicture::of(bare);
    std::vector<PictureElement> ghosts;
    for (const PictureElement *element : picture.elementsMeeting(everywhere)) {
        if (!diff.now.contains(element->id))
            ghosts.push_back(*element);
    }
    if (ghosts.empty())
        return ghosts;
    const QHash<ElementId, QRectF> now = elementRects(after.architecture, after.placement);
    for (PictureElement &ghost : ghosts) {
        const bool isCovered = std::any_of(now.begin(), now.end(), [&](const QRectF &rect) {
            return rect.topLeft() == ghost.rect.topLeft() && rect.size() == ghost.rect.size();
        });
        if (isCovered)
            ghost.rect.translate(aside);
    }
    return ghosts;
}

/// All elements there are and were, and of the links only those that are gone.
std::vector<PictureLink> ghostLinksOf(const Drawing &before, const Drawing &after, const DrawingDiff &diff)
{
    QHash<LinkId, LinkId> old; // by the identity with the ids of now
    Drawing whole;
    whole.placement = after.placement;
    for (const Element &element : after.architecture.elements())
        whole.architecture.put(element);
    for (const Element &element : before.architecture.elements()) {
        if (diff.now.contains(element.id))
            continue;
        whole.architecture.put(element);
        if (before.placement.contains(element.id))
            whole.placement[element.id] = before.placement[element.id];
    }
    for (const LinkDifference &link : diff.links) {
        if (link.difference != Difference::Removed)
            continue;
        LinkId id = link.before;
        id.from = diff.now.value(id.from, id.from);
        id.to = diff.now.value(id.to, id.to);
        old.insert(id, link.before);
        whole.architecture.put(Link{.id = id});
    }
    std::vector<PictureLink> ghosts;
    if (old.isEmpty())
        return ghosts;
    const CanvasPicture picture = CanvasPicture::of(whole);
    for (const PictureLink *link : picture.linksMeeting(everywhere)) {
        ghosts.push_back(*link);
        ghosts.back().id = old.value(link->id);
    }
    return ghosts;
}

} // namespace

CanvasComparison CanvasComparison::of(const Drawing &before, const Drawing &after, const DrawingDiff &diff)
{
    CanvasComparison comparison;
    for (const ElementDifference &each : diff.elements) {
        if (each.difference != Difference::Removed)
            comparison.elements.insert(each.after, {each.difference, each.changes.size()});
    }
    for (const LinkDifference &each : diff.links) {
        if (each.difference != Difference::Removed)
            comparison.links.insert(each.after, {each.difference, each.changes.size()});
    }
    comparison.ghosts = ghostsOf(before, after, diff);
    comparison.ghostLinks = ghostLinksOf(before, after, diff);
    return comparison;
}

QRectF CanvasComparison::bounds() const
{
    QRectF all;
    for (const PictureElement &ghost : ghosts)
        all |= ghost.rect;
    for (const PictureLink &link : ghostLinks)
        all |= link.points.boundingRect();
    return all;
}

const PictureElement *CanvasComparison::ghostAt(QPointF point) const
{
    const auto hit = std::find_if(ghosts.rbegin(), ghosts.rend(),
                                  [&](const PictureElement &ghost) { return ghost.rect.contains(point); });
    return hit == ghosts.rend() ? nullptr : &*hit;
}

const PictureElement *CanvasComparison::ghost(const ElementId &old) const
{
    const auto found = std::ranges::find(ghosts, old, &PictureElement::id);
    return found == ghosts.end() ? nullptr : &*found;
}

} // namespace rheo::ui
