// SPDX-License-Identifier: Apache-2.0
#include "views/panels/traceoncanvas.h"

namespace rheo::ui {

namespace {

void placeBadge(CanvasOverlay &overlay, const TraceOverlay::Badge &badge)
{
    if (badge.link != LinkId()) {
        LinkOverlay &link = overlay.links[badge.link];
        link.badge = badge.number;
        link.label = badge.label;
        return;
    }
    ElementOverlay &topic = overlay.elements[badge.topic];
    if (topic.badge != 0)
        return;
    topic.badge = badge.number;
    topic.badgeLate = badge.late;
    topic.label = badge.label;
}

} // namespace

void layTraceOver(CanvasOverlay &overlay, const TraceOverlay &trace)
{
    if (trace.isEmpty())
        return;
    overlay.dimOthers = true;
    for (const ElementId &id : trace.elements)
        overlay.elements[id].lit = true;
    for (const LinkId &id : trace.links)
        overlay.links[id].lit = true;
    for (const LinkId &id : trace.lateLinks)
        overlay.links[id].late = true;
    for (const TraceOverlay::Badge &badge : trace.badges)
        placeBadge(overlay, badge);
    for (const TraceOverlay::LateSign &sign : trace.signs) {
        ElementOverlay &service = overlay.elements[sign.service];
        service.pill = sign.text;
        service.pillSign = Sign::Late;
    }
}

} // namespace rheo::ui
