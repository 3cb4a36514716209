// SPDX-License-Identifier: Apache-2.0
#include "model/layout/pills.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qreal beforeArrow = 12;
constexpr qreal fromBend = 6;
constexpr qreal air = 3; ///< to cards, lines and other pills
constexpr qreal step = 5;

struct Stretch
{
    QPointF from;
    QPointF to;
    bool last;

    bool across() const { return from.y() == to.y(); }

    qreal length() const { return (to - from).manhattanLength(); }
};

class PillPlaces
{
public:
    PillPlaces(const RouteScene &scene, const QList<Wire> &wires, QList<QRectF> &pills)
        : m_scene(scene), m_wires(wires), m_pills(pills)
    {}

    void place(int wire)
    {
        const qreal width = m_scene.tasks[m_wires[wire].task].pill;
        for (const Stretch &stretch : stretchesOf(m_wires[wire].points)) {
            const QList<QRectF> taken = obstaclesNear(stretch, wire, width);
            for (const QRectF &spot : spotsOn(stretch, width))
                if (std::ranges::none_of(taken, [&](const QRectF &other) { return other.intersects(spot); })) {
                    m_pills[wire] = spot;
                    return;
                }
        }
    }

private:
    /// Longest first; one down counts half, as the pill lies across it.
    static QList<Stretch> stretchesOf(const QPolygonF &points)
    {
        QList<Stretch> stretches;
        for (qsizetype i = 1; i < points.size(); ++i)
            stretches += Stretch{points[i - 1], points[i], i + 1 == points.size()};
        std::ranges::stable_sort(stretches, std::ranges::greater(),
                                 [](const Stretch &stretch) { return stretch.length() * (stretch.across() ? 2 : 1); });
        return stretches;
    }

    /// From the middle of the stretch to both of its ends.
    static QList<QRectF> spotsOn(const Stretch &stretch, qreal width)
    {
        const qreal extent = stretch.across() ? width : pillHeight;
        const qreal least = fromBend + extent / 2;
        const qreal most = stretch.length() - (stretch.last ? beforeArrow : fromBend) - extent / 2;
        QList<QRectF> spots;
        const QPointF direction = (stretch.to - stretch.from) / stretch.length();
        for (qreal away = 0; away <= (most - least) / 2; away += step)
            for (const qreal at : {(least + most) / 2 + away, (least + most) / 2 - away}) {
                QRectF spot(0, 0, width, pillHeight);
                spot.moveCenter(stretch.from + direction * at);
                spots += spot;
            }
        return spots;
    }

    QList<QRectF> obstaclesNear(const Stretch &stretch, int wire, qreal width) const
    {
        const QRectF area =
            QRectF(stretch.from, stretch.to).normalized().adjusted(-width, -pillHeight, width, pillHeight);
        QList<QRectF> near;
        const auto add = [&](const QRectF &rect) {
            const QRectF wide = rect.adjusted(-air, -air, air, air);
            if (wide.intersects(area))
                near += wide;
        };
        for (const RouteEnd &end : m_scene.ends)
            if (end.solid)
                add(end.rect);
        for (const QRectF &title : m_scene.titles)
            add(title);
        for (const QRectF &pill : std::as_const(m_pills))
            add(pill);
        for (int other = 0; other < m_wires.size(); ++other)
            for (qsizetype i = 1; i < m_wires[other].points.size() && other != wire; ++i)
                add(QRectF(m_wires[other].points[i - 1], m_wires[other].points[i]).normalized());
        return near;
    }

    const RouteScene &m_scene;
    const QList<Wire> &m_wires;
    QList<QRectF> &m_pills;
};

} // namespace

void placePills(const RouteScene &scene, const QList<Wire> &wires, const QList<int> &wanted, QList<QRectF> &pills)
{
    PillPlaces places(scene, wires, pills);
    for (const int wire : wanted)
        if (scene.tasks[wires[wire].task].pill > 0 && !wires[wire].points.isEmpty())
            places.place(wire);
}

} // namespace rheo
