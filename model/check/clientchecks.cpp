// SPDX-License-Identifier: Apache-2.0
#include "model/check/clientchecks.h"

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

qint64 partitionsOf(const Architecture &architecture, const ElementId &topic)
{
    const Element *element = architecture.element(topic);
    return element && element->kind == ElementKind::Topic ? element->count(fields::partitions) : 0;
}

/// The partitions of all topics that a client reads in one group, by client and group.
QMap<std::pair<ElementId, QString>, qint64> partitionsByGroup(const Architecture &architecture)
{
    QMap<std::pair<ElementId, QString>, qint64> partitions;
    for (const Link &link : architecture.links()) {
        if (link.id.kind != LinkKind::Consumes)
            continue;
        // How many partitions a pattern catches only the cluster knows.
        const bool byPattern = !link.text(fields::topicPattern).isEmpty();
        partitions[{link.id.to, effectiveGroup(architecture, link.id)}] +=
            byPattern ? std::numeric_limits<qint32>::max() : partitionsOf(architecture, link.id.from);
    }
    return partitions;
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
        if (link.id.kind == LinkKind::Consumes)
            byGroup[{link.id.from, effectiveGroup(architecture, link.id)}] += link.id;
    }
    QList<Finding> found;
    for (auto it = byGroup.cbegin(); it != byGroup.cend(); ++it) {
        QStringList names;
        QList<ElementId> clients;
        for (const LinkId &link : it.value()) {
            const Element *client = architecture.element(link.to);
            if (!client || clients.contains(link.to))
                continue;
            names += client->name;
            clients += link.to;
        }
        if (clients.size() > 1)
            found += finding(words("%1 consume %2 in one group, %3.")
                                 .arg(names.join(words(" and ")), it.key().first.text(), it.key().second),
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
    const auto partitions = partitionsByGroup(architecture);
    for (auto it = partitions.begin(); it != partitions.end(); ++it) {
        const Element *client = architecture.element(it.key().first);
        const qint64 instances = client && isClient(client->kind) ? client->count(fields::instances) : 0;
        if (instances > it.value())
            found += finding(
                words("%1 runs %2 instances, and its group %3 has %4 partitions to read.")
                    .arg(client->name, QString::number(instances), it.key().second, QString::number(it.value())),
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
