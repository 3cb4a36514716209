// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"

#include <QHash>
#include <QPolygonF>
#include <QRectF>
#include <QSet>

#include <stop_token>

namespace rheo {

/// The way of one link over the canvas, in drawing units.
struct Route
{
    QPolygonF points; ///< orthogonal, from the border of `from` to the border of `to`; empty if an end is not placed
    QRectF pill;      ///< where the group's pill lies, on the longest straight run; null if there is no room or no text
};

using Routes = QHash<LinkId, Route>;

/// Orthogonal routes by the rules of look.md: cards plus 12 and titles plus 6 are obstacles, links leave at sides,
/// parallel lanes 24 apart, links of one side 10 to 20 apart; fewest bends, then fewest crossings, then shortest.
/// The upper and lower side of a card count as a bend, so that a drawing reads from left to right. Every link of the
/// drawing has an entry. The same drawing gives the same routes. Any thread.
///
/// What it cannot do: where cards stand nearer than 24 a link squeezes through with less air (8, 4, 1); where there is
/// no room at all, and in drawings of more than 3,000 links, 2,000 elements or 4 million grid nodes, a link is still
/// orthogonal but ignores everything in its way. Lanes and ports move closer together where a gap or side is full.
/// Once `stop` is requested the ways still missing are plain ones.
[[nodiscard]] Routes routeLinks(const Architecture &, const Placement &, const std::stop_token &stop = {});

/// Ways to see at once, while routeLinks works on a large drawing: orthogonal, through whatever stands between, no
/// pills. Every link has an entry.
[[nodiscard]] Routes plainRoutes(const Architecture &, const Placement &);

/// The same while dragging: only links that touch one of `moved` (or something in it), whose old way or pill a moved
/// card or a title now covers, or that have no way yet, are new. All others keep their way to the point;
/// only their pill moves where a new way now runs over it.
[[nodiscard]] Routes rerouteLinks(const Architecture &, const Placement &, const Routes &before,
                                  const QSet<ElementId> &moved);

/// True if a drawing with so many visible elements and links is beyond the limit of routeLinks.
[[nodiscard]] bool isBeyondRouting(qsizetype elements, qsizetype links);

/// A part of a drawing: elements with their rectangles, and links in their order.
struct DrawnPart
{
    QHash<ElementId, QRectF> rects;
    QList<LinkId> links;
};

/// Routes of the part's links beyond the limit, where a way depends on its two ends alone: new ways where the rectangle
/// of an end is new (`moved`). The part has to hold what meets those ways, old or new, and all ends of its links.
[[nodiscard]] Routes reroutePart(const Architecture &, const Placement &, const DrawnPart &, const Routes &before,
                                 const QSet<ElementId> &moved);

} // namespace rheo
