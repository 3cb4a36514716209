// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qsizetype longestName = 249;

bool isNameLetter(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || words("._-").contains(c));
}

bool isLegalTopicName(const QString &name)
{
    return !name.isEmpty() && name.size() <= longestName && name != words(".") && name != words("..") &&
           std::ranges::all_of(name, isNameLetter);
}

void illegalNames(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        if (!isLegalTopicName(clusterName(*topic)))
            found.add(CheckText::tr("\"%1\" cannot be the name of a topic.").arg(clusterName(*topic)), {topic->id});
    }
}

/// The nearest legal name that no other topic has.
std::optional<Fix> nameOnCluster(const Architecture &architecture, const Finding &finding)
{
    const Element &topic = *architecture.element(finding.elements.front());
    QString name = clusterName(topic).left(longestName);
    std::ranges::replace_if(name, std::not_fn(isNameLetter), u'-');
    if (!isLegalTopicName(name))
        name = topic.id.text();
    if (topicNamed(architecture, name))
        return {};
    return Fix{CheckText::tr("Call %1 %2 on the cluster").arg(nameOf(topic), name),
               settingField(architecture, topic.id, fields::topicName, name)};
}

void collisions(const DrawingFacts &facts, Findings &found)
{
    // Topics of different clusters do not meet.
    QMap<std::pair<ElementId, QString>, QList<const Element *>> byName;
    for (const Element *topic : facts.topics)
        byName[{facts.clusterOf(topic->id), clusterName(*topic).replace(QLatin1Char('.'), QLatin1Char('_'))}] += topic;
    for (const QList<const Element *> &same : std::as_const(byName)) {
        if (same.size() < 2)
            continue;
        QStringList names;
        QList<ElementId> ids;
        for (const Element *topic : same) {
            names += clusterName(*topic);
            ids += topic->id;
        }
        found.add(CheckText::tr("The topics %1 collide.").arg(names.join(CheckText::tr(", "))), ids);
    }
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
    const QString header = CheckText::tr("header ");
    const QString json = CheckText::tr("json ");
    if (rule.startsWith(header))
        return true; // something follows, or the blank would be gone
    if (rule.startsWith(json))
        return isJsonPointer(rule.sliced(json.size()).trimmed());
    return rule == words("key");
}

void unreadableRules(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        const QString rule = topic->text(fields::correlation);
        if (!rule.isEmpty() && !isCorrelationRule(rule))
            found.add(CheckText::tr("%1 has the correlation rule \"%2\"; it can be header NAME, key, or json /path.")
                          .arg(nameOf(*topic), rule),
                      {topic->id});
    }
}

std::optional<Fix> removeCorrelation(const Architecture &architecture, const Finding &finding)
{
    const ElementId &topic = finding.elements.front();
    return Fix{CheckText::tr("Remove the correlation rule of %1").arg(nameOf(*architecture.element(topic))),
               settingField(architecture, topic, fields::correlation, QString())};
}

void notProduced(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        if (!facts.filled.contains(topic->id) && !topic->flag(fields::internal))
            found.add(CheckText::tr("Nothing drawn produces to %1.").arg(nameOf(*topic)), {topic->id});
    }
}

void notConsumed(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        if (!facts.read.contains(topic->id) && !topic->flag(fields::internal))
            found.add(CheckText::tr("Nothing drawn consumes from %1.").arg(nameOf(*topic)), {topic->id});
    }
}

void sharedInternals(const DrawingFacts &facts, Findings &found)
{
    for (const Element *topic : facts.topics) {
        if (!topic->flag(fields::internal))
            continue;
        QList<ElementId> users;
        for (const Link *link : facts.around(topic->id).produces)
            users += link->id.from;
        for (const Link *link : facts.around(topic->id).consumes)
            users += link->id.to;
        const auto other = std::ranges::find_if(users, [&](const ElementId &id) { return id != users.front(); });
        if (other != users.end())
            found.add(CheckText::tr("%1 is internal, and both %2 and %3 use it.")
                          .arg(nameOf(*topic), nameOf(*facts.drawing.element(users.front())),
                               nameOf(*facts.drawing.element(*other))),
                      {topic->id, users.front(), *other});
    }
}

std::optional<Fix> makePublic(const Architecture &architecture, const Finding &finding)
{
    const ElementId &topic = finding.elements.front();
    return Fix{CheckText::tr("Show %1 as a topic like others").arg(nameOf(*architecture.element(topic))),
               settingField(architecture, topic, fields::internal, false)};
}

enum class Turn { Request, Reply };

/// What a topic's name says it carries: the stem, and the turn. Nothing for any other name.
std::optional<std::pair<QString, Turn>> conversation(const QString &name)
{
    const qsizetype last = std::max({name.lastIndexOf(u'.'), name.lastIndexOf(u'-'), name.lastIndexOf(u'_')});
    if (last < 1)
        return {};
    const QString word = name.sliced(last + 1).toLower();
    if (word == words("request") || word == words("requests"))
        return std::pair{name.left(last), Turn::Request};
    if (word == words("reply") || word == words("replies") || word == words("response") || word == words("responses"))
        return std::pair{name.left(last), Turn::Reply};
    return {};
}

/// Only where another pair shows that this drawing draws replies as topics of their own.
void unansweredRequests(const DrawingFacts &facts, Findings &found)
{
    QMap<QString, const Element *> requests;
    QSet<QString> replies;
    for (const Element *topic : facts.topics) {
        const auto turn = conversation(clusterName(*topic));
        if (turn && turn->second == Turn::Request)
            requests.insert(turn->first, topic);
        else if (turn)
            replies.insert(turn->first);
    }
    const auto answered = [&](const QString &stem) { return replies.contains(stem); };
    if (std::none_of(requests.keyBegin(), requests.keyEnd(), answered))
        return;
    for (auto it = requests.cbegin(); it != requests.cend(); ++it) {
        if (!answered(it.key()))
            found.add(CheckText::tr("%1 has no topic for its replies, as other requests have.").arg(nameOf(**it)),
                      {(*it)->id});
    }
}

constexpr Rule rules[] = {
    {"topic-name", Severity::Error,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "Kafka takes 1 to 249 letters, digits, points, underscores and hyphens, and refuses anything else."),
     illegalNames, nameOnCluster},
    {"topic-collision", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "Kafka refuses a second topic whose name differs from another's only in . and _, "
                                    "and two elements of one name are "
                                    "one topic."),
     collisions},
    {"correlation-rule", Severity::Error,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "A rule that cannot be read is left out, and events of this topic fall back to the built-in rules."),
     unreadableRules, removeCorrelation},
    {"topic-without-producer", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "What is read from it comes from somewhere: draw that, or traces begin here without a cause."),
     notProduced},
    {"topic-without-consumer", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Records that nobody reads cost space, and usually a consumer was forgotten."),
     notConsumed},
    {"internal-topic-shared", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "A changelog or repartition topic belongs to one stream processor, which renames and deletes it as it likes."),
     sharedInternals, makePublic},
    {"request-without-reply", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "Who asks here would wait for an answer that no topic brings."),
     unansweredRequests},
};

} // namespace

std::span<const Rule> topicRules()
{
    return rules;
}

} // namespace rheo
