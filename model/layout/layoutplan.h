// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/geometry.h"

#include <QList>

namespace rheo {

/// What is to be laid out, as numbers: no text of the drawing in it, so that none can reach Graphviz. Values.
/// Slots are multiples of the grid; a slot holds one card and, above it, the schema that stands on it.

struct PlanNode
{
    ElementId id;
    QSizeF slot;
    int cluster = -1;      ///< index in LayoutPlan::clusters, -1 for none
    ElementId schema = {}; ///< the schema element that stands on this topic
    bool fixed = false;    ///< pinned, locked, or in a container that is
};

struct PlanCluster
{
    ElementId id;
    int parent = -1; ///< a smaller index, or -1
};

/// Runs with the flow, from left to right; a link that leads back is turned round.
struct PlanEdge
{
    int from;
    int to;
    int links = 1;  ///< how many links of the drawing it stands for
    qreal pill = 0; ///< width of the widest pill among them, 0 for none
};

struct LayoutPlan
{
    QList<PlanNode> nodes;
    QList<PlanCluster> clusters;
    QList<PlanEdge> edges;
};

/// Where the card of a slot starts below the slot's upper edge.
[[nodiscard]] qreal cardOffset(const PlanNode &);

/// Everything visible, or what `only` names with all that lives in it. Containers with visible content become clusters.
[[nodiscard]] LayoutPlan planLayout(const Architecture &, const Placement &, const QSet<ElementId> &only);

/// Upper left corner of each node's slot; anywhere, not on the grid, overlaps allowed.
using Sketch = QList<QPointF>;

/// Puts the sketch onto the canvas: to the grid, pinned elements where they were, a selection about its old centre,
/// without overlaps (what is in the way of something fixed moves down), the content of collapsed containers along.
/// Two overlaps can stay: between elements that do not move, and of a container that surrounds something fixed.
[[nodiscard]] Placement settle(const Architecture &, const Placement &, const LayoutPlan &, const Sketch &,
                               const QSet<ElementId> &only);

} // namespace rheo
