// SPDX-License-Identifier: Apache-2.0
#include "model/layout/flow.h"

#include <algorithm>

namespace rheo {

namespace {

/// Items are the nodes, then the clusters.
class Flow
{
public:
    explicit Flow(const LayoutPlan &plan)
        : m_plan(plan)
        , m_next(plan.nodes.size() + plan.clusters.size())
        , m_led(m_next.size(), false)
        , m_left(m_next.size(), 0)
        , m_seen(m_next.size(), false)
    {
        for (const PlanEdge &edge : plan.edges) {
            const auto [from, to] = siblings(edge);
            m_next[from] += to;
            m_led[to] = true;
        }
        for (const bool led : {false, true})
            for (int item = 0; item < m_next.size(); ++item)
                if (m_led[item] == led)
                    walk(item);
    }

    bool leadsBack(const PlanEdge &edge) const
    {
        const auto [from, to] = siblings(edge);
        return m_left[from] < m_left[to];
    }

private:
    int parentOf(int item) const
    {
        const int nodes = int(m_plan.nodes.size());
        const int cluster = item < nodes ? m_plan.nodes[item].cluster : m_plan.clusters[item - nodes].parent;
        return cluster < 0 ? -1 : nodes + cluster;
    }

    QList<int> pathTo(int item) const
    {
        QList<int> path;
        for (; item >= 0; item = parentOf(item))
            path.prepend(item);
        return path;
    }

    /// The two items of one container that the edge joins, through what is in them.
    std::pair<int, int> siblings(const PlanEdge &edge) const
    {
        const QList<int> from = pathTo(edge.from);
        const QList<int> to = pathTo(edge.to);
        const auto [a, b] = std::ranges::mismatch(from, to);
        return {*a, *b};
    }

    /// Numbers the items in the order in which the walk leaves them.
    void walk(int start)
    {
        QList<std::pair<int, bool>> open{{start, false}};
        while (!open.isEmpty()) {
            const auto [item, left] = open.takeLast();
            if (left)
                m_left[item] = ++m_count;
            if (left || std::exchange(m_seen[item], true))
                continue;
            open += {item, true};
            for (const int next : std::as_const(m_next[item]))
                open += {next, false};
        }
    }

    const LayoutPlan &m_plan;
    QList<QList<int>> m_next;
    QList<bool> m_led; ///< something leads to it
    QList<int> m_left; ///< what is left later comes earlier in the flow
    QList<bool> m_seen;
    int m_count = 0;
};

} // namespace

void directEdges(LayoutPlan &plan)
{
    const Flow flow(plan);
    for (PlanEdge &edge : plan.edges)
        if (flow.leadsBack(edge))
            std::swap(edge.from, edge.to);
}

} // namespace rheo
