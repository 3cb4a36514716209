// SPDX-License-Identifier: Apache-2.0
#include "model/check/topicchecks.h"

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

QList<const Element *> topicsOf(const Architecture &architecture)
{
    QList<const Element *> topics;
    for (const Element &element : architecture.elements()) {
        if (element.kind == ElementKind::Topic)
            topics += &element;
    }
    return topics;
}

bool isLegalTopicName(const QString &name)
{
    constexpr qsizetype longest = 249;
    const auto legal = [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || words("._-").contains(c)); };
    return !name.isEmpty() && name.size() <= longest && name != words(".") && name != words("..") &&
           std::all_of(name.begin(), name.end(), legal);
}

/// RFC 6901: empty, or parts that each begin with a slash, in which ~ stands only before 0 or 1.
bool isJsonPointer(const QString &text)
{
    if (!text.isEmpty() && !text.startsWith(QLatin1Char('/')))
        return false;
    for (qsizetype at = text.indexOf(QLatin1Char('~')); at >= 0; at = text.indexOf(QLatin1Char('~'), at + 1)) {
        const QString next = text.mid(at + 1, 1);
        if (next != words("0") && next != words("1"))
            return false;
    }
    return true;
}

/// What parseTopicRule of model/correlate takes, blanks around it included, and a pointer without bad escapes.
bool isCorrelationRule(const QString &text)
{
    const QString rule = text.trimmed();
    const QString header = words("header ");
    const QString json = words("json ");
    if (rule.startsWith(header))
        return true; // something follows, or the blank would be gone
    if (rule.startsWith(json))
        return isJsonPointer(rule.sliced(json.size()).trimmed());
    return rule == words("key");
}

/// Topics that records come into by a drawn link.
QSet<ElementId> filledTopics(const Architecture &architecture)
{
    QSet<ElementId> filled;
    for (const Link &link : architecture.links()) {
        if (link.id.kind == LinkKind::Produces || link.id.kind == LinkKind::Mirrors)
            filled.insert(link.id.to);
    }
    return filled;
}

/// Topics that are read by a drawn link, or by people: those of dead letters.
QSet<ElementId> readTopics(const Architecture &architecture)
{
    QSet<ElementId> read;
    for (const Link &link : architecture.links()) {
        if (link.id.kind == LinkKind::Consumes || link.id.kind == LinkKind::Mirrors)
            read.insert(link.id.from);
        else if (link.id.kind == LinkKind::Produces && link.flag(fields::deadLetter))
            read.insert(link.id.to);
    }
    return read;
}

/// The cluster container around an element, empty for none.
ElementId clusterAround(const Architecture &architecture, const Element &element)
{
    QSet<ElementId> seen;
    ElementId id = element.container;
    for (const Element *around = architecture.element(id); around && !seen.contains(id);
         around = architecture.element(id)) {
        if (around->kind == ElementKind::Cluster)
            return id;
        seen.insert(id);
        id = around->container;
    }
    return {};
}

} // namespace

QString TopicNameCheck::rule() const
{
    return words("topic-name");
}

QString TopicNameCheck::why() const
{
    return words("Kafka takes 1 to 249 letters, digits, points, underscores and hyphens, and refuses anything else.");
}

Severity TopicNameCheck::severity() const
{
    return Severity::Error;
}

QList<Finding> TopicNameCheck::findings(const Architecture &architecture) const
{
    QList<Finding> found;
    for (const Element *topic : topicsOf(architecture)) {
        if (!isLegalTopicName(clusterName(*topic)))
            found += finding(words("\"%1\" cannot be the name of a topic.").arg(clusterName(*topic)), {topic->id});
    }
    return found;
}

QString TopicCollisionCheck::rule() const
{
    return words("topic-collision");
}

QString TopicCollisionCheck::why() const
{
    return words("Kafka refuses a second topic whose name differs from another's only in . and _, and two elements of "
                 "one name are one topic.");
}

Severity TopicCollisionCheck::severity() const
{
    return Severity::Error;
}

