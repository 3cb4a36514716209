// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "views/canvas/canvaspicture.h"
#include "views/canvas/roundroute.h"

#include <ranges>

namespace rheo::ui {

namespace {

QRectF around(QPointF point, qreal reach)
{
    return {point.x() - reach, point.y() - reach, 2 * reach, 2 * reach};
}

bool isOnRegion(const PictureElement &region, QPointF point, qreal tolerance)
{
    const qreal rim = 4 + tolerance;
    const bool inside = region.rect.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(point);
    const bool deep = region.rect.adjusted(rim, containerTitle, -rim, -rim).contains(point);
    return inside && !deep;
}

} // namespace

ElementId CanvasPicture::elementAt(QPointF point, qreal tolerance) const
{
    const auto near = elementsMeeting(around(point, tolerance + 1));
    for (const PictureElement *element : near | std::views::reverse) {
        const QRectF shape = element->rect.adjusted(-tolerance, -tolerance, tolerance, tolerance);
        const bool hit = element->isRegion() ? isOnRegion(*element, point, tolerance)
                                             : shape.contains(point) || element->sheetRect().contains(point);
        if (hit)
            return element->id;
    }
    return {};
}

ElementId CanvasPicture::regionAt(QPointF point, const QSet<ElementId> &except) const
{
    const auto near = elementsMeeting(around(point, 1));
    for (const PictureElement *element : near | std::views::reverse) {
        if (element->isRegion() && element->rect.contains(point) && !except.contains(element->id))
            return element->id;
    }
    return {};
}

std::optional<LinkId> CanvasPicture::linkAt(QPointF point, qreal tolerance) const
{
    std::optional<LinkId> nearest;
    qreal best = tolerance;
    for (const PictureLink *link : linksMeeting(around(point, tolerance + 1))) {
        if (!link->group.isEmpty() && link->pill.contains(point))
            return link->id;
        if (const qreal distance = distanceTo(link->points, point); distance <= best) {
            best = distance;
            nearest = link->id;
        }
    }
    return nearest;
}

QSet<ElementId> CanvasPicture::elementsInside(const QRectF &area) const
{
    QSet<ElementId> inside;
    for (const ElementId &id : m_elementIndex.meeting(area)) {
        if (area.contains(element(id)->rect))
            inside.insert(id);
    }
    return inside;
}

QSet<LinkId> CanvasPicture::linksInside(const QRectF &area) const
{
    QSet<LinkId> inside;
    for (const LinkId &id : m_linkIndex.meeting(area)) {
        if (area.contains(link(id)->points.boundingRect()))
            inside.insert(id);
    }
    return inside;
}

} // namespace rheo::ui
