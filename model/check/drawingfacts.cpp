// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"

#include <algorithm>

namespace rheo {

namespace {

/// For every element its own value, or that of the innermost container that has one. Linear, also where containers
/// nest deeply; containers in circles end.
template<typename Value, typename Own> QHash<ElementId, Value> inherited(const Architecture &drawing, Own own)
{
    QHash<ElementId, Value> known;
    for (const Element &element : drawing.elements()) {
        QList<const Element *> path;
        const Element *at = &element;
        for (; at && !known.contains(at->id); at = drawing.element(at->container)) {
            known.insert(at->id, Value());
            path += at;
        }
        Value value = at ? known.value(at->id) : Value();
        for (auto inner = path.crbegin(); inner != path.crend(); ++inner) {
            if (const Value mine = own(**inner); !mine.isEmpty())
                value = mine;
            known[(*inner)->id] = value;
        }
    }
    return known;
}

ElementId ownCluster(const Element &element)
{
    return element.kind == ElementKind::Cluster ? element.id : ElementId();
}

QString ownOwner(const Element &element)
{
    return element.text(fields::owner).trimmed();
}

} // namespace

qint64 GroupReads::partitions() const
{
    qint64 sum = 0;
    for (const Element *topic : topics)
        sum += topic->count(fields::partitions);
    return sum;
}

QList<ElementId> GroupReads::topicIds() const
{
    QList<ElementId> ids;
    for (const Element *topic : topics)
        ids += topic->id;
    return ids;
}

DrawingFacts::DrawingFacts(const Architecture &architecture)
    : drawing(architecture)
    , m_clusters(inherited<ElementId>(architecture, ownCluster))
    , m_owners(inherited<QString>(architecture, ownOwner))
{
    sortElements();
    for (const Link &link : drawing.links())
        sortLink(link);
    gatherGroups();
    countBrokers();
}

void DrawingFacts::sortElements()
{
    for (const Element &element : drawing.elements()) {
        if (isClient(element.kind))
            clients += &element;
        if (element.kind != ElementKind::Topic)
            continue;
        topics += &element;
        if (!byName.contains(clusterName(element)))
            byName.insert(clusterName(element), &element);
    }
}

void DrawingFacts::sortLink(const Link &link)
{
    const auto &[from, to, kind, group] = link.id;
    linked << from << to;
    if (kind == LinkKind::Produces || kind == LinkKind::Mirrors)
        filled.insert(to);
    if (kind == LinkKind::Consumes || kind == LinkKind::Mirrors)
        read.insert(from);
    else if (kind == LinkKind::Produces && link.flag(fields::deadLetter))
        read.insert(to);
    if (endProblem(drawing, link.id))
        return;
    links += &link;
    for (const ElementId &end : {from, to}) {
        LinksAround &around = m_around[end];
        if (kind == LinkKind::Produces)
            around.produces += &link;
        else if (kind == LinkKind::Consumes)
            around.consumes += &link;
        else if (kind == LinkKind::Mirrors)
            (end == from ? around.mirrorsTo : around.mirrorsFrom) += &link;
        else
            around.system = true;
    }
}

void DrawingFacts::gatherGroups()
{
    for (const Element *client : std::as_const(clients)) {
        QMap<QString, GroupReads> byGroup;
        QSet<std::pair<QString, ElementId>> seen;
        for (const Link *link : around(client->id).consumes) {
            GroupReads &reads = byGroup[effectiveGroup(drawing, link->id)];
            reads.client = client;
            reads.group = effectiveGroup(drawing, link->id);
            reads.links += link;
            reads.byPattern |= !link->text(fields::topicPattern).isEmpty();
            if (const std::pair once{reads.group, link->id.from}; !seen.contains(once)) {
                seen.insert(once);
                reads.topics += drawing.element(link->id.from);
            }
        }
        groups += byGroup.values();
    }
}

void DrawingFacts::countBrokers()
{
    for (const Element *topic : std::as_const(topics)) {
        qint64 &brokers = m_brokers[clusterOf(topic->id)];
        brokers = std::max(brokers, topic->count(fields::replication));
    }
    for (auto it = m_brokers.begin(); it != m_brokers.end(); ++it) {
        const Element *cluster = drawing.element(it.key());
        if (const qint64 said = cluster ? cluster->count(fields::brokers) : 0; said > 0)
            *it = said;
    }
}

const LinksAround &DrawingFacts::around(const ElementId &id) const
{
    static const LinksAround none;
    const auto it = m_around.constFind(id);
    return it == m_around.constEnd() ? none : *it;
}

QString settingOf(const Element &element, const char *key)
{
    return std::get<TextMap>(element.field(fields::config)).value(QString::fromUtf8(key)).trimmed();
}

} // namespace rheo
