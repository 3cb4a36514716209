// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"

#include <QHash>
#include <QPolygonF>
#include <QRectF>
#include <QSet>

namespace rheo {

/// The way of one link over the canvas, in drawing units.
struct Route
{
    QPolygonF points; ///< orthogonal, from the border of `from` to the border of `to`; empty if an end is not placed
    QRectF pill;      ///< where the group's pill lies, on the longest straight run; null if there is no room or no text
};

using Routes = QHash<LinkId, Route>;

/// Orthogonal routes by the rules of look.md: cards plus 12 and titles plus 6 are obstacles, links leave at sides,
/// parallel lanes 24 apart, links of one side 10 apart; fewest bends, then fewest crossings, then shortest.
[[nodiscard]] Routes routeLinks(const Architecture &, const Placement &);

/// The same while dragging: only links that touch one of `moved`, or whose old way a moved card now covers, are new.
[[nodiscard]] Routes rerouteLinks(const Architecture &, const Placement &, const Routes &before,
                                  const QSet<ElementId> &moved);

} // namespace rheo
