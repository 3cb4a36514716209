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
        plan.groups << effectiveGroup(architecture, link.id);
        const QString pattern = link.text(QStringLiteral("topicPattern"));
        if (const QRegularExpression regular(QRegularExpression::anchoredPattern(pattern));
            !pattern.isEmpty() && regular.isValid())
            plan.patterns << regular;
    }
    sortOut(plan.topics);
    sortOut(plan.groups);
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

QStringList CapturePlan::missingIn(const ClusterSnapshot &layout) const
{
    QStringList missing = topics;
    for (const auto &topic : layout.topics)
        missing.removeAll(topic.name);
    return missing;
}

} // namespace rheo
