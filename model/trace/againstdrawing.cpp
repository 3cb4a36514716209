// SPDX-License-Identifier: Apache-2.0
#include "model/trace/againstdrawing.h"

#include "model/base/displaytext.h"
#include "model/trace/elapsedtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace rheo {

namespace {

using Kind = DrawingFact::Kind;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("AgainstDrawing", text, nullptr, count);
}

QString nameOf(const Architecture &drawing, const ElementId &id)
{
    const Element *element = drawing.element(id);
    return element ? displayText(element->name, 60) : displayText(id.text(), 60);
}

QString joined(const QStringList &names)
{
    const QStringList some = names.mid(0, 5);
    return some.join(QStringLiteral(", ")) + (names.size() > 5 ? QStringLiteral(", …") : QString());
}

void addLate(const Trace &trace, const Architecture &drawing, std::vector<DrawingFact> &facts)
{
    for (size_t step = 0; step < trace.events.size(); ++step)
        for (size_t i = 0; i < trace.events[step].causes.size(); ++i) {
            const Cause &cause = trace.events[step].causes[i];
            const auto budget = hopBudget(trace, drawing, step, i);
            if (budget && cause.hopMicroseconds > *budget)
                facts.push_back({Kind::Late,
                                 tr("%1 late by %2")
                                     .arg(nameOf(drawing, cause.service), elapsedText(cause.hopMicroseconds - *budget)),
                                 tr("event %1 took %2, budget %3")
                                     .arg(step + 1)
                                     .arg(elapsedText(cause.hopMicroseconds), elapsedText(*budget)),
                                 {step}});
        }
}

void addUndrawn(const Trace &trace, const Architecture &drawing, std::vector<DrawingFact> &facts)
{
    for (size_t step = 0; step < trace.events.size(); ++step) {
        const TraceStep &event = trace.events[step];
        if (event.topic.isEmpty()) {
            facts.push_back({Kind::Undrawn,
                             tr("%1 is not drawn").arg(displayText(event.topicName, 60)),
                             tr("event %1 lies on it").arg(step + 1),
                             {step}});
            continue;
        }
        for (size_t i = 0; i < event.causes.size(); ++i) {
            const HopLinks links = hopLinks(trace, drawing, step, i);
            const size_t parent = event.causes[i].parent;
            if (!links.reads.from.isEmpty() && !links.writes.from.isEmpty())
                continue;
            facts.push_back(
                {Kind::Undrawn,
                 tr("No drawn way from event %1 to %2").arg(parent + 1).arg(step + 1),
                 tr("%1 to %2").arg(displayText(trace.events[parent].topicName, 60), displayText(event.topicName, 60)),
                 {step}});
        }
    }
}

void addSingle(const Trace &trace, std::vector<DrawingFact> &facts)
{
    for (size_t step = 0; step < trace.events.size(); ++step) {
        const QString topic = displayText(trace.events[step].topicName, 60);
        if (trace.events[step].duplicate)
            facts.push_back({Kind::Duplicate,
                             tr("Event %1 repeats an earlier one").arg(step + 1),
                             tr("same id, or same key, value and cause, on %1").arg(topic),
                             {step}});
        if (trace.events[step].parentNotRecorded)
            facts.push_back({Kind::ParentMissing,
                             tr("What led to event %1 was not recorded").arg(step + 1),
                             tr("it names a parent that is not here"),
                             {step}});
    }
}

void addAsDrawn(const Trace &trace, const Architecture &drawing, std::vector<DrawingFact> &facts)
{
    DrawingFact fact{Kind::AsDrawn, {}};
    QStringList services;
    int hops = 0;
    for (size_t step = 0; step < trace.events.size(); ++step)
        for (size_t i = 0; i < trace.events[step].causes.size(); ++i) {
            const HopLinks links = hopLinks(trace, drawing, step, i);
            if (links.reads.from.isEmpty() || links.writes.from.isEmpty())
                continue;
            ++hops;
            fact.steps.push_back(step);
            const QString name = nameOf(drawing, trace.events[step].causes[i].service);
            if (!services.contains(name))
                services.append(name);
        }
    if (hops == 0)
        return;
    fact.title = hops == 1 ? tr("1 hop as drawn") : tr("%1 hops as drawn").arg(hops);
    fact.detail = joined(services);
    facts.push_back(fact);
}

