// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"

#include "model/check/clientchecks.h"
#include "model/check/linkchecks.h"
#include "model/check/topicchecks.h"

#include <algorithm>
#include <vector>

namespace rheo {

namespace {

std::vector<std::unique_ptr<DrawingCheck>> buildChecks()
{
    std::vector<std::unique_ptr<DrawingCheck>> checks;
    checks.push_back(std::make_unique<LinkEndCheck>());
    checks.push_back(std::make_unique<TopicNameCheck>());
    checks.push_back(std::make_unique<TopicCollisionCheck>());
    checks.push_back(std::make_unique<MinInSyncCheck>());
    checks.push_back(std::make_unique<CorrelationRuleCheck>());
    checks.push_back(std::make_unique<SharedGroupCheck>());
    checks.push_back(std::make_unique<UnproducedTopicCheck>());
    checks.push_back(std::make_unique<UnconsumedTopicCheck>());
    checks.push_back(std::make_unique<IdleInstancesCheck>());
    checks.push_back(std::make_unique<UnconnectedClientCheck>());
    return checks;
}

} // namespace

Finding DrawingCheck::finding(const QString &message, QList<ElementId> elements, QList<LinkId> links) const
{
    return {severity(), rule(), message, why(), std::move(elements), std::move(links)};
}

std::span<const std::unique_ptr<DrawingCheck>> allChecks()
{
    static const std::vector<std::unique_ptr<DrawingCheck>> checks = buildChecks();
    return checks;
}

QList<Finding> check(const Architecture &architecture)
{
    QList<Finding> found;
    for (const auto &rule : allChecks())
        found += rule->findings(architecture);
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return found;
}

} // namespace rheo
