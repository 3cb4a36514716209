// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"
#include "model/file/texttokens.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qint64 usualCopies = 3;

qint64 copiesOf(const Element &topic)
{
    return topic.count(fields::replication);
}

Fix setCount(const Architecture &architecture, const ElementId &topic, const char *sentence, const QString &key,
             qint64 value)
{
    return {CheckText::tr(sentence).arg(nameOf(*architecture.element(topic)), QString::number(value)),
            settingField(architecture, topic, key, value)};
}

void tooManyInSync(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const qint64 least = topic->count(fields::minInSync);
        if (least > copiesOf(*topic))
            found.add(CheckText::tr("%1 asks for %2 copies in sync and has %3.")
                          .arg(nameOf(*topic), QString::number(least), QString::number(copiesOf(*topic))),
                      {topic->id});
    }
}

/// One less than there are copies, so that one broker may stop.
std::optional<Fix> spareOneCopy(const Architecture &architecture, const Finding &finding)
{
    const ElementId &topic = finding.elements.front();
    const qint64 copies = copiesOf(*architecture.element(topic));
    return setCount(architecture, topic, QT_TRANSLATE_NOOP("CheckText", "Set min in sync of %1 to %2"),
                    fields::minInSync, std::max<qint64>(1, copies - 1));
}

bool waitsForAll(const DrawingFacts &facts, const Element &topic)
{
    const QList<const Link *> &links = facts.around(topic.id).produces;
    return links.isEmpty() || std::ranges::any_of(links, [&](const Link *link) {
               return facts.drawing.element(link->id.from)->text(fields::acks) == words("all");
           });
}

void noSpareCopy(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const qint64 copies = copiesOf(*topic);
        if (copies > 1 && topic->count(fields::minInSync) == copies && waitsForAll(facts, *topic))
            found.add(
                CheckText::tr("%1 asks for all of its %2 copies in sync.").arg(nameOf(*topic), QString::number(copies)),
                {topic->id});
    }
}

void acknowledgedOnce(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const qint64 copies = copiesOf(*topic);
        if (copies >= usualCopies && topic->count(fields::minInSync) == 1 && waitsForAll(facts, *topic))
            found.add(CheckText::tr("%1 has %2 copies, and a write is acknowledged when 1 has it.")
                          .arg(nameOf(*topic), QString::number(copies)),
                      {topic->id});
    }
}

std::optional<Fix> askForTwo(const Architecture &architecture, const Finding &finding)
{
    return setCount(architecture, finding.elements.front(),
                    QT_TRANSLATE_NOOP("CheckText", "Set min in sync of %1 to %2"), fields::minInSync, 2);
}

/// The brokers that the drawing gives the topic's cluster, 0 where it says none.
qint64 drawnBrokers(const DrawingFacts &facts, const Element &topic)
{
    const Element *cluster = facts.drawing.element(facts.clusterOf(topic.id));
    return cluster ? cluster->count(fields::brokers) : 0;
}

void moreCopiesThanBrokers(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const qint64 brokers = drawnBrokers(facts, *topic);
        if (brokers > 0 && copiesOf(*topic) > brokers)
            found.add(CheckText::tr("%1 asks for %2 copies, and its cluster %3 has %4.")
                          .arg(nameOf(*topic), QString::number(copiesOf(*topic)),
                               nameOf(*facts.drawing.element(facts.clusterOf(topic->id))), counted(brokers, "broker")),
                      {topic->id, facts.clusterOf(topic->id)});
    }
}

std::optional<Fix> oneCopyPerBroker(const Architecture &architecture, const Finding &finding)
{
    return setCount(architecture, finding.elements.front(),
                    QT_TRANSLATE_NOOP("CheckText", "Set replication of %1 to %2"), fields::replication,
                    architecture.element(finding.elements.back())->count(fields::brokers));
}

void fewCopies(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        if (copiesOf(*topic) < usualCopies && facts.leastBrokers(topic->id) >= usualCopies)
            found.add(
                CheckText::tr("%1 has %2, although there are brokers for 3.")
                    .arg(nameOf(*topic), copiesOf(*topic) == 1 ? CheckText::tr("1 copy") : CheckText::tr("2 copies")),
                {topic->id});
    }
}

std::optional<Fix> threeCopies(const Architecture &architecture, const Finding &finding)
{
    return setCount(architecture, finding.elements.front(),
                    QT_TRANSLATE_NOOP("CheckText", "Set replication of %1 to %2"), fields::replication, usualCopies);
}

void compactedWithoutKey(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        if (topic->text(fields::cleanupPolicy) != words("delete") && topic->text(fields::key).trimmed().isEmpty() &&
            !topic->flag(fields::internal))
            found.add(CheckText::tr("%1 is compacted, and its key is not said.").arg(nameOf(*topic)), {topic->id});
    }
}

void compactedAndDeleted(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const qint64 kept = topic->count(fields::retention);
        if (topic->text(fields::cleanupPolicy) == words("compact,delete") && kept >= 0 &&
            !topic->flag(fields::internal))
            found.add(CheckText::tr("%1 keeps the last record of each key, but only for %2.")
                          .arg(nameOf(*topic), durationNotation(kept)),
                      {topic->id});
    }
}

std::optional<Fix> onlyCompact(const Architecture &architecture, const Finding &finding)
{
    const ElementId &topic = finding.elements.front();
    return Fix{CheckText::tr("Only compact %1").arg(nameOf(*architecture.element(topic))),
               settingField(architecture, topic, fields::cleanupPolicy, words("compact"))};
}

void retentionWithoutEffect(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const qint64 kept = topic->count(fields::retention);
        if (topic->text(fields::cleanupPolicy) == words("compact") && topic->fields.contains(fields::retention) &&
            kept >= 0)
            found.add(CheckText::tr("%1 is only compacted, so its retention of %2 has no effect.")
                          .arg(nameOf(*topic), durationNotation(kept)),
                      {topic->id});
    }
}

std::optional<Fix> keepForEver(const Architecture &architecture, const Finding &finding)
{
    const ElementId &topic = finding.elements.front();
    return Fix{CheckText::tr("Set retention of %1 to for ever").arg(nameOf(*architecture.element(topic))),
               settingField(architecture, topic, fields::retention, qint64(-1))};
}

constexpr Rule rules[] = {
    {"min-in-sync", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "With acks=all every write fails, because so many copies never exist."),
     tooManyInSync, spareOneCopy},
    {"replication-over-brokers", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "Each copy lives on a broker of its own, so Kafka refuses to create this topic."),
     moreCopiesThanBrokers, oneCopyPerBroker},
    {"no-spare-copy", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "When one broker stops, for an upgrade or a fault, every write fails."),
     noSpareCopy, spareOneCopy},
    {"acknowledged-once", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "When other copies lag, an acknowledged record exists once, and is lost with that broker."),
     acknowledgedOnce, askForTwo},
    {"few-copies", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "With fewer than 3 copies either a broker that stops stops the writing, or a record may be lost."),
     fewCopies, threeCopies},
    {"compacted-without-key", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "Compaction keeps the last record of each key, and Kafka refuses a record without one."),
     compactedWithoutKey},
    {"compacted-and-deleted", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Keys that are not written again within the retention vanish, so the state cannot be rebuilt from the topic."),
     compactedAndDeleted, onlyCompact},
    {"retention-without-effect", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Kafka deletes by age only where the clean-up says delete; who reads the drawing expects records to go."),
     retentionWithoutEffect, keepForEver},
};

} // namespace

std::span<const Rule> storageRules()
{
    return rules;
}

} // namespace rheo
