// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

QString keyOf(const Element &topic)
{
    return topic.text(fields::key).trimmed();
}

bool emitsWhenAllCame(const Element &client)
{
    return client.text(fields::emitMode) == words("all");
}

bool haveOneKey(const QList<const Element *> &topics)
{
    const QString key = keyOf(*topics.front());
    return !key.isEmpty() && std::ranges::all_of(topics, [&](const Element *topic) { return keyOf(*topic) == key; });
}

/// Reads several topics, each by its name.
bool readsTogether(const GroupReads &reads)
{
    return reads.topics.size() > 1 && !reads.byPattern;
}

/// What the drawing says is joined: a client that waits for all of its inputs, or a stream processor on topics of one
/// key. A processor may also read topics side by side; different keys or none do not tell.
bool joins(const GroupReads &reads)
{
    return readsTogether(reads) && (emitsWhenAllCame(*reads.client) ||
                                    (reads.client->kind == ElementKind::StreamProcessor && haveOneKey(reads.topics)));
}

QString listed(const QList<const Element *> &topics, const char *pattern, QString (*value)(const Element &))
{
    QStringList parts;
    for (const Element *topic : topics)
        parts += CheckText::tr(pattern).arg(nameOf(*topic), value(*topic));
    return parts.join(CheckText::tr(", "));
}

QString partitionText(const Element &topic)
{
    return QString::number(topic.count(fields::partitions));
}

void differentPartitions(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        const auto differs = [&](const Element *topic) {
            return partitionText(*topic) != partitionText(*reads.topics.front());
        };
        if (joins(reads) && std::ranges::any_of(reads.topics, differs))
            found.add(CheckText::tr("%1 joins topics of different partition counts: %2.")
                          .arg(nameOf(*reads.client),
                               listed(reads.topics, QT_TRANSLATE_NOOP("CheckText", "%1 has %2"), partitionText)),
                      QList{reads.client->id} + reads.topicIds());
    }
}

std::optional<Fix> samePartitions(const Architecture &architecture, const Finding &finding)
{
    const QList<ElementId> topics = finding.elements.sliced(1);
    qint64 most = 0;
    for (const ElementId &id : topics)
        most = std::max(most, architecture.element(id)->count(fields::partitions));
    Fix fix;
    QStringList names;
    for (const ElementId &id : topics) {
        if (architecture.element(id)->count(fields::partitions) == most)
            continue;
        names += nameOf(*architecture.element(id));
        fix.patch.elements.insert(settingField(architecture, id, fields::partitions, most).elements);
    }
    fix.words = CheckText::tr("Set partitions of %1 to %2").arg(names.join(CheckText::tr(", ")), QString::number(most));
    return fix;
}

void differentKeys(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        const auto unsaid = [](const Element *topic) { return keyOf(*topic).isEmpty(); };
        if (readsTogether(reads) && emitsWhenAllCame(*reads.client) && reads.client->count(fields::instances) > 1 &&
            std::ranges::none_of(reads.topics, unsaid) && !haveOneKey(reads.topics))
            found.add(CheckText::tr("%1 waits for all of its inputs, whose keys differ: %2.")
                          .arg(nameOf(*reads.client),
                               listed(reads.topics, QT_TRANSLATE_NOOP("CheckText", "%1 has %2"), keyOf)),
                      QList{reads.client->id} + reads.topicIds());
    }
}

void joinedWithoutKey(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        if (!readsTogether(reads) || !emitsWhenAllCame(*reads.client))
            continue;
        for (const Element *topic : reads.topics) {
            if (keyOf(*topic).isEmpty() && topic->count(fields::partitions) > 1)
                found.add(CheckText::tr("%1 joins %2 with other topics, and its key is not said.")
                              .arg(nameOf(*reads.client), nameOf(*topic)),
                          {topic->id, reads.client->id});
        }
    }
}

/// The key that the other inputs of the join have.
std::optional<Fix> keyOfTheOthers(const Architecture &architecture, const Finding &finding)
{
    const Element &topic = *architecture.element(finding.elements.front());
    QSet<QString> keys;
    for (const LinkId &link : consumedBy(architecture, finding.elements.back()))
        keys.insert(keyOf(*architecture.element(link.from)));
    keys.remove({});
    if (keys.size() != 1)
        return {};
    return Fix{CheckText::tr("Set key of %1 to %2").arg(nameOf(topic), *keys.begin()),
               settingField(architecture, topic.id, fields::key, *keys.begin())};
}

void joinsOfOne(const DrawingFacts &facts, Findings &found)
{
    for (const Element *client : facts.clients) {
        const QList<const Link *> &inputs = facts.around(client->id).consumes;
        if (emitsWhenAllCame(*client) && inputs.size() == 1 && inputs.front()->text(fields::topicPattern).isEmpty())
            found.add(CheckText::tr("%1 waits until all of its inputs have come, and has one.").arg(nameOf(*client)),
                      {client->id});
    }
}

std::optional<Fix> emitForEach(const Architecture &architecture, const Finding &finding)
{
    const ElementId &client = finding.elements.front();
    return Fix{CheckText::tr("Let %1 emit for each input").arg(nameOf(*architecture.element(client))),
               settingField(architecture, client, fields::emitMode, words("each"))};
}

constexpr Rule rules[] = {
    {"copartitioning", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Records of one key must lie in partitions of one number to meet in one instance; "
                                    "Kafka Streams refuses to start "
                                    "otherwise."),
     differentPartitions, samePartitions},
    {"join-keys", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "What belongs together goes to different instances, and each waits for what another has."),
     differentKeys},
    {"join-without-key", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Without a key records go to any partition: out of order, and to another instance than what they belong to."),
     joinedWithoutKey, keyOfTheOthers},
    {"join-of-one", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "There is nothing to wait for; usually an input was forgotten."), joinsOfOne,
     emitForEach},
};

} // namespace

std::span<const Rule> joinRules()
{
    return rules;
}

} // namespace rheo
