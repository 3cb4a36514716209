// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layoutplan.h"
#include "model/layout/separation.h"

#include <cmath>

namespace rheo {

namespace {

QPointF onGrid(QPointF point)
{
    return {std::round(point.x() / gridStep) * gridStep, std::round(point.y() / gridStep) * gridStep};
}

class Settling
{
public:
    Settling(const Architecture &architecture, const Placement &placement, const LayoutPlan &plan, const Sketch &sketch)
        : m_architecture(architecture)
        , m_before(placement)
        , m_plan(plan)
        , m_spots(sketch)
        , m_rects(elementRects(architecture, placement))
    {}

    void moveAboutOldCentre(bool selection)
    {
        QRectF before;
        QRectF now;
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i) {
            before |= m_rects.value(m_plan.nodes[i].id);
            now |= QRectF(m_spots[i], m_plan.nodes[i].slot);
        }
        const QPointF wanted = selection && !before.isNull() ? before.center() - now.center() : -now.topLeft();
        for (QPointF &spot : m_spots)
            spot = onGrid(spot + wanted);
    }

    /// Fixed elements draw what stands with them along: their innermost container, else the whole drawing.
    void followFixed()
    {
        QList<QPointF> shift(m_plan.clusters.size() + 1);
        QList<int> count(m_plan.clusters.size() + 1, 0);
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i) {
            if (!m_plan.nodes[i].fixed)
                continue;
            for (const int cluster : clustersAround(m_plan.nodes[i].cluster)) {
                shift[cluster] += cardBefore(i) - cardNow(i);
                ++count[cluster];
            }
        }
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i) {
            const QList<int> around = clustersAround(m_plan.nodes[i].cluster);
            const auto nearest = std::ranges::find_if(around, [&](int cluster) { return count[cluster] > 0; });
            if (m_plan.nodes[i].fixed)
                m_spots[i] = cardBefore(i) - QPointF(0, cardOffset(m_plan.nodes[i]));
            else if (nearest != around.end())
                m_spots[i] += onGrid(shift[*nearest] / count[*nearest]);
        }
    }

    void separate()
    {
        QList<Box> boxes;
        for (const PlanCluster &cluster : m_plan.clusters)
            boxes += Box{.rect = {}, .parent = cluster.parent, .container = m_architecture.element(cluster.id)};
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i) {
            const PlanNode &node = m_plan.nodes[i];
            boxes += Box{.rect = {m_spots[i], node.slot}, .parent = node.cluster, .fixed = node.fixed};
        }
        addBystanders(boxes);
        separateBoxes(boxes);
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i)
            m_spots[i] = boxes[m_plan.clusters.size() + i].rect.topLeft();
    }

    Placement result() const
    {
        Placement after = m_before;
        for (qsizetype i = 0; i < m_plan.nodes.size(); ++i) {
            const PlanNode &node = m_plan.nodes[i];
            if (m_before.value(node.id).collapsed)
                carryContent(after, i);
            after[node.id].position = cardNow(i);
            if (!node.schema.isEmpty())
                after[node.schema].position = cardNow(i) + QPointF(gridStep, -schemaHeight);
        }
        const auto rects = elementRects(m_architecture, after);
        for (const PlanCluster &cluster : m_plan.clusters)
            after[cluster.id].position = rects.value(cluster.id).topLeft();
        return after;
    }

private:
    QPointF cardNow(qsizetype node) const { return m_spots[node] + QPointF(0, cardOffset(m_plan.nodes[node])); }

    QPointF cardBefore(qsizetype node) const { return m_rects.value(m_plan.nodes[node].id).topLeft(); }

    /// From the inside out, and last the number that stands for the whole drawing.
    QList<int> clustersAround(int cluster) const
    {
        QList<int> around;
        for (; cluster >= 0; cluster = m_plan.clusters[cluster].parent)
            around += cluster;
        return around << int(m_plan.clusters.size());
    }

    /// What stands still beside the selection: in its containers and on the canvas.
    void addBystanders(QList<Box> &boxes) const
    {
        QHash<ElementId, int> clusters;
        QSet<ElementId> planned;
        for (const PlanCluster &cluster : m_plan.clusters) {
            clusters.insert(cluster.id, int(clusters.size()));
            planned.insert(cluster.id);
        }
        for (const PlanNode &node : m_plan.nodes)
            planned << node.id << node.schema;
        for (const Element &element : m_architecture.elements()) {
            const QRectF rect = m_rects.value(element.id);
            const int parent = clusters.value(element.container, -1);
            if (!rect.isNull() && !planned.contains(element.id) && (parent >= 0 || element.container.isEmpty()))
                boxes += Box{.rect = rect, .parent = parent, .fixed = true};
        }
    }

    /// What a collapsed container hides moves with it; what was never placed stands one below the other.
    void carryContent(Placement &after, qsizetype node) const
    {
        const ElementId container = m_plan.nodes[node].id;
        const QPointF way = m_rects.contains(container) ? cardNow(node) - cardBefore(node) : QPointF();
        QPointF next = cardNow(node) + QPointF(containerPadding, containerHead);
        for (const Element &element : m_architecture.elements()) {
            if (element.id == container || !isInside(m_architecture, element.id, container))
                continue;
            if (m_before.contains(element.id)) {
                after[element.id].position += way;
            } else if (!isContainer(element.kind)) {
                after[element.id].position = next;
                next.ry() += cardHeight + 24;
            }
        }
    }

    const Architecture &m_architecture;
    const Placement &m_before;
    const LayoutPlan &m_plan;
    Sketch m_spots;
    QHash<ElementId, QRectF> m_rects;
};

} // namespace

Placement settle(const Architecture &architecture, const Placement &placement, const LayoutPlan &plan,
                 const Sketch &sketch, const QSet<ElementId> &only)
{
    Settling settling(architecture, placement, plan, sketch);
    settling.moveAboutOldCentre(!only.isEmpty());
    settling.followFixed();
    settling.separate();
    return settling.result();
}

} // namespace rheo
