// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/dataflow.h"

#include <QHash>

namespace rheo {

namespace {

struct Hop
{
    ElementId to;
    const LinkId *link;
};

using Hops = QHash<ElementId, QList<Hop>>;

Hops hopsOf(const Architecture &architecture, FlowDirection direction)
{
    Hops hops;
    for (auto it = architecture.links().keyBegin(); it != architecture.links().keyEnd(); ++it) {
        const LinkId &link = *it;
        const bool bothWays = link.kind == LinkKind::ReadsWrites;
        if (direction == FlowDirection::Downstream || bothWays)
            hops[link.from] += {link.to, &link};
        if (direction == FlowDirection::Upstream || bothWays)
            hops[link.to] += {link.from, &link};
    }
    return hops;
}

void walk(const Hops &hops, QSet<ElementId> begin, DataFlow &flow)
{
    QList<ElementId> waiting(begin.cbegin(), begin.cend());
    QSet<ElementId> seen = std::move(begin);
    while (!waiting.isEmpty()) {
        const ElementId at = waiting.takeLast();
        flow.elements.insert(at);
        const auto next = hops.constFind(at);
        if (next == hops.constEnd())
            continue;
        for (const Hop &hop : *next) {
            flow.links.insert(*hop.link);
            if (seen.contains(hop.to))
                continue;
            seen.insert(hop.to);
            waiting += hop.to;
        }
    }
}

QSet<ElementId> withContents(const Architecture &architecture, const QSet<ElementId> &elements)
{
    const auto isIn = [&](const Element *element) {
        QSet<ElementId> seen; // containers may stand in circles
        while (element && !elements.contains(element->id) && !seen.contains(element->id)) {
            seen.insert(element->id);
            element = architecture.element(element->container);
        }
        return element && elements.contains(element->id);
    };
    QSet<ElementId> all;
    for (const Element &element : architecture.elements()) {
        if (isIn(&element))
            all.insert(element.id);
    }
    return all;
}

} // namespace

DataFlow dataFlow(const Architecture &architecture, const QSet<ElementId> &elements, const QSet<LinkId> &links,
                  FlowDirection direction)
{
    const QSet<ElementId> begin = withContents(architecture, elements);
    QSet<ElementId> sources = begin;
    QSet<ElementId> goals = begin;
    DataFlow flow{.elements = begin, .links = {}};
    for (const LinkId &link : links) {
        if (!architecture.link(link))
            continue;
        flow.links.insert(link);
        flow.elements |= {link.from, link.to};
        sources.insert(link.from);
        goals.insert(link.to);
    }
    if (direction != FlowDirection::Downstream)
        walk(hopsOf(architecture, FlowDirection::Upstream), sources, flow);
    if (direction != FlowDirection::Upstream)
        walk(hopsOf(architecture, FlowDirection::Downstream), goals, flow);
    return flow;
}

} // namespace rheo
