// SPDX-License-Identifier: Apache-2.0
#include "model/layout/routescene.h"

#include "model/layout/textwidth.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qreal titleAir = 6;
constexpr qreal titleLeft = 12;
constexpr qreal titleTop = 8;
constexpr qreal titleIcon = 20;
constexpr qreal titleHeight = 18;

QRectF titleOf(const Element &container, const QRectF &frame)
{
    const qreal width = std::min(titleIcon + textWidth(container.name, nameSize), frame.width() - 2 * titleLeft);
    const QRectF title(frame.left() + titleLeft, frame.top() + titleTop, width, titleHeight);
    return title.adjusted(-titleAir, -titleAir, titleAir, titleAir);
}

} // namespace

RouteScene routeScene(const Architecture &architecture, const Placement &placement)
{
    return routeScene(architecture, placement,
                      {.rects = elementRects(architecture, placement), .links = architecture.links().keys()});
}

RouteScene routeScene(const Architecture &architecture, const Placement &placement, const DrawnPart &part)
{
    RouteScene scene;
    QList<ElementId> ids = part.rects.keys();
    std::ranges::sort(ids);
    QHash<ElementId, int> index;
    for (const ElementId &id : std::as_const(ids)) {
        const Element &element = *architecture.element(id);
        const QRectF rect = part.rects.value(id);
        const bool open = isContainer(element.kind) && !placement.value(id).collapsed;
        index.insert(id, int(scene.ends.size()));
        scene.ends += RouteEnd{id, rect, !open};
        if (open)
            scene.titles += titleOf(element, rect);
    }
    for (const LinkId &link : part.links) {
        const int from = index.value(visibleStandIn(architecture, placement, link.from), -1);
        const int to = index.value(visibleStandIn(architecture, placement, link.to), -1);
        if (from < 0 || to < 0 || from == to)
            continue;
        const QString group = link.kind == LinkKind::Consumes ? effectiveGroup(architecture, link) : QString();
        scene.tasks += RouteTask{link, from, to, group.isEmpty() ? 0 : pillWidth(group)};
    }
    return scene;
}

} // namespace rheo
