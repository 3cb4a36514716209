// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/link.h"
#include "model/record/recording.h"

namespace rheo {

/// One record on the canvas at one moment. It is on a link (`fraction` from 0 at its start to 1 at its end) or, with
/// an empty link, waits at a topic. No dot exists that no stored record justifies.
struct Dot
{
    Sequence sequence = -1;
    LinkId link = {};     ///< produces or consumes
    ElementId topic = {}; ///< where it waits, when `link` is empty
    float fraction = 0;

    bool operator==(const Dot &) const = default;
};

} // namespace rheo
