// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr const char *tasksMax = "tasks.max";

/// The readers of each topic by group, with every client once.
struct Readers
{
    QList<ElementId> clients = {};
    QSet<ElementId> seen = {};
    QList<LinkId> links = {};
};

void sharedGroups(const DrawingFacts &facts, Findings &found)
{
    QMap<std::pair<ElementId, QString>, Readers> byGroup;
    for (const Link *link : facts.links) {
        if (link->id.kind != LinkKind::Consumes)
            continue;
        Readers &readers = byGroup[{link->id.from, effectiveGroup(facts.drawing, link->id)}];
        readers.links += link->id;
        if (!readers.seen.contains(link->id.to))
            readers.clients += link->id.to;
        readers.seen.insert(link->id.to);
    }
    for (auto it = byGroup.cbegin(); it != byGroup.cend(); ++it) {
        if (it->clients.size() < 2)
            continue;
        QStringList names;
        for (const ElementId &client : it->clients)
            names += nameOf(*facts.drawing.element(client));
        const Element &topic = *facts.drawing.element(it.key().first);
        found.add(CheckText::tr("%1 consume %2 in one group, %3.")
                      .arg(names.join(CheckText::tr(" and ")), nameOf(topic), it.key().second),
                  it->clients, it->links);
    }
}

/// The link in a group that only its client has: that of the client, else its name. Nothing where that is the shared
/// one.
std::optional<Link> inGroupOfItsOwn(const Architecture &architecture, Link link, const QString &shared)
{
    const Element &client = *architecture.element(link.id.to);
    link.id.group.clear();
    if (effectiveGroup(architecture, link.id) == shared)
        link.id.group = client.name;
    if (effectiveGroup(architecture, link.id) == shared || architecture.link(link.id))
        return {};
    return link;
}

std::optional<Fix> separateGroups(const Architecture &architecture, const Finding &finding)
{
    const LinkId &kept = finding.links.front();
    const QString shared = effectiveGroup(architecture, kept);
    Fix fix;
    QStringList names;
    QSet<QString> groups{shared};
    for (const LinkId &id : finding.links) {
        if (id.to == kept.to)
            continue;
        const auto own = inGroupOfItsOwn(architecture, *architecture.link(id), shared);
        const QString group = own ? effectiveGroup(architecture, own->id) : shared;
        if (group.isEmpty() || groups.contains(group))
            return {};
        groups.insert(group);
        names += nameOf(*architecture.element(id.to));
        fix.patch.links[id] = std::nullopt;
        fix.patch.links[own->id] = own;
    }
    const Element &topic = *architecture.element(kept.from);
    fix.words =
        CheckText::tr("Give %1 a group of its own on %2").arg(names.join(CheckText::tr(" and ")), nameOf(topic));
    return fix;
}

void groupsWithoutName(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        if (!reads.group.trimmed().isEmpty())
            continue;
        QList<LinkId> links;
        for (const Link *link : reads.links)
            links += link->id;
        found.add(CheckText::tr("%1 consumes %2 in a group without a name.")
                      .arg(nameOf(*reads.client), nameOf(*reads.topics.front())),
                  {reads.client->id}, links);
    }
}

std::optional<Fix> nameTheGroup(const Architecture &architecture, const Finding &finding)
{
    const Element &client = *architecture.element(finding.elements.front());
    const auto overrides = [](const LinkId &link) { return !link.group.isEmpty(); };
    if (std::ranges::any_of(finding.links, overrides))
        return {};
    return Fix{CheckText::tr("Set group of %1 to %2").arg(nameOf(client), client.id.text()),
               settingField(architecture, client.id, fields::group, client.id.text())};
}

void idleInstances(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        const qint64 instances = reads.client->count(fields::instances);
        const qint64 partitions = reads.partitions();
        if (!reads.byPattern && instances > partitions)
            found.add(CheckText::tr("%1 runs %2 instances, and its group %3 has %4 to read.")
                          .arg(nameOf(*reads.client), QString::number(instances), reads.group,
                               counted(partitions, "partition")),
                      QList{reads.client->id} + reads.topicIds());
    }
}

