// SPDX-License-Identifier: Apache-2.0
#include "model/trace/drawnpaths.h"

#include <algorithm>

namespace rheo {

DrawnPaths::DrawnPaths(const Architecture &architecture)
{
    readElements(architecture);
    readLinks(architecture);
}

void DrawnPaths::readElements(const Architecture &architecture)
{
    for (const Element &element : architecture.elements()) {
        if (isClient(element.kind)) {
            const QString group = element.text(fields::group);
            m_clients[element.id] = {element.name,
                                     group.isEmpty() ? element.name : group,
                                     element.text(fields::emitMode) == QLatin1String("all"),
                                     {},
                                     {}};
        } else if (element.kind == ElementKind::Topic) {
            m_topics[element.id] = {clusterName(element), element.flag(fields::internal), {}, {}};
            if (!m_byName.contains(clusterName(element)))
                m_byName[clusterName(element)] = element.id;
        }
    }
}

void DrawnPaths::readLinks(const Architecture &architecture)
{
    for (const LinkId &link : architecture.links().keys()) {
        if (link.kind == LinkKind::Produces && m_clients.contains(link.from) && m_topics.contains(link.to)) {
            m_clients[link.from].writes.push_back(link.to);
            m_topics[link.to].producers.push_back(link.from);
        } else if (link.kind == LinkKind::Consumes && m_topics.contains(link.from) && m_clients.contains(link.to)) {
            m_clients[link.to].reads.push_back(link);
            m_topics[link.from].consumers.push_back(link);
            m_groups[link] = effectiveGroup(architecture, link);
        }
    }
}

ElementId DrawnPaths::topic(const QString &clusterName) const
{
    return m_byName.value(clusterName);
}

ElementId DrawnPaths::streamsOwner(const QString &clusterName) const
{
    if (!clusterName.endsWith(QLatin1String("-repartition")) && !clusterName.endsWith(QLatin1String("-changelog")))
        return {};
    ElementId owner;
    qsizetype longest = 0;
    for (auto it = m_clients.begin(); it != m_clients.end(); ++it) {
        for (const QString &application : {it->group, it->name}) {
            if (application.size() > longest && clusterName.startsWith(application + QLatin1Char('-'))) {
                owner = it.key();
                longest = application.size();
            }
        }
    }
    return owner;
}

bool DrawnPaths::isFolded(const QString &clusterName) const
{
    const ElementId drawn = topic(clusterName);
    return (!drawn.isEmpty() && m_topics.value(drawn).internal) || !streamsOwner(clusterName).isEmpty();
}

std::vector<ElementId> DrawnPaths::producers(const QString &clusterName) const
{
    const ElementId drawn = topic(clusterName);
    if (!drawn.isEmpty() && !m_topics.value(drawn).producers.empty())
        return m_topics.value(drawn).producers;
    const ElementId owner = streamsOwner(clusterName);
    return owner.isEmpty() ? std::vector<ElementId>() : std::vector<ElementId>{owner};
}

bool DrawnPaths::foldedInto(const ElementId &client, const ElementId &topic) const
{
    const Topic read = m_topics.value(topic);
    if (streamsOwner(read.name) == client)
        return true;
    return read.internal && std::ranges::find(read.producers, client) != read.producers.end();
}

void DrawnPaths::addInputs(const ElementId &client, From from, std::vector<DrawnInput> &inputs) const
{
    const size_t before = inputs.size();
    for (const LinkId &link : m_clients.value(client).reads) {
        if (foldedInto(client, link.from) != (from == From::Internal))
            continue;
        if (inputs.size() > before && inputs.back().from == link.from)
            inputs.back().links.push_back(link);
        else
            inputs.push_back({client, link.from, {link}});
    }
}

std::vector<DrawnInput> DrawnPaths::inputs(const QString &clusterName) const
{
    std::vector<DrawnInput> found;
    for (const ElementId &client : producers(clusterName))
        addInputs(client, From::Outside, found);
    return found;
}

std::vector<DrawnInput> DrawnPaths::internalInputs(const QString &clusterName) const
{
    std::vector<DrawnInput> found;
    for (const ElementId &client : producers(clusterName))
        addInputs(client, From::Internal, found);
    return found;
}

bool DrawnPaths::isSource(const ElementId &client) const
{
    std::vector<DrawnInput> found;
    addInputs(client, From::Outside, found);
    return found.empty();
}

bool DrawnPaths::leads(const QString &from, const QString &to) const
{
    const ElementId drawn = topic(from);
    const std::vector<DrawnInput> ways = inputs(to);
    return !drawn.isEmpty() && std::ranges::find(ways, drawn, &DrawnInput::from) != ways.end();
}

std::vector<LinkId> DrawnPaths::consumers(const ElementId &topic) const
{
    return m_topics.value(topic).consumers;
}

QString DrawnPaths::group(const LinkId &consumes) const
{
    return m_groups.value(consumes);
}

bool DrawnPaths::sharesGroup(const LinkId &consumes) const
{
    return std::ranges::any_of(consumers(consumes.from), [&](const LinkId &other) {
        return other.to != consumes.to && group(other) == group(consumes);
    });
}

bool DrawnPaths::joins(const ElementId &client) const
{
    return m_clients.value(client).joins;
}

QString DrawnPaths::name(const ElementId &id) const
{
    return m_topics.contains(id) ? m_topics.value(id).name : m_clients.value(id).name;
}

} // namespace rheo
