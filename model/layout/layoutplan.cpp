// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layoutplan.h"

#include "model/layout/flow.h"

#include <cmath>

namespace rheo {

namespace {

class Planner
{
public:
    Planner(const Architecture &architecture, const Placement &placement, const QSet<ElementId> &only)
        : m_architecture(architecture), m_placement(placement), m_only(only)
    {
        findVisible();
        attachSchemas();
    }

    LayoutPlan plan()
    {
        for (const ElementId &id : std::as_const(m_visible))
            if (!m_full.contains(id) && !m_attached.contains(id))
                addNode(*m_architecture.element(id));
        for (const Link &link : m_architecture.links())
            addEdge(link.id);
        directEdges(m_plan);
        return m_plan;
    }

private:
    bool inScope(const ElementId &id) const
    {
        return m_only.isEmpty() ||
               std::ranges::any_of(m_only, [&](const ElementId &outer) { return isInside(m_architecture, id, outer); });
    }

    void findVisible()
    {
        for (const Element &element : m_architecture.elements()) {
            if (visibleStandIn(m_architecture, m_placement, element.id) != element.id || !inScope(element.id))
                continue;
            m_visible += element.id;
            if (const Element *container = containerOf(element))
                m_full.insert(container->id);
        }
        // A container that holds only containers which hold only itself would have no node at all.
        for (const ElementId &id : std::as_const(m_visible))
            if (m_full.contains(id) && isInside(m_architecture, m_architecture.element(id)->container, id))
                m_full.remove(id);
    }

    const Element *containerOf(const Element &element) const
    {
        return element.container.isEmpty() ? nullptr : m_architecture.element(element.container);
    }

    void attachSchemas()
    {
        QHash<QString, ElementId> schemas;
        for (const ElementId &id : std::as_const(m_visible))
            if (const Element *element = m_architecture.element(id); element->kind == ElementKind::Schema)
                if (!fixed(id) && !schemas.contains(element->name))
                    schemas.insert(element->name, id);
        for (const ElementId &id : std::as_const(m_visible)) {
            const Element *element = m_architecture.element(id);
            if (element->kind != ElementKind::Topic)
                continue;
            const ElementId schema = schemas.take(element->text(fields::schema));
            if (!schema.isEmpty() && m_architecture.element(schema)->container == element->container)
                m_attached.insert(schema, id);
        }
    }

    bool fixed(const ElementId &id) const
    {
        QSet<ElementId> seen;
        for (const Element *e = m_architecture.element(id); e && !seen.contains(e->id); e = containerOf(*e)) {
            seen.insert(e->id);
            const auto place = m_placement.constFind(e->id);
            if (place != m_placement.constEnd() && (place->pinned || place->locked))
                return m_placement.contains(id);
        }
        return false;
    }

    void addNode(const Element &element)
    {
        PlanNode node{element.id, slotOf(element), clusterFor(element.container), m_attached.key(element.id),
                      fixed(element.id)};
        if (!node.schema.isEmpty())
            node.slot.rheight() += gridStep;
        m_index.insert(element.id, int(m_plan.nodes.size()));
        m_plan.nodes += node;
    }

    QSizeF slotOf(const Element &element) const
    {
        const bool collapsed = m_placement.value(element.id).collapsed && isContainer(element.kind);
        const QSizeF size = collapsed ? collapsedSize(element) : elementSize(element);
        return {std::ceil(size.width() / gridStep) * gridStep, std::ceil(size.height() / gridStep) * gridStep};
    }

    int clusterFor(const ElementId &container)
    {
        if (container.isEmpty() || !m_architecture.element(container))
            return -1;
        if (const auto known = m_clusters.constFind(container); known != m_clusters.constEnd())
            return *known;
        m_clusters.insert(container, -1); // met again inside itself: no parent
        const int parent = clusterFor(m_architecture.element(container)->container);
        m_clusters.insert(container, int(m_plan.clusters.size()));
        m_plan.clusters += PlanCluster{container, parent};
        return m_clusters.value(container);
    }

    void addEdge(const LinkId &link)
    {
        const int from = m_index.value(visibleStandIn(m_architecture, m_placement, link.from), -1);
        const int to = m_index.value(visibleStandIn(m_architecture, m_placement, link.to), -1);
        if (from < 0 || to < 0 || from == to)
            return;
        const QString group = link.kind == LinkKind::Consumes ? effectiveGroup(m_architecture, link) : QString();
        const qreal pill = group.isEmpty() ? 0 : pillWidth(group);
        auto &edge = m_edges[{from, to}];
        if (edge > 0) {
            ++m_plan.edges[edge - 1].links;
            m_plan.edges[edge - 1].pill = std::max(m_plan.edges[edge - 1].pill, pill);
            return;
        }
        m_plan.edges += PlanEdge{from, to, 1, pill};
        edge = int(m_plan.edges.size());
    }

    const Architecture &m_architecture;
    const Placement &m_placement;
    const QSet<ElementId> &m_only;
    QList<ElementId> m_visible;             ///< in the order of ids
    QSet<ElementId> m_full;                 ///< containers with something visible in them
    QHash<ElementId, ElementId> m_attached; ///< schema → its topic
    QHash<ElementId, int> m_index;
    QHash<ElementId, int> m_clusters;
    QMap<std::pair<int, int>, int> m_edges; ///< ends → number of the edge, from 1
    LayoutPlan m_plan;
};

} // namespace

qreal cardOffset(const PlanNode &node)
{
    return node.schema.isEmpty() ? 0 : gridStep;
}

LayoutPlan planLayout(const Architecture &architecture, const Placement &placement, const QSet<ElementId> &only)
{
    return Planner(architecture, placement, only).plan();
}

} // namespace rheo
