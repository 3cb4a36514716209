// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"

#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/rules.h"

#include <algorithm>
#include <vector>

namespace rheo {

namespace {

std::vector<Rule> buildTable()
{
    std::vector<Rule> table;
    for (const auto &rules : {linkRules(), topicRules(), storageRules(), clientRules(), joinRules(), deliveryRules(),
                              mirrorRules(), ownerRules(), tidyRules(), muteRules()})
        table.insert(table.end(), rules.begin(), rules.end());
    return table;
}

} // namespace

std::span<const Rule> allChecks()
{
    static const std::vector<Rule> table = buildTable();
    return table;
}

const Rule *ruleNamed(const QString &name)
{
    const auto rules = allChecks();
    const auto it = std::ranges::find_if(rules, [&](const Rule &rule) { return name == QLatin1StringView(rule.name); });
    return it == rules.end() ? nullptr : &*it;
}

QList<Finding> check(const Architecture &architecture)
{
    const DrawingFacts facts(architecture);
    Findings findings(architecture);
    for (const Rule &rule : allChecks()) {
        findings.begin(rule);
        rule.find(facts, findings);
    }
    QList<Finding> found = findings.all();
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return found;
}

} // namespace rheo
