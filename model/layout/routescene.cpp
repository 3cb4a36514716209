// SPDX-License-Identifier: Apache-2.0
#include "model/layout/routescene.h"

#include "model/layout/textwidth.h"

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
    RouteScene scene;
    const auto rects = elementRects(architecture, placement);
    QHash<ElementId, int> index;
    for (const Element &element : architecture.elements()) {
        const auto rect = rects.constFind(element.id);
        if (rect == rects.constEnd())
            continue;
        const bool open = isContainer(element.kind) && !placement.value(element.id).collapsed;
        index.insert(element.id, int(scene.ends.size()));
        scene.ends += RouteEnd{element.id, *rect, !open};
        if (open)
            scene.titles += titleOf(element, *rect);
    }
    for (const Link &link : architecture.links()) {
        const int from = index.value(visibleStandIn(architecture, placement, link.id.from), -1);
        const int to = index.value(visibleStandIn(architecture, placement, link.id.to), -1);
        if (from < 0 || to < 0 || from == to)
            continue;
        const QString group = link.id.kind == LinkKind::Consumes ? effectiveGroup(architecture, link.id) : QString();
        scene.tasks += RouteTask{link.id, from, to, group.isEmpty() ? 0 : pillWidth(group)};
    }
    return scene;
}

} // namespace rheo
