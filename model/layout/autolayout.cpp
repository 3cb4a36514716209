// SPDX-License-Identifier: Apache-2.0
#include "model/layout/autolayout.h"

#include "model/layout/graphviz.h"

namespace rheo {

Result<Placement> layoutDrawing(const Architecture &architecture, const Placement &placement,
                                const QSet<ElementId> &only)
{
    const LayoutPlan plan = planLayout(architecture, placement, only);
    const auto sketch = sketchByGraphviz(plan);
    if (!sketch)
        return std::unexpected(sketch.error());
    return settle(architecture, placement, plan, *sketch, only);
}

Placement fallbackLayout(const Architecture &architecture, const Placement &placement, const QSet<ElementId> &only)
{
    const LayoutPlan plan = planLayout(architecture, placement, only);
    return settle(architecture, placement, plan, sketchByRanks(plan), only);
}

} // namespace rheo