bool readElsewhere(const Trace &trace, const Consumption &reading)
{
    return std::ranges::any_of(trace.events, [&reading](const TraceStep &event) {
        return std::ranges::any_of(event.causes, [&reading](const Cause &cause) {
            return cause.parent == reading.step && cause.service == reading.link.to;
        });
    });
}

void addReadings(const Trace &trace, const Architecture &drawing, std::vector<DrawingFact> &facts)
{
    for (const Consumption &reading : trace.consumptions) {
        if (readElsewhere(trace, reading))
            continue;
        const QString service = nameOf(drawing, reading.link.to);
        if (reading.proven)
            facts.push_back({Kind::ReadProven,
                             tr("%1 has read event %2").arg(service).arg(reading.step + 1),
                             tr("proven by its commits"),
                             {reading.step}});
        else
            facts.push_back({Kind::NotSeen,
                             tr("%1 not seen to read event %2 yet").arg(service).arg(reading.step + 1),
                             tr("no commit of its group proves it"),
                             {reading.step}});
    }
}

void addUnobservable(const Trace &trace, const Architecture &drawing, std::vector<DrawingFact> &facts)
{
    std::set<ElementId> clients;
    for (const Consumption &reading : trace.consumptions)
        clients.insert(reading.link.to);
    for (const ElementId &client : clients)
        for (const LinkId &link : linksOf(drawing, client))
            if (link.kind == LinkKind::ReadsWrites || link.kind == LinkKind::Calls) {
                const ElementId other = link.from == client ? link.to : link.from;
                facts.push_back({Kind::NotObservable,
                                 tr("%1 to %2 not observable").arg(nameOf(drawing, client), nameOf(drawing, other)),
                                 tr("it does not go through Kafka"),
                                 {}});
            }
}

} // namespace

HopLinks hopLinks(const Trace &trace, const Architecture &drawing, size_t step, size_t cause)
{
    const TraceStep &event = trace.events[step];
    const Cause &hop = event.causes[cause];
    if (hop.service.isEmpty())
        return {};
    HopLinks links;
    for (const LinkId &link : linksOf(drawing, hop.service)) {
        if (link.kind == LinkKind::Consumes && link.from == trace.events[hop.parent].topic)
            links.reads = link;
        if (link.kind == LinkKind::Produces && link.to == event.topic)
            links.writes = link;
    }
    return links;
}

std::optional<qint64> hopBudget(const Trace &trace, const Architecture &drawing, size_t step, size_t cause)
{
    const Link *link = drawing.link(hopLinks(trace, drawing, step, cause).reads);
    const qint64 milliseconds = link ? link->count(fields::hopBudget) : 0;
    return milliseconds > 0 ? std::optional(milliseconds * 1000) : std::nullopt;
}

std::optional<qint64> overBudget(const Trace &trace, const Architecture &drawing, size_t step)
{
    std::optional<qint64> worst;
    for (size_t i = 0; i < trace.events[step].causes.size(); ++i) {
        const auto budget = hopBudget(trace, drawing, step, i);
        const qint64 over = budget ? trace.events[step].causes[i].hopMicroseconds - *budget : 0;
        if (over > 0)
            worst = std::max(worst.value_or(0), over);
    }
    return worst;
}

std::optional<size_t> mainCause(const Trace &trace, const Architecture &drawing, size_t step)
{
    const std::vector<Cause> &causes = trace.events[step].causes;
    std::optional<size_t> best;
    qint64 bestOver = 0;
    for (size_t i = 0; i < causes.size(); ++i) {
        const qint64 over =
            std::max<qint64>(0, causes[i].hopMicroseconds - hopBudget(trace, drawing, step, i).value_or(INT64_MAX));
        const auto parentTime = [&](size_t cause) { return stepTime(trace.events[causes[cause].parent]); };
        if (!best || over > bestOver || (over == bestOver && parentTime(i) > parentTime(*best))) {
            best = i;
            bestOver = over;
        }
    }
    return best;
}

std::vector<DrawingFact> againstDrawing(const Trace &trace, const Architecture &drawing)
{
    std::vector<DrawingFact> facts;
    addLate(trace, drawing, facts);
    addUndrawn(trace, drawing, facts);
    addSingle(trace, facts);
    addAsDrawn(trace, drawing, facts);
    addReadings(trace, drawing, facts);
    addUnobservable(trace, drawing, facts);
    std::ranges::stable_sort(facts, {}, &DrawingFact::kind);
    return facts;
}

} // namespace rheo
