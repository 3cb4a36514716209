// SPDX-License-Identifier: Apache-2.0
#include "model/layout/laneorder.h"

namespace rheo {

namespace {

int signOf(qreal value)
{
    return (value > 0) - (value < 0);
}

QPointF directionOf(QPointF from, QPointF to)
{
    return {qreal(signOf(to.x() - from.x())), qreal(signOf(to.y() - from.y()))};
}

/// A way walked from one of its points in one of the two directions.
class Walk
{
public:
    Walk(const QPolygonF &way, qsizetype run, QPointF along) : m_way(way)
    {
        const bool forward = directionOf(way[run], way[run + 1]) == along;
        m_step = forward ? 1 : -1;
        m_at = forward ? run : run + 1;
    }

    QPointF end() const { return m_way[m_at + m_step]; }

    void next() { m_at += m_step; }

    QPointF direction() const { return directionOf(m_way[m_at], end()); }

    /// -1 for a turn to the left of the picture's direction, 1 to the right, 0 where the way ends.
    int turn() const
    {
        const qsizetype after = m_at + 2 * m_step;
        if (after < 0 || after >= m_way.size())
            return 0;
        const QPointF now = direction();
        const QPointF then = directionOf(end(), m_way[after]);
        return signOf(now.x() * then.y() - now.y() * then.x());
    }

private:
    const QPolygonF &m_way;
    qsizetype m_step;
    qsizetype m_at;
};

/// The turn of the first minus that of the second, where they part.
int parting(Walk first, Walk second)
{
    for (;;) {
        const QPointF along = first.direction();
        const qreal ahead = QPointF::dotProduct(first.end() - second.end(), along);
        if (ahead < 0)
            return first.turn();
        if (ahead > 0)
            return -second.turn();
        if (first.turn() != second.turn() || first.turn() == 0)
            return signOf(first.turn() - second.turn());
        first.next();
        second.next();
    }
}

} // namespace

int sideOf(const QPolygonF &first, qsizetype a, const QPolygonF &second, qsizetype b)
{
    const bool across = first[a].y() == first[a + 1].y();
    const QPointF along = across ? QPointF(1, 0) : QPointF(0, 1);
    const int onward = across ? 1 : -1; // a turn to the right leads down from a run to the right, left from a run down
    if (const int ahead = parting({first, a, along}, {second, b, along}); ahead != 0)
        return ahead * onward;
    return parting({first, a, -along}, {second, b, -along}) * -onward;
}

} // namespace rheo
