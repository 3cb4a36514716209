// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"

#include <QMap>
#include <QPointF>

namespace rheo {

/// Where one element stands. Positions are the upper left corner, in drawing units (pixels at 100 %), y downward,
/// within ±1e7. A container has no size of its own: it surrounds what is in it (see model/layout/geometry.h).
struct Place
{
    QPointF position = {};
    int z = 0;              ///< higher is nearer
    bool pinned = false;    ///< auto-layout leaves it where it is
    bool locked = false;    ///< not moved by hand either
    bool collapsed = false; ///< containers only

    bool operator==(const Place &) const = default;
};

/// Where things stand. An element without an entry has not been placed yet.
using Placement = QMap<ElementId, Place>;

} // namespace rheo
