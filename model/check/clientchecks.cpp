// SPDX-License-Identifier: Apache-2.0
#include "model/check/clientchecks.h"

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

/// Who reads together: the client of a consumes link, and the group in force. Nobody where the link has no client.
std::optional<std::pair<ElementId, QString>> readerOf(const Architecture &architecture, const LinkId &link)
{
    const Element *client = architecture.element(link.to);
    if (link.kind != LinkKind::Consumes || !client || !isClient(client->kind))
        return {};
    return std::pair{link.to, effectiveGroup(architecture, link)};
}

qint64 partitionsOf(const Architecture &architecture, const QSet<ElementId> &topics)
{
    qint64 partitions = 0;
    for (const ElementId &topic : topics) {
        const Element *element = architecture.element(topic);
        partitions += element && element->kind == ElementKind::Topic ? element->count(fields::partitions) : 0;
    }
    return partitions;
}

struct GroupReads
{
    QSet<ElementId> topics = {};
    bool byPattern = false; ///< how many partitions a pattern catches only the cluster knows
};

QMap<std::pair<ElementId, QString>, GroupReads> readsByGroup(const Architecture &architecture)
{
    QMap<std::pair<ElementId, QString>, GroupReads> groups;
    for (const Link &link : architecture.links()) {
        const auto reader = readerOf(architecture, link.id);
        if (!reader || endProblem(architecture, link.id))
            continue;
        groups[*reader].topics.insert(link.id.from);
        groups[*reader].byPattern |= !link.text(fields::topicPattern).isEmpty();
    }
    return groups;
}

} // namespace

QString SharedGroupCheck::rule() const
{
    return words("shared-group");
}

QString SharedGroupCheck::why() const
{
    return words("The members of a group share the partitions, so each of these services misses what another reads.");
}

Severity SharedGroupCheck::severity() const
{
    return Severity::Error;
}

QList<Finding> SharedGroupCheck::findings(const Architecture &architecture) const
{
    QMap<std::pair<ElementId, QString>, QList<LinkId>> byGroup;
    for (const Link &link : architecture.links()) {
        if (const auto reader = readerOf(architecture, link.id))
            byGroup[{link.id.from, reader->second}] += link.id;
    }
    QList<Finding> found;
    for (auto it = byGroup.cbegin(); it != byGroup.cend(); ++it) {
        const Element *topic = architecture.element(it.key().first);
        QStringList names;
        QList<ElementId> clients;
        for (const LinkId &link : it.value()) {
            if (clients.contains(link.to))
                continue;
            names += architecture.element(link.to)->name;
            clients += link.to;
        }
        if (topic && clients.size() > 1)
            found += finding(
                words("%1 consume %2 in one group, %3.").arg(names.join(words(" and ")), topic->name, it.key().second),
                clients, it.value());
    }
    return found;
}

QString IdleInstancesCheck::rule() const
{
    return words("idle-instances");
}

QString IdleInstancesCheck::why() const
{
    return words("A partition is read by one member of a group at a time; more instances than partitions stand idle.");
}

Severity IdleInstancesCheck::severity() const
{
    return Severity::Warning;
}

QList<Finding> IdleInstancesCheck::findings(const Architecture &architecture) const
{
    QList<Finding> found;
    const auto groups = readsByGroup(architecture);
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        const Element *client = architecture.element(it.key().first);
        const qint64 instances = client->count(fields::instances);
        const qint64 partitions = partitionsOf(architecture, it->topics);
        if (!it->byPattern && instances > partitions)
            found += finding(words("%1 runs %2 instances, and its group %3 has %4 to read.")
                                 .arg(client->name, QString::number(instances), it.key().second,
                                      partitions == 1 ? words("1 partition") : words("%1 partitions").arg(partitions)),
                             {client->id});
    }
    return found;
}

QString UnconnectedClientCheck::rule() const
{
    return words("unconnected-service");
}

QString UnconnectedClientCheck::why() const
{
    return words("It takes no part in any flow that is drawn; draw what it produces or consumes, or remove it.");
}

Severity UnconnectedClientCheck::severity() const
{
    return Severity::Warning;
}

QList<Finding> UnconnectedClientCheck::findings(const Architecture &architecture) const
{
    QSet<ElementId> linked;
    for (const Link &link : architecture.links())
        linked << link.id.from << link.id.to;
    QList<Finding> found;
    for (const Element &element : architecture.elements()) {
        if (isClient(element.kind) && !linked.contains(element.id))
            found += finding(words("%1 is joined to nothing.").arg(element.name), {element.id});
    }
    return found;
}

} // namespace rheo
