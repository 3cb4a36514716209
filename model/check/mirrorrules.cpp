// SPDX-License-Identifier: Apache-2.0
#include "model/check/cycles.h"
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

void mirrorLoops(const DrawingFacts &facts, Findings &found)
{
    IdGraph mirrors;
    for (const Element *topic : facts.topics) {
        for (const Link *link : facts.around(topic->id).mirrorsTo)
            mirrors[topic->id] += link->id.to;
        if (!facts.around(topic->id).mirrorsFrom.isEmpty())
            mirrors[topic->id];
    }
    for (const QList<ElementId> &loop : cyclesOf(mirrors)) {
        QStringList path;
        QList<LinkId> links;
        for (qsizetype at = 0; at < loop.size(); ++at) {
            path += nameOf(*facts.drawing.element(loop[at]));
            links += LinkId{loop[at], loop[(at + 1) % loop.size()], LinkKind::Mirrors};
        }
        found.add(CheckText::tr("%1 is mirrored into itself: %2.")
                      .arg(path.front(), (path + path.mid(0, 1)).join(CheckText::tr(" → "))),
                  loop, links);
    }
}

/// Only where no other mirror leads back: two mirrors between more than two topics may close another loop.
std::optional<Fix> openTheLoop(const Architecture &architecture, const Finding &finding)
{
    if (finding.elements.size() != 2)
        return {};
    const auto alone = [&](const ElementId &id) {
        const QList<LinkId> links = linksOf(architecture, id);
        return std::ranges::count(links, LinkKind::Mirrors, &LinkId::kind) == 2;
    };
    if (!alone(finding.elements.front()) && !alone(finding.elements.back()))
        return {};
    const LinkId &last = finding.links.back();
    return Fix{CheckText::tr("Remove the mirror from %1 to %2")
                   .arg(nameOf(*architecture.element(last.from)), nameOf(*architecture.element(last.to))),
               removing(last)};
}

void mirrorsAtHome(const DrawingFacts &facts, Findings &found)
{
    for (const Link *link : facts.links) {
        const ElementId cluster = facts.clusterOf(link->id.from);
        if (link->id.kind == LinkKind::Mirrors && !cluster.isEmpty() && cluster == facts.clusterOf(link->id.to))
            found.add(CheckText::tr("%1 is mirrored to %2 within one cluster, %3.")
                          .arg(nameOf(*facts.drawing.element(link->id.from)),
                               nameOf(*facts.drawing.element(link->id.to)), nameOf(*facts.drawing.element(cluster))),
                      {link->id.from, link->id.to}, {link->id});
    }
}

void mirrorPartitions(const DrawingFacts &facts, Findings &found)
{
    for (const Link *link : facts.links) {
        if (link->id.kind != LinkKind::Mirrors)
            continue;
        const Element &source = *facts.drawing.element(link->id.from);
        const Element &mirror = *facts.drawing.element(link->id.to);
        const qint64 has = mirror.count(fields::partitions);
        const qint64 wants = source.count(fields::partitions);
        if (has < wants)
            found.add(CheckText::tr("%1 has %2, and mirrors %3, which has %4.")
                          .arg(nameOf(mirror), counted(has, "partition"), nameOf(source), QString::number(wants)),
                      {mirror.id, source.id}, {link->id});
    }
}

std::optional<Fix> partitionsOfTheSource(const Architecture &architecture, const Finding &finding)
{
    const ElementId &mirror = finding.elements.front();
    const qint64 wanted = architecture.element(finding.elements.back())->count(fields::partitions);
    return Fix{
        CheckText::tr("Set partitions of %1 to %2").arg(nameOf(*architecture.element(mirror)), QString::number(wanted)),
        settingField(architecture, mirror, fields::partitions, wanted)};
}

/// A topic of each cluster that the client may not use together: those it writes to in a transaction, and for a stream
/// processor those it reads from too.
QMap<ElementId, ElementId> boundTopics(const DrawingFacts &facts, const Element &client)
{
    QMap<ElementId, ElementId> byCluster;
    const bool streams = client.kind == ElementKind::StreamProcessor;
    if (streams || !settingOf(client, "transactional.id").isEmpty()) {
        for (const Link *link : facts.around(client.id).produces)
            byCluster.insert(facts.clusterOf(link->id.to), link->id.to);
    }
    if (streams) {
        for (const Link *link : facts.around(client.id).consumes)
            byCluster.insert(facts.clusterOf(link->id.from), link->id.from);
    }
    byCluster.remove({});
    return byCluster;
}

void acrossClusters(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        const QMap<ElementId, ElementId> topics = boundTopics(facts, *client);
        QStringList names;
        for (const ElementId &cluster : topics.keys())
            names += nameOf(*facts.drawing.element(cluster));
        if (names.size() > 1)
            found.add((client->kind == ElementKind::StreamProcessor
                           ? CheckText::tr("%1 is one stream processor on several clusters: %2.")
                           : CheckText::tr("%1 writes in transactions to several clusters: %2."))
                          .arg(nameOf(*client), names.join(CheckText::tr(", "))),
                      QList{client->id} + topics.values());
    }
}

constexpr Rule rules[] = {
    {"mirror-loop", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "Each record is copied round and round without end."), mirrorLoops, openTheLoop},
    {"several-clusters", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "A transaction lives in one cluster, and Kafka Streams reads from and writes to "
                                    "one; mirror the topic instead."),
     acrossClusters},
    {"mirror-within-cluster", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "Mirroring copies between clusters; within one the consumers can read the topic itself."),
     mirrorsAtHome},
    {"mirror-partitions", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "Records of several partitions would be put into one, and their offsets no longer translate."),
     mirrorPartitions, partitionsOfTheSource},
};

} // namespace

std::span<const Rule> mirrorRules()
{
    return rules;
}

} // namespace rheo
