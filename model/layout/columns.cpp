// SPDX-License-Identifier: Apache-2.0
#include "model/layout/columns.h"

#include <algorithm>
#include <cmath>

namespace rheo {

namespace {

constexpr qreal leastGap = 60;
constexpr qreal pillAir = 52; // stubs at both sides, the arrow, a bend
constexpr qreal laneStep = 12;
constexpr int mostLanes = 12;
constexpr qreal straight = 20; // ends nearer than this in y need no lane

class Columns
{
public:
    Columns(const LayoutPlan &plan, const QList<QPointF> &centres) : m_plan(plan), m_centres(centres)
    {
        rank();
        measureGaps();
    }

    Sketch corners() const
    {
        QList<qreal> left(m_widths.size(), 0);
        for (qsizetype c = 1; c < left.size(); ++c)
            left[c] = left[c - 1] + m_widths[c - 1] + std::ceil(m_gaps[c - 1] / gridStep) * gridStep;
        Sketch sketch;
        for (qsizetype i = 0; i < m_centres.size(); ++i)
            sketch += QPointF(left[m_column[i]], m_centres[i].y() - m_plan.nodes[i].slot.height() / 2);
        return sketch;
    }

private:
    void rank()
    {
        QList<qreal> ranks;
        for (const QPointF &centre : m_centres)
            ranks += centre.x();
        std::ranges::sort(ranks);
        const auto same = [](qreal a, qreal b) { return b - a < 1; };
        ranks.erase(std::unique(ranks.begin(), ranks.end(), same), ranks.end());
        m_widths = QList<qreal>(ranks.size(), 0);
        for (qsizetype i = 0; i < m_centres.size(); ++i) {
            m_column += int(std::ranges::upper_bound(ranks, m_centres[i].x()) - ranks.begin()) - 1;
            m_widths[m_column[i]] = std::max(m_widths[m_column[i]], m_plan.nodes[i].slot.width());
        }
    }

    void measureGaps()
    {
        QList<int> lanes(m_widths.size(), 0);
        QList<qreal> pills(m_widths.size(), 0);
        for (const PlanEdge &edge : m_plan.edges) {
            const int from = std::min(m_column[edge.from], m_column[edge.to]);
            const int to = std::max(m_column[edge.from], m_column[edge.to]);
            if (to - from == 1)
                pills[from] = std::max(pills[from], edge.pill);
            if (std::abs(m_centres[edge.from].y() - m_centres[edge.to].y()) < straight)
                continue;
            ++lanes[from];
            if (to > from + 1)
                ++lanes[to - 1];
        }
        const QList<int> depths = containersBetween();
        for (qsizetype c = 0; c < m_widths.size(); ++c) {
            const qreal words = pills[c] > 0 ? pills[c] + pillAir : leastGap;
            m_gaps += words + depths[c] * containerPadding + std::min(lanes[c], mostLanes) * laneStep;
        }
    }

    /// For each gap, how many container borders lie in it, one above the other counted once.
    QList<int> containersBetween() const
    {
        QList<std::pair<int, int>> spans(m_plan.clusters.size(), {int(m_widths.size()), -1});
        for (qsizetype i = 0; i < m_column.size(); ++i)
            for (int c = m_plan.nodes[i].cluster; c >= 0; c = m_plan.clusters[c].parent)
                spans[c] = {std::min(spans[c].first, m_column[i]), std::max(spans[c].second, m_column[i])};
        QList<int> ending(m_widths.size(), 0);
        QList<int> beginning(m_widths.size() + 1, 0);
        for (qsizetype i = 0; i < m_column.size(); ++i) {
            int ends = 0;
            int begins = 0;
            for (int c = m_plan.nodes[i].cluster; c >= 0; c = m_plan.clusters[c].parent) {
                ends += spans[c].second == m_column[i] ? 1 : 0;
                begins += spans[c].first == m_column[i] ? 1 : 0;
            }
            ending[m_column[i]] = std::max(ending[m_column[i]], ends);
            beginning[m_column[i]] = std::max(beginning[m_column[i]], begins);
        }
        for (qsizetype c = 0; c < m_widths.size(); ++c)
            ending[c] += beginning[c + 1];
        return ending;
    }

    const LayoutPlan &m_plan;
    const QList<QPointF> &m_centres;
    QList<int> m_column;   ///< of each node
    QList<qreal> m_widths; ///< of each column
    QList<qreal> m_gaps;   ///< after each column
};

} // namespace

Sketch columnsFrom(const LayoutPlan &plan, const QList<QPointF> &centres)
{
    return centres.isEmpty() ? Sketch() : Columns(plan, centres).corners();
}

} // namespace rheo
