// SPDX-License-Identifier: Apache-2.0
#include "views/panels/inspectorsections.h"

#include "model/architecture/fields.h"
#include "views/panels/inspectorpanel.h"

#include <algorithm>
#include <vector>

namespace rheo::ui {

namespace {

std::vector<InspectorSection> sections()
{
    using namespace fields;
    std::vector<InspectorSection> result = {
        {InspectorPanel::tr("Note"), {text}},
        {InspectorPanel::tr("Runs as"), {runtime, instances, owner, group}},
        {InspectorPanel::tr("Settings"),
         {topicName, partitions, replication, cleanupPolicy, retention, minInSync, internal}},
        {InspectorPanel::tr("Records"), {key, schema}},
        {InspectorPanel::tr("Delivery"), {acks, topicPattern, deadLetter}},
        {InspectorPanel::tr("Trace"), {correlation, hopBudget}},
        {InspectorPanel::tr("Simulated"), {serviceTime, emitMode, emitWait, rate}},
        {InspectorPanel::tr("Configuration"), {config}},
        {InspectorPanel::tr("Muted findings"), {muted}},
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
