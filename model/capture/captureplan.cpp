// SPDX-License-Identifier: Apache-2.0
#include "model/capture/captureplan.h"

#include <algorithm>

namespace rheo {

namespace {

void sortOut(QStringList &names)
{
    names.removeAll(QString());
    names.removeDuplicates();
    names.sort();
}

bool matches(const QList<QRegularExpression> &patterns, const QString &name)
{
    return !name.startsWith(QLatin1String("__")) &&
           std::ranges::any_of(patterns, [&](const auto &pattern) { return pattern.match(name).hasMatch(); });
}

} // namespace

CapturePlan CapturePlan::of(const Architecture &architecture)
{
    CapturePlan plan;
    for (const Element &element : architecture.elements())
        if (element.kind == ElementKind::Topic)
            plan.topics << clusterName(element);
    for (const Link &link : architecture.links()) {
        if (link.id.kind != LinkKind::Consumes)
            continue;
        Group &group = plan.groups[effectiveGroup(architecture, link.id)];
        if (const Element *topic = architecture.element(link.id.from); topic && topic->kind == ElementKind::Topic)
            group.topics << clusterName(*topic);
        const QString pattern = link.text(QStringLiteral("topicPattern"));
        if (const QRegularExpression regular(QRegularExpression::anchoredPattern(pattern));
            !pattern.isEmpty() && regular.isValid()) {
            plan.patterns << regular;
            group.patterns << regular;
        }
    }
    sortOut(plan.topics);
    plan.groups.remove(QString());
    return plan;
}

QStringList CapturePlan::wantedIn(const ClusterSnapshot &layout) const
{
    QStringList wanted;
    for (const auto &topic : layout.topics)
        if (topics.contains(topic.name) || matches(patterns, topic.name))
            wanted << topic.name;
    return wanted;
}

QMap<QString, QStringList> CapturePlan::readByGroups(const QStringList &names) const
{
    QMap<QString, QStringList> read;
    for (const auto &[group, reads] : groups.asKeyValueRange()) {
        QStringList &topicsOfGroup = read[group];
        for (const QString &name : names)
            if (reads.topics.contains(name) || matches(reads.patterns, name))
                topicsOfGroup << name;
    }
    return read;
}

QStringList CapturePlan::missingIn(const ClusterSnapshot &layout) const
{
    QStringList missing = topics;
    for (const auto &topic : layout.topics)
        missing.removeAll(topic.name);
    return missing;
}

} // namespace rheo
