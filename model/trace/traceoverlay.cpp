// SPDX-License-Identifier: Apache-2.0
#include "model/trace/traceoverlay.h"

#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace rheo {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TraceOverlay", text);
}

/// Collects what is lit, each once.
struct Lit
{
    std::set<ElementId> elements;
    std::set<LinkId> links;
    std::set<LinkId> late;

    void add(const LinkId &link)
    {
        if (link.from.isEmpty())
            return;
        links.insert(link);
        elements.insert(link.from);
        elements.insert(link.to);
    }
};

LinkId producingLink(const Trace &trace, const Architecture &drawing, size_t step)
{
    const TraceStep &event = trace.events[step];
    const LinkId link{event.producer, event.topic, LinkKind::Produces};
    return !event.producer.isEmpty() && drawing.link(link) ? link : LinkId();
}

void lightHops(const Trace &trace, const Architecture &drawing, size_t step, Lit &lit, TraceOverlay &overlay)
{
    for (size_t i = 0; i < trace.events[step].causes.size(); ++i) {
        const Cause &cause = trace.events[step].causes[i];
        const HopLinks links = hopLinks(trace, drawing, step, i);
        lit.add(links.reads);
        lit.add(links.writes);
        const auto budget = hopBudget(trace, drawing, step, i);
        if (!budget || cause.hopMicroseconds <= *budget)
            continue;
        lit.late.insert(links.reads);
        overlay.signs.push_back(
            {cause.service, links.reads, tr("%1 over budget").arg(elapsedText(cause.hopMicroseconds - *budget))});
    }
}

TraceOverlay::Badge badgeFor(const Trace &trace, const Architecture &drawing, size_t step, bool topicIsTaken)
{
    const qint64 after = stepTime(trace.events[step]) - trace.startMicroseconds();
    const QString sign = after >= 0 && step > 0 ? QStringLiteral("+") : QString();
    return {int(step) + 1, trace.events[step].topic, topicIsTaken ? producingLink(trace, drawing, step) : LinkId(),
            tr("event %1 · %2").arg(step + 1).arg(sign + elapsedText(after)),
            overBudget(trace, drawing, step).has_value()};
}

} // namespace

TraceOverlay overlayFor(const Trace &trace, const Architecture &drawing)
{
    TraceOverlay overlay;
    Lit lit;
    std::set<ElementId> badged;
    for (size_t step = 0; step < trace.events.size(); ++step) {
        lightHops(trace, drawing, step, lit, overlay);
        lit.add(producingLink(trace, drawing, step));
        const ElementId topic = trace.events[step].topic;
        if (topic.isEmpty())
            continue;
        lit.elements.insert(topic);
        overlay.badges.push_back(badgeFor(trace, drawing, step, !badged.insert(topic).second));
    }
    for (const Consumption &reading : trace.consumptions)
        if (reading.proven && drawing.link(reading.link))
            lit.add(reading.link);
    overlay.elements.assign(lit.elements.begin(), lit.elements.end());
    overlay.links.assign(lit.links.begin(), lit.links.end());
    overlay.lateLinks.assign(lit.late.begin(), lit.late.end());
    return overlay;
}

} // namespace rheo
