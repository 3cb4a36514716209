// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/architecture.h"

namespace rheo {

const Element *Architecture::element(const ElementId &id) const
{
    const auto it = m_elements.constFind(id);
    return it == m_elements.constEnd() ? nullptr : &it.value();
}

const Link *Architecture::link(const LinkId &id) const
{
    const auto it = m_links.constFind(id);
    return it == m_links.constEnd() ? nullptr : &it.value();
}

void Architecture::put(const Element &element)
{
    m_elements.insert(element.id, element);
}

void Architecture::put(const Link &link)
{
    m_links.insert(link.id, link);
}

void Architecture::remove(const ElementId &id)
{
    m_elements.remove(id);
}

void Architecture::remove(const LinkId &id)
{
    m_links.remove(id);
}

ElementId Architecture::freeId(const QString &name) const
{
    const QString slug = slugFor(name);
    ElementId id(slug);
    for (int n = 2; m_elements.contains(id); ++n) {
        const QString suffix = QStringLiteral("-%1").arg(n);
        id = ElementId(slug.left(249 - suffix.size()) + suffix);
    }
    return id;
}

std::optional<QString> endProblem(const Architecture &architecture, const LinkId &id)
{
    const Element *from = architecture.element(id.from);
    const Element *to = architecture.element(id.to);
    if (!from || !to)
        return QStringLiteral("There is no element \"%1\".").arg((from ? id.to : id.from).text());
    if (id.from == id.to)
        return QStringLiteral("%1 cannot be linked to itself.").arg(from->name);

    const bool fromTopic = from->kind == ElementKind::Topic;
    const bool toTopic = to->kind == ElementKind::Topic;
    switch (id.kind) {
    case LinkKind::Produces:
        if (isClient(from->kind) && toTopic)
            return {};
        return QStringLiteral("Only a service, stream processor, connector or function produces, and only to a topic.");
    case LinkKind::Consumes:
        if (fromTopic && isClient(to->kind))
            return {};
        return QStringLiteral(
            "Only a service, stream processor, connector or function consumes, and only from a topic.");
    case LinkKind::Mirrors:
        if (fromTopic && toTopic)
            return {};
        return QStringLiteral("Only a topic is mirrored, and only to a topic.");
    case LinkKind::ReadsWrites:
        if ((isClient(from->kind) && to->kind == ElementKind::ExternalSystem) ||
            (from->kind == ElementKind::ExternalSystem && isClient(to->kind)))
            return {};
        return QStringLiteral("Reads and writes join a service or connector and an external system.");
    case LinkKind::Calls:
        if (!fromTopic && !toTopic && !isContainer(from->kind) && !isContainer(to->kind) &&
            from->kind != ElementKind::Note && to->kind != ElementKind::Note)
            return {};
        return QStringLiteral("A call joins services and external systems, not topics, containers or notes.");
    }
    std::unreachable();
}

std::optional<LinkKind> naturalLink(const Element &from, const Element &to)
{
    Architecture pair;
    pair.put(from);
    pair.put(to);
    for (const LinkKind kind : allLinkKinds) {
        // Between a client and an external system a connector moves data; anything else calls.
        if (kind == LinkKind::Calls && (from.kind == ElementKind::Connector || to.kind == ElementKind::Connector))
            continue;
        if (!endProblem(pair, {from.id, to.id, kind}))
            return kind;
    }
    return {};
}

QString effectiveGroup(const Architecture &architecture, const LinkId &consumes)
{
    if (!consumes.group.isEmpty())
        return consumes.group;
    const Element *client = architecture.element(consumes.to);
    if (!client || !isClient(client->kind))
        return {};
    const QString group = client->text(fields::group);
    return group.isEmpty() ? client->name : group;
}

QString clusterName(const Element &topic)
{
    const QString name = topic.text(fields::topicName);
    return name.isEmpty() ? topic.name : name;
}

const Element *topicNamed(const Architecture &architecture, const QString &wanted)
{
    for (const Element &element : architecture.elements()) {
        if (element.kind == ElementKind::Topic && clusterName(element) == wanted)
            return &element;
    }
    return nullptr;
}

QList<LinkId> linksOf(const Architecture &architecture, const ElementId &id)
{
    QList<LinkId> found;
    for (const LinkId &link : architecture.links().keys()) {
        if (link.from == id || link.to == id)
            found += link;
    }
    return found;
}

QList<ElementId> producersOf(const Architecture &architecture, const ElementId &topic)
{
    QList<ElementId> found;
    for (const Link &link : architecture.links()) {
        if (link.id.kind == LinkKind::Produces && link.id.to == topic)
            found += link.id.from;
    }
    return found;
}

QList<LinkId> consumersOf(const Architecture &architecture, const ElementId &topic)
{
    QList<LinkId> found;
    for (const Link &link : architecture.links()) {
        if (link.id.kind == LinkKind::Consumes && link.id.from == topic)
            found += link.id;
    }
    return found;
}

QList<ElementId> topicsProducedBy(const Architecture &architecture, const ElementId &client)
{
    QList<ElementId> found;
    for (const Link &link : architecture.links()) {
        if (link.id.kind == LinkKind::Produces && link.id.from == client)
            found += link.id.to;
    }
    return found;
}

QList<LinkId> consumedBy(const Architecture &architecture, const ElementId &client)
{
    QList<LinkId> found;
    for (const Link &link : architecture.links()) {
        if (link.id.kind == LinkKind::Consumes && link.id.to == client)
            found += link.id;
    }
    return found;
}

QList<ElementId> childrenOf(const Architecture &architecture, const ElementId &container)
{
    QList<ElementId> found;
    for (const Element &element : architecture.elements()) {
        if (element.container == container)
            found += element.id;
    }
    return found;
}

bool isInside(const Architecture &architecture, const ElementId &inner, const ElementId &outer)
{
    QSet<ElementId> seen;
    for (ElementId id = inner; !id.isEmpty() && !seen.contains(id);) {
        if (id == outer)
            return true;
        seen.insert(id);
        const Element *element = architecture.element(id);
        id = element ? element->container : ElementId();
    }
    return false;
}

} // namespace rheo
