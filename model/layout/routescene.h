// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/geometry.h"
#include "model/layout/router.h"

#include <QList>

namespace rheo {

/// What the router sees of a drawing. A value, made anew for each routing.

/// A rectangle that a link leaves or enters: a card, or an open container (where a drawing is that wrong).
struct RouteEnd
{
    ElementId id;
    QRectF rect;
    bool solid = true; ///< a card: nobody else's link passes through it
};

struct RouteTask
{
    LinkId id;
    int from; ///< index of RouteScene::ends
    int to;
    qreal pill = 0; ///< width of its pill, 0 for none
};

struct RouteScene
{
    QList<RouteEnd> ends;
    QList<QRectF> titles;   ///< of open containers, with the air of 6 around them
    QList<RouteTask> tasks; ///< in the order of link identities; links without two different, placed ends are missing
};

[[nodiscard]] RouteScene routeScene(const Architecture &, const Placement &);
[[nodiscard]] RouteScene routeScene(const Architecture &, const Placement &, const DrawnPart &);

/// One link on its way through the router.
struct Wire
{
    int task;
    QPolygonF points;
    qreal clearance = 12; ///< what it keeps from foreign cards
    bool fixed = false;   ///< an old way that stays
    bool forced = false;  ///< found no way: passes through cards
};

} // namespace rheo
