// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/routescene.h"

namespace rheo {

/// The sparse grid on which ways are searched: its lines are the borders of the obstacles (cards plus the clearance,
/// titles) and the middles of the cards' sides, so a way that exists at this clearance is found. Lives for one routing.
class RouteGrid
{
public:
    RouteGrid(const RouteScene &, qreal clearance);

    /// How large the grid is; the router gives up above a limit.
    [[nodiscard]] qsizetype nodes() const { return m_xs.size() * m_ys.size(); }

    /// From border to border in the least cost of bends, crossings of ways already marked, and length; empty if there
    /// is none.
    [[nodiscard]] QPolygonF wayOf(const RouteTask &);

    /// Makes crossing it, or lying upon it, dearer for the ways to come.
    void mark(const QPolygonF &way);

    /// True if no obstacle, except the two ends, touches the rectangle.
    [[nodiscard]] bool isFree(const QRectF &area, int from, int to) const;

private:
    struct Step
    {
        float cost;
        qint32 state;

        bool operator<(const Step &other) const
        {
            return std::tie(cost, state) > std::tie(other.cost, other.state); // the heap's top is the cheapest
        }
    };

    struct Gate ///< where a link leaves or enters the clearance of its card
    {
        QPointF border;
        qint32 state;
        float cost;
    };

    void addLines(const RouteScene &);
    void block(const QRectF &area);
    [[nodiscard]] QList<Gate> gatesOf(int end, qreal along) const;
    [[nodiscard]] float leastCost(qint32 state, const QList<Gate> &goals) const;
    void relax(qint32 state, int dx, int dy, std::vector<Step> &heap, const QList<Gate> &goals);
    void reach(qint32 state, float cost, qint32 before, std::vector<Step> &heap, const QList<Gate> &goals);
    [[nodiscard]] QPolygonF wayTo(const Gate &goal, const QList<Gate> &starts) const;
    [[nodiscard]] QPointF pointOf(qint32 state) const;
    void expand(qint32 state, std::vector<Step> &heap, const QList<Gate> &goals);

    const RouteScene &m_scene;
    qreal m_clearance;
    float m_crossing; ///< what one costs
    float m_bend;
    float m_lead; ///< how much the distance to the goal weighs in the search; 1 finds the best way
    QList<QRectF> m_obstacles;
    QList<int> m_owners; ///< the end each obstacle belongs to, -1 for titles
    std::vector<qreal> m_xs;
    std::vector<qreal> m_ys;
    // By node; an edge is named by its upper left node.
    std::vector<quint8> m_blockedAcross;
    std::vector<quint8> m_blockedDown;
    std::vector<quint16> m_crossedAcross; ///< ways that cross the edge to the right
    std::vector<quint16> m_crossedDown;
    std::vector<quint16> m_usedAcross; ///< ways that lie on the edge to the right
    std::vector<quint16> m_usedDown;
    // By state: node * 2 + (1 for vertical).
    std::vector<float> m_cost;
    std::vector<qint32> m_before;
    std::vector<quint32> m_round; ///< in which search the two above were written
    quint32 m_search = 0;
};

} // namespace rheo