QList<Finding> TopicCollisionCheck::findings(const Architecture &architecture) const
{
    // Topics of different clusters do not meet.
    QMap<std::pair<ElementId, QString>, QList<const Element *>> byName;
    for (const Element *topic : topicsOf(architecture)) {
        const ElementId cluster = clusterAround(architecture, *topic);
        byName[{cluster, clusterName(*topic).replace(QLatin1Char('.'), QLatin1Char('_'))}] += topic;
    }
    QList<Finding> found;
    for (const QList<const Element *> &same : byName) {
        if (same.size() < 2)
            continue;
        QStringList names;
        QList<ElementId> ids;
        for (const Element *topic : same) {
            names += clusterName(*topic);
            ids += topic->id;
        }
        found += finding(words("The topics %1 collide.").arg(names.join(words(", "))), ids);
    }
    return found;
}

QString MinInSyncCheck::rule() const
{
    return words("min-in-sync");
}

QString MinInSyncCheck::why() const
{
    return words("With acks=all every write fails, because so many copies never exist.");
}

Severity MinInSyncCheck::severity() const
{
    return Severity::Error;
}

QList<Finding> MinInSyncCheck::findings(const Architecture &architecture) const
{
    QList<Finding> found;
    for (const Element *topic : topicsOf(architecture)) {
        const qint64 least = topic->count(fields::minInSync);
        const qint64 copies = topic->count(fields::replication);
        if (least > copies)
            found += finding(words("%1 asks for %2 copies in sync and has %3.")
                                 .arg(topic->name, QString::number(least), QString::number(copies)),
                             {topic->id});
    }
    return found;
}

QString CorrelationRuleCheck::rule() const
{
    return words("correlation-rule");
}

QString CorrelationRuleCheck::why() const
{
    return words("A rule that cannot be read is left out, and events of this topic fall back to the built-in rules.");
}

Severity CorrelationRuleCheck::severity() const
{
    return Severity::Error;
}

QList<Finding> CorrelationRuleCheck::findings(const Architecture &architecture) const
{
    QList<Finding> found;
    for (const Element *topic : topicsOf(architecture)) {
        const QString rule = topic->text(fields::correlation);
        if (!rule.isEmpty() && !isCorrelationRule(rule))
            found += finding(words("%1 has the correlation rule \"%2\"; it can be header NAME, key, or json /path.")
                                 .arg(topic->name, rule),
                             {topic->id});
    }
    return found;
}

QString UnproducedTopicCheck::rule() const
{
    return words("topic-without-producer");
}

QString UnproducedTopicCheck::why() const
{
    return words("What is read from it comes from somewhere: draw that, or traces begin here without a cause.");
}

Severity UnproducedTopicCheck::severity() const
{
    return Severity::Warning;
}

QList<Finding> UnproducedTopicCheck::findings(const Architecture &architecture) const
{
    const QSet<ElementId> filled = filledTopics(architecture);
    QList<Finding> found;
    for (const Element *topic : topicsOf(architecture)) {
        if (!filled.contains(topic->id) && !topic->flag(fields::internal))
            found += finding(words("Nothing drawn produces to %1.").arg(topic->name), {topic->id});
    }
    return found;
}

QString UnconsumedTopicCheck::rule() const
{
    return words("topic-without-consumer");
}

QString UnconsumedTopicCheck::why() const
{
    return words("Records that nobody reads cost space, and usually a consumer was forgotten.");
}

Severity UnconsumedTopicCheck::severity() const
{
    return Severity::Warning;
}

QList<Finding> UnconsumedTopicCheck::findings(const Architecture &architecture) const
{
    const QSet<ElementId> read = readTopics(architecture);
    QList<Finding> found;
    for (const Element *topic : topicsOf(architecture)) {
        if (!read.contains(topic->id) && !topic->flag(fields::internal))
            found += finding(words("Nothing drawn consumes from %1.").arg(topic->name), {topic->id});
    }
    return found;
}

} // namespace rheo
