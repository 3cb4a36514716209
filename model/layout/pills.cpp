// SPDX-License-Identifier: Apache-2.0
#include "model/layout/pills.h"

#include "model/layout/rectgrid.h"

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
    /// `reach`: around everything that a pill to be placed can lie on.
    PillPlaces(const RouteScene &scene, const QList<Wire> &wires, QList<QRectF> &pills, const QRectF &reach)
        : m_scene(scene), m_wires(wires), m_pills(pills)
    {
        const auto add = [&](const QRectF &rect, int wire = -1) {
            if (const QRectF wide = rect.adjusted(-air, -air, air, air); wide.intersects(reach))
                m_obstacles.add(wide, wire);
        };
        for (const RouteEnd &end : m_scene.ends)
            if (end.solid)
                add(end.rect);
        for (const QRectF &title : m_scene.titles)
            add(title);
        for (const QRectF &pill : std::as_const(m_pills))
            if (!pill.isNull())
                add(pill);
        for (int wire = 0; wire < m_wires.size(); ++wire)
            for (qsizetype i = 1; i < m_wires[wire].points.size(); ++i)
                add(QRectF(m_wires[wire].points[i - 1], m_wires[wire].points[i]).normalized(), wire);
    }

    void place(int wire)
    {
        const qreal width = m_scene.tasks[m_wires[wire].task].pill;
        for (const Stretch &stretch : stretchesOf(m_wires[wire].points)) {
            const auto isForeign = [wire](const QRectF &, int owner) { return owner != wire; };
            for (const QRectF &spot : spotsOn(stretch, width))
                if (!m_obstacles.anyMeeting(spot, isForeign)) {
                    m_pills[wire] = spot;
                    m_obstacles.add(spot.adjusted(-air, -air, air, air));
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

    const RouteScene &m_scene;
    const QList<Wire> &m_wires;
    QList<QRectF> &m_pills;
    RectGrid m_obstacles; ///< with their air; runs are owned by their wires
};

} // namespace

void placePills(const RouteScene &scene, const QList<Wire> &wires, const QList<int> &wanted, QList<QRectF> &pills)
{
    const auto hasPill = [&](int wire) {
        return scene.tasks[wires[wire].task].pill > 0 && !wires[wire].points.isEmpty();
    };
    QRectF reach;
    for (const int wire : wanted)
        if (hasPill(wire))
            reach |= wires[wire].points.boundingRect().adjusted(-widestPill, -pillHeight, widestPill, pillHeight);
    PillPlaces places(scene, wires, pills, reach);
    for (const int wire : wanted)
        if (hasPill(wire))
            places.place(wire);
}

} // namespace rheo
