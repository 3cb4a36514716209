// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "views/canvas/canvaspicture.h"

namespace rheo::ui {

namespace {

QSet<ElementId> withContainers(const Architecture &architecture, const QSet<ElementId> &ids)
{
    QSet<ElementId> all = ids;
    for (const ElementId &id : ids) {
        const Element *around = architecture.element(id);
        for (int depth = 0; around && !around->container.isEmpty() && depth < 64; ++depth) {
            all.insert(around->container);
            around = architecture.element(around->container);
        }
    }
    return all;
}

/// What can cover a pill: a card, or the title of a region.
QRectF coverOf(const PictureElement &element, const QRectF &rect)
{
    return element.isRegion() ? QRectF(rect.topLeft(), QSizeF(rect.width(), containerTitle)) : rect;
}

} // namespace

/// Beyond the router's limit a way depends on its two ends alone, so that a move costs what it touches, however large
/// the drawing. False, with nothing done, within the limit or where something comes into sight or out of it.
bool CanvasPicture::moveOnly(const Drawing &drawing, const QSet<ElementId> &places)
{
    if (!isBeyondRouting(m_elements.size(), m_links.size()))
        return false;
    const QSet<ElementId> touched = withContainers(drawing.architecture, places);
    const QHash<ElementId, QRectF> rects = elementRects(drawing.architecture, drawing.placement, touched);
    for (const ElementId &id : touched) {
        const PictureElement *known = element(id);
        const bool collapses = known && isContainer(known->kind) && drawing.placement.value(id).collapsed;
        if (rects.contains(id) != (known != nullptr) || (known && known->isCollapsed != collapses))
            return false;
    }
    QSet<ElementId> moved;
    QRectF changed;
    for (auto it = rects.begin(); it != rects.end(); ++it) {
        const PictureElement &before = m_elements[it.key()];
        if (before.rect != it.value()) {
            moved.insert(it.key());
            changed |= coverOf(before, before.rect) | coverOf(before, it.value());
        }
        moveElement(drawing, it.key(), it.value());
    }
    for (const LinkId &id : linksEndingAt(drawing.architecture, moved)) {
        changed |= m_links[id].extent();
        for (const ElementId &end : {id.from, id.to})
            if (const auto *shown = element(visibleStandIn(drawing.architecture, drawing.placement, end)))
                changed |= shown->rect;
    }
    const Routes routes =
        reroutePart(drawing.architecture, drawing.placement, partAround(drawing, changed), m_routes, moved);
    for (auto it = routes.begin(); it != routes.end(); ++it) {
        Route &before = m_routes[it.key()];
        if (before.points == it->points && before.pill == it->pill)
            continue;
        before = it.value();
        putLink(drawing, it.key(), it.value());
    }
    turnPlugs(drawing);
    return true;
}

/// With those of what a collapsed container hides.
QSet<LinkId> CanvasPicture::linksEndingAt(const Architecture &architecture, const QSet<ElementId> &moved) const
{
    QSet<ElementId> ends = moved;
    for (const ElementId &id : moved) {
        if (!element(id)->isCollapsed)
            continue;
        for (const Element &inner : architecture.elements())
            if (isInside(architecture, inner.id, id))
                ends.insert(inner.id);
    }
    QSet<LinkId> found;
    for (auto it = m_links.keyBegin(); it != m_links.keyEnd(); ++it)
        if (ends.contains(it->from) || ends.contains(it->to))
            found.insert(*it);
    return found;
}

/// The links that meet the area, and all that their pills may come to lie near.
DrawnPart CanvasPicture::partAround(const Drawing &drawing, const QRectF &changed) const
{
    QRectF wide = changed;
    for (const LinkId &id : m_linkIndex.meeting(changed))
        wide |= link(id)->extent();
    wide.adjust(-widestPill, -pillHeight, widestPill, pillHeight);
    DrawnPart part;
    for (const ElementId &id : m_elementIndex.meeting(wide))
        part.rects.insert(id, element(id)->rect);
    for (const PictureLink *link : linksMeeting(wide)) {
        part.links += link->id;
        for (const ElementId &end : {link->id.from, link->id.to})
            if (const auto *shown = element(visibleStandIn(drawing.architecture, drawing.placement, end)))
                part.rects.insert(shown->id, shown->rect);
    }
    return part;
}

} // namespace rheo::ui
