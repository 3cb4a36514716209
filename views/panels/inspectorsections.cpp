// SPDX-License-Identifier: Apache-2.0
#include "views/panels/inspectorsections.h"

#include "model/architecture/fields.h"

#include <algorithm>
#include <vector>

namespace rheo::ui {

namespace {

std::vector<InspectorSection> sections()
{
    using namespace fields;
    std::vector<InspectorSection> result = {
        {QStringLiteral("Note"), {text}},
        {QStringLiteral("Runs as"), {runtime, instances, owner, group}},
        {QStringLiteral("Settings"),
         {topicName, partitions, replication, cleanupPolicy, retention, minInSync, internal}},
        {QStringLiteral("Records"), {key, schema}},
        {QStringLiteral("Delivery"), {acks, topicPattern, deadLetter}},
        {QStringLiteral("Trace"), {correlation, hopBudget}},
        {QStringLiteral("Simulated"), {serviceTime, emitMode, emitWait, rate}},
        {QStringLiteral("Configuration"), {config}},
        {QStringLiteral("Muted findings"), {muted}},
    };
    for (const FieldSpec &spec : fieldTable()) {
        const bool listed = std::ranges::any_of(result, [&spec](const auto &s) { return s.keys.contains(spec.key); });
        if (!listed)
            result[2].keys += spec.key;
    }
    return result;
}

} // namespace

std::span<const InspectorSection> inspectorSections()
{
    static const std::vector<InspectorSection> all = sections();
    return all;
}

} // namespace rheo::ui
