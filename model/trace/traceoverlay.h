// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"

namespace rheo {

/// What the canvas lights up for one trace: ids, numbers and words, no colours.
struct TraceOverlay
{
    /// The number of an event, where it was written: on its topic, or, if that has one already, on its link.
    struct Badge
    {
        int number = 0; ///< as in the waterfall, from 1
        ElementId topic;
        LinkId link = {}; ///< set: the badge sits on this produces link instead
        QString label;    ///< "event 2 · +212 ms"
        bool late = false;

        bool operator==(const Badge &) const = default;
    };

    struct LateSign
    {
        ElementId service;
        LinkId reads;
        QString text; ///< "807 ms over budget"

        bool operator==(const LateSign &) const = default;
    };

    std::vector<ElementId> elements; ///< lit; sorted, as links; everything else is dimmed
    std::vector<LinkId> links;
    std::vector<LinkId> lateLinks; ///< lit in the trouble colour; they are in `links` too
    std::vector<Badge> badges;
    std::vector<LateSign> signs;

    [[nodiscard]] bool isEmpty() const { return elements.empty(); }

    bool operator==(const TraceOverlay &) const = default;
};

[[nodiscard]] TraceOverlay overlayFor(const Trace &, const Architecture &);

} // namespace rheo
