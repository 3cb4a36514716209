// SPDX-License-Identifier: Apache-2.0
#include "model/layout/graphviz.h"

#include <algorithm>
#include <deque>

namespace rheo {

namespace {

constexpr qreal columnGap = 240; // the widest pill with its stubs
constexpr qreal rowGap = 40;

/// What stands directly in one container (or on the canvas): nodes, then containers.
struct Level
{
    QList<int> nodes;
    QList<int> clusters;
    QSizeF size;
};

/// Ranks of the items of one level: the longest way from an item without predecessors; a cycle is cut at its first
/// item.
class Ranking
{
public:
    Ranking(int count, const QList<std::pair<int, int>> &edges)
        : m_next(count), m_open(count, 0), m_rank(count, 0), m_done(count, false)
    {
        for (const auto &[from, to] : edges) {
            m_next[from] += to;
            ++m_open[to];
        }
        for (int i = 0; i < count; ++i)
            if (m_open[i] == 0)
                m_ready.push_back(i);
    }

    QList<int> ranks()
    {
        for (int cut = 0; cut < m_open.size(); ++cut) {
            drain();
            if (!m_done[cut])
                m_ready.push_back(cut);
        }
        drain();
        return m_rank;
    }

private:
    void drain()
    {
        for (; !m_ready.empty(); m_ready.pop_front()) {
            const int item = m_ready.front();
            if (std::exchange(m_done[item], true))
                continue;
            for (const int next : std::as_const(m_next[item])) {
                if (m_done[next])
                    continue;
                m_rank[next] = std::max(m_rank[next], m_rank[item] + 1);
                if (--m_open[next] == 0)
                    m_ready.push_back(next);
            }
        }
    }

    QList<QList<int>> m_next;
    QList<int> m_open; ///< predecessors that are not done
    QList<int> m_rank;
    QList<bool> m_done;
    std::deque<int> m_ready;
};

class RankSketch
{
public:
    explicit RankSketch(const LayoutPlan &plan)
        : m_plan(plan)
        , m_levels(plan.clusters.size() + 1)
        , m_nodeSpots(plan.nodes.size())
        , m_clusterSpots(plan.clusters.size() + 1)
    {
        for (int i = 0; i < plan.nodes.size(); ++i)
            m_levels[plan.nodes[i].cluster + 1].nodes += i;
        for (int i = 0; i < plan.clusters.size(); ++i)
            m_levels[plan.clusters[i].parent + 1].clusters += i;
    }

    Sketch corners()
    {
        for (int level = int(m_levels.size()) - 1; level >= 0; --level)
            stack(level);
        for (int cluster = 0; cluster < m_plan.clusters.size(); ++cluster)
            m_clusterSpots[cluster + 1] += m_clusterSpots[m_plan.clusters[cluster].parent + 1];
        for (int i = 0; i < m_plan.nodes.size(); ++i)
            m_nodeSpots[i] += m_clusterSpots[m_plan.nodes[i].cluster + 1];
        return m_nodeSpots;
    }

private:
    /// Puts the items of a level into columns by rank; spots are relative to the level's own corner.
    void stack(int level)
    {
        Level &here = m_levels[level];
        const int count = int(here.nodes.size() + here.clusters.size());
        const QList<int> ranks = Ranking(count, liftedEdges(level)).ranks();
        const int columns = ranks.isEmpty() ? 0 : std::ranges::max(ranks) + 1;
        qreal x = level == 0 ? 0 : containerPadding;
        for (int column = 0; column < columns; ++column) {
            qreal y = level == 0 ? 0 : containerHead;
            qreal width = 0;
            for (int item = 0; item < count; ++item) {
                if (ranks[item] != column)
                    continue;
                const QSizeF size = sizeOf(here, item);
                spotOf(here, item) = {x, y};
                width = std::max(width, size.width());
                y += size.height() + rowGap;
            }
            here.size = here.size.expandedTo({x + width + containerPadding, y - rowGap + containerPadding});
            x += width + columnGap;
        }
    }

    QList<std::pair<int, int>> liftedEdges(int level) const
    {
        QList<std::pair<int, int>> edges;
        for (const PlanEdge &edge : m_plan.edges) {
            const int from = itemAt(level, edge.from);
            const int to = itemAt(level, edge.to);
            if (from >= 0 && to >= 0 && from != to)
                edges += {from, to};
        }
        return edges;
    }

    /// Which item of the level the node is, or is in; -1 for none.
    int itemAt(int level, int node) const
    {
        const Level &here = m_levels[level];
        int cluster = m_plan.nodes[node].cluster;
        if (cluster + 1 == level)
            return int(here.nodes.indexOf(node));
        while (cluster >= 0 && m_plan.clusters[cluster].parent + 1 != level)
            cluster = m_plan.clusters[cluster].parent;
        return cluster < 0 ? -1 : int(here.nodes.size() + here.clusters.indexOf(cluster));
    }

    QSizeF sizeOf(const Level &level, int item) const
    {
        const auto nodes = level.nodes.size();
        return item < nodes ? m_plan.nodes[level.nodes[item]].slot : m_levels[level.clusters[item - nodes] + 1].size;
    }

    QPointF &spotOf(const Level &level, int item)
    {
        const auto nodes = level.nodes.size();
        return item < nodes ? m_nodeSpots[level.nodes[item]] : m_clusterSpots[level.clusters[item - nodes] + 1];
    }

    const LayoutPlan &m_plan;
    QList<Level> m_levels; ///< by cluster + 1
    QList<QPointF> m_nodeSpots;
    QList<QPointF> m_clusterSpots; ///< by cluster + 1
};

} // namespace

Sketch sketchByRanks(const LayoutPlan &plan)
{
    return RankSketch(plan).corners();
}

} // namespace rheo