qint64 partitionsOf(const Architecture &architecture, const QList<ElementId> &clientAndTopics)
{
    qint64 sum = 0;
    for (const ElementId &topic : clientAndTopics.sliced(1))
        sum += architecture.element(topic)->count(fields::partitions);
    return sum;
}

std::optional<Fix> runAsManyAsPartitions(const Architecture &architecture, const Finding &finding)
{
    const ElementId &client = finding.elements.front();
    const qint64 partitions = partitionsOf(architecture, finding.elements);
    return Fix{CheckText::tr("Set instances of %1 to %2")
                   .arg(nameOf(*architecture.element(client)), QString::number(partitions)),
               settingField(architecture, client, fields::instances, partitions)};
}

void idleTasks(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        const qint64 tasks = settingOf(*reads.client, tasksMax).toLongLong();
        if (reads.client->kind == ElementKind::Connector && !reads.byPattern && tasks > reads.partitions())
            found.add(CheckText::tr("%1 runs up to %2 tasks and has %3 to read.")
                          .arg(nameOf(*reads.client), QString::number(tasks), counted(reads.partitions(), "partition")),
                      QList{reads.client->id} + reads.topicIds());
    }
}

std::optional<Fix> limitTasks(const Architecture &architecture, const Finding &finding)
{
    const ElementId &client = finding.elements.front();
    const QString partitions = QString::number(partitionsOf(architecture, finding.elements));
    return Fix{CheckText::tr("Set tasks.max of %1 to %2").arg(nameOf(*architecture.element(client)), partitions),
               settingConfig(architecture, client, tasksMax, partitions)};
}

void notRunning(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        // A function is started by its records, so none of it may run.
        if (client->kind != ElementKind::Function && client->count(fields::instances) == 0 &&
            facts.linked.contains(client->id))
            found.add(CheckText::tr("%1 has links, and no instance of it runs.").arg(nameOf(*client)), {client->id});
    }
}

std::optional<Fix> runOne(const Architecture &architecture, const Finding &finding)
{
    const ElementId &client = finding.elements.front();
    return Fix{CheckText::tr("Set instances of %1 to 1").arg(nameOf(*architecture.element(client))),
               settingField(architecture, client, fields::instances, qint64(1))};
}

void unconnected(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        if (!facts.linked.contains(client->id))
            found.add(CheckText::tr("%1 is joined to nothing.").arg(nameOf(*client)), {client->id});
    }
}

std::optional<Fix> removeElement(const Architecture &architecture, const Finding &finding)
{
    const ElementId &id = finding.elements.front();
    return Fix{CheckText::tr("Remove %1").arg(nameOf(*architecture.element(id))), removing(architecture, id)};
}

/// A connector on one side only is a source or a sink; one on both copies between topics.
void connectorsToNowhere(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        const LinksAround &around = facts.around(client->id);
        if (client->kind == ElementKind::Connector && !around.system &&
            around.produces.isEmpty() != around.consumes.isEmpty())
            found.add((around.consumes.isEmpty() ? CheckText::tr("Where %1 has its records from is not drawn.")
                                                 : CheckText::tr("Where %1 brings its records is not drawn."))
                          .arg(nameOf(*client)),
                      {client->id});
    }
}

constexpr Rule rules[] = {
    {"shared-group", Severity::Error,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "The members of a group share the partitions, so each of these services misses what another reads."),
     sharedGroups, separateGroups},
    {"group-without-name", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "Kafka refuses a member of a group whose id is empty."), groupsWithoutName,
     nameTheGroup},
    {"idle-instances", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "A partition is read by one member of a group at a time; more instances than partitions stand idle."),
     idleInstances, runAsManyAsPartitions},
    {"idle-tasks", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "The tasks of a sink are members of one group; more tasks than partitions stand idle."),
     idleTasks, limitTasks},
    {"no-instances", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Nothing is read or written here until at least one instance runs."), notRunning,
     runOne},
    {"unconnected-service", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "It takes no part in any flow that is drawn; draw what it produces or consumes, or remove it."),
     unconnected, removeElement},
    {"connector-without-system", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "A connector moves records between Kafka and another system; a story ends or begins here without it."),
     connectorsToNowhere},
};

} // namespace

std::span<const Rule> clientRules()
{
    return rules;
}

} // namespace rheo
