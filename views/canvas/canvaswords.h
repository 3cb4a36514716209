// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"

namespace rheo::ui {

/// What the checks count against one element or link.
struct FindingCount
{
    int errors = 0;
    int warnings = 0;
};

/// An element in words, as a screen reader says it: "order-events, Topic, 12 partitions, 1 warning".
[[nodiscard]] QString spokenName(const Architecture &, const Element &, const ElementOverlay &, FindingCount);

/// Where it stands, what it produces and consumes, what the live side says: "In Ordering. Produces order-events."
[[nodiscard]] QString spokenDescription(const Architecture &, const Element &, const ElementOverlay &);

/// A link in words: "inventory-service consumes order-events, group inventory".
[[nodiscard]] QString spokenName(const Architecture &, const LinkId &, const LinkOverlay &, FindingCount);

} // namespace rheo::ui
