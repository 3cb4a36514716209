// SPDX-License-Identifier: Apache-2.0
#include "model/check/cycles.h"
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"
#include "model/file/texttokens.h"

#include <QRegularExpression>

#include <algorithm>

namespace rheo {

namespace {

void wrongEnds(const DrawingFacts &facts, Findings &found)
{
    for (const Link &link : facts.drawing.links()) {
        if (const auto wrong = endProblem(facts.drawing, link.id))
            found.add(*wrong, {}, {link.id});
    }
}

std::optional<Fix> removeLink(const Architecture &, const Finding &finding)
{
    const LinkId &link = finding.links.back();
    return Fix{CheckText::tr("Remove the link from %1 to %2").arg(link.from.text(), link.to.text()), removing(link)};
}

/// Records of one topic lead to records of another through a client. Failed records and a processor's own topics do not
/// count: those are meant to come back.
IdGraph flowsOf(const DrawingFacts &facts)
{
    const auto isOwn = [&](const ElementId &topic) { return facts.drawing.element(topic)->flag(fields::internal); };
    IdGraph flows;
    for (const Link *link : facts.links) {
        const bool read = link->id.kind == LinkKind::Consumes && !isOwn(link->id.from);
        const bool written =
            link->id.kind == LinkKind::Produces && !link->flag(fields::deadLetter) && !isOwn(link->id.to);
        if (read || written) {
            flows[link->id.from] += link->id.to;
            flows[link->id.to];
        }
    }
    return flows;
}

void feedbackCycles(const DrawingFacts &facts, Findings &found)
{
    for (QList<ElementId> cycle : cyclesOf(flowsOf(facts))) {
        const auto topicFirst = [&](const ElementId &a, const ElementId &b) {
            const bool isTopic = facts.drawing.element(a)->kind == ElementKind::Topic;
            return isTopic != (facts.drawing.element(b)->kind == ElementKind::Topic) ? isTopic : a < b;
        };
        std::ranges::rotate(cycle, std::ranges::min_element(cycle, topicFirst));
        QStringList path;
        for (const ElementId &id : std::as_const(cycle))
            path += nameOf(*facts.drawing.element(id));
        found.add(CheckText::tr("%1 reaches itself: %2.")
                      .arg(path.front(), (path + path.mid(0, 1)).join(CheckText::tr(" → "))),
                  cycle);
    }
}

void repeatedSubscriptions(const DrawingFacts &facts, Findings &found)
{
    for (const GroupReads &reads : facts.groups) {
        QMap<ElementId, QList<LinkId>> byTopic;
        for (const Link *link : reads.links)
            byTopic[link->id.from] += link->id;
        for (auto it = byTopic.cbegin(); it != byTopic.cend(); ++it) {
            if (it->size() > 1)
                found.add(CheckText::tr("%1 consumes %2 more than once in its group %3.")
                              .arg(nameOf(*reads.client), nameOf(*facts.drawing.element(it.key())), reads.group),
                          {reads.client->id, it.key()}, *it);
        }
    }
}

void patternsThatMiss(const DrawingFacts &facts, Findings &found)
{
    for (const Link *link : facts.links) {
        const QString pattern = link->id.kind == LinkKind::Consumes ? link->text(fields::topicPattern) : QString();
        if (pattern.isEmpty())
            continue;
        const Element &topic = *facts.drawing.element(link->id.from);
        const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
        if (!whole.match(clusterName(topic)).hasMatch())
            found.add(CheckText::tr("The pattern %1 by which %2 subscribes does not catch %3.")
                          .arg(pattern, nameOf(*facts.drawing.element(link->id.to)), clusterName(topic)),
                      {}, {link->id});
    }
}

std::optional<Fix> subscribeByName(const Architecture &architecture, const Finding &finding)
{
    const LinkId &link = finding.links.front();
    return Fix{CheckText::tr("Subscribe to %1 by its name").arg(nameOf(*architecture.element(link.from))),
               settingField(architecture, link, fields::topicPattern, QString())};
}

bool expires(const Element &topic)
{
    return topic.text(fields::cleanupPolicy) != words("compact") && topic.count(fields::retention) >= 0;
}

void budgetsBeyondRetention(const DrawingFacts &facts, Findings &found)
{
    for (const Link *link : facts.links) {
        if (link->id.kind != LinkKind::Consumes)
            continue;
        const Element &topic = *facts.drawing.element(link->id.from);
        const qint64 budget = link->count(fields::hopBudget);
        const qint64 kept = topic.count(fields::retention);
        if (expires(topic) && budget > kept)
            found.add(CheckText::tr("%1 may take %2 over a record of %3, which is kept for %4.")
                          .arg(nameOf(*facts.drawing.element(link->id.to)), durationNotation(budget), nameOf(topic),
                               durationNotation(kept)),
                      {topic.id, link->id.to}, {link->id});
    }
}

std::optional<Fix> keepForTheBudget(const Architecture &architecture, const Finding &finding)
{
    const qint64 budget = architecture.link(finding.links.front())->count(fields::hopBudget);
    const ElementId &topic = finding.elements.front();
    return Fix{
        CheckText::tr("Set retention of %1 to %2").arg(nameOf(*architecture.element(topic)), durationNotation(budget)),
        settingField(architecture, topic, fields::retention, budget)};
}

constexpr Rule rules[] = {
    {"link-ends", Severity::Error,
     QT_TRANSLATE_NOOP("CheckText", "Kafka knows producing to a topic and consuming from one; nothing can be generated "
                                    "or traced from another join."),
     wrongEnds, removeLink},
    {"feedback-cycle", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "One record may cause records without end; stop it by a condition in a client, and "
                                    "mute this with that reason."),
     feedbackCycles},
    {"repeated-subscription", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText", "A member of a group reads each partition once; the second link says nothing, and "
                                    "rates would be counted twice."),
     repeatedSubscriptions, removeLink},
    {"pattern-misses-topic", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "A subscription by pattern reads the topics whose whole name it matches, so this one would not be read."),
     patternsThatMiss, subscribeByName},
    {"retention-below-budget", Severity::Warning,
     QT_TRANSLATE_NOOP("CheckText",
                       "A record may be deleted while its consumer is still within its time, and is then never read."),
     budgetsBeyondRetention, keepForTheBudget},
};

} // namespace

std::span<const Rule> linkRules()
{
    return rules;
}

} // namespace rheo
