// SPDX-License-Identifier: Apache-2.0
#include "model/layout/router.h"

#include "model/layout/lanes.h"
#include "model/layout/pills.h"
#include "model/layout/rectgrid.h"
#include "model/layout/routegrid.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace rheo {

namespace {

constexpr qreal clearances[] = {12, 8, 4, 1};
constexpr qreal corner = 8;
constexpr int deepest = 100; // containers in each other, as elementRects draws them
constexpr qsizetype mostLinks = 3000;
constexpr qsizetype mostEnds = 2000;
constexpr qsizetype mostNodes = 4'000'000;

QPolygonF withoutIdlePoints(const QPolygonF &points)
{
    QPolygonF way;
    for (const QPointF &point : points) {
        if (!way.isEmpty() && way.last() == point)
            continue;
        if (way.size() >= 2) {
            const QPointF &a = way[way.size() - 2];
            const QPointF &b = way.last();
            if ((a.x() == b.x() && b.x() == point.x()) || (a.y() == b.y() && b.y() == point.y()))
                way.removeLast();
        }
        way += point;
    }
    return way;
}

/// Orthogonal and blind: for what found no way and for drawings beyond the limit.
QPolygonF plainWay(const RouteScene &scene, const RouteTask &task)
{
    const QRectF from = scene.ends[task.from].rect;
    const QRectF to = scene.ends[task.to].rect;
    const bool rightward = from.center().x() <= to.center().x();
    const QPointF start(rightward ? from.right() : from.left(), from.center().y());
    const QPointF end(rightward ? to.left() : to.right(), to.center().y());
    const qreal middle = (start.x() + end.x()) / 2;
    return withoutIdlePoints({{start, {middle, start.y()}, {middle, end.y()}, end}});
}

bool covers(const RectGrid &areas, const QRectF &pill)
{
    return !pill.isNull() && areas.anyMeeting(pill, [](const QRectF &, int) { return true; });
}

class Router
{
public:
    enum class Ways { Around, Plain };

    Router(RouteScene scene, Ways ways, std::stop_token stop = {})
        : m_scene(std::move(scene)), m_ways(ways), m_stop(std::move(stop))
    {}

    void keep(const Routes &before, const QSet<LinkId> &stale)
    {
        for (int task = 0; task < m_scene.tasks.size(); ++task) {
            const auto old = before.constFind(m_scene.tasks[task].id);
            if (old == before.constEnd() || old->points.isEmpty() || stale.contains(old.key()))
                continue;
            m_wires += Wire{.task = task, .points = old->points, .fixed = true};
            m_pills += old->pill;
        }
    }

    Routes route()
    {
        QSet<int> kept;
        for (const Wire &wire : std::as_const(m_wires))
            kept.insert(wire.task);
        QList<int> open;
        for (int task = 0; task < m_scene.tasks.size(); ++task)
            if (!kept.contains(task))
                open += task;
        std::ranges::stable_sort(open, {}, [this](int task) { return distance(m_scene.tasks[task]); });
        findWays(open);
        if (m_stop.stop_requested())
            return result();
        spreadLanes(m_scene, m_wires);
        for (Wire &wire : m_wires)
            if (!wire.fixed)
                wire.points = withoutIdlePoints(wire.points);
        placeNewPills();
        return result();
    }

    static Ways waysIn(const RouteScene &scene)
    {
        return isBeyondRouting(scene.ends.size(), scene.tasks.size()) ? Ways::Plain : Ways::Around;
    }

    /// A way that lies in `areas`.
    static bool touches(const QPolygonF &way, const RectGrid &areas)
    {
        for (qsizetype i = 1; i < way.size(); ++i) {
            const QRectF run = QRectF(way[i - 1], way[i]).normalized().adjusted(-0.1, -0.1, 0.1, 0.1);
            if (areas.anyMeeting(run, [](const QRectF &, int) { return true; }))
                return true;
        }
        return false;
    }

private:
    qreal distance(const RouteTask &task) const
    {
        const QPointF way = m_scene.ends[task.from].rect.center() - m_scene.ends[task.to].rect.center();
        return way.manhattanLength();
    }

    void findWays(const QList<int> &tasks)
    {
        if (m_ways == Ways::Around)
            grid(0);
        for (const int task : tasks) {
            Wire wire{.task = task, .points = {}};
            if (m_ways == Ways::Around && !m_stop.stop_requested())
                findWay(wire);
            if (wire.points.isEmpty()) {
                wire.points = plainWay(m_scene, m_scene.tasks[task]);
                wire.forced = true;
            }
            m_wires += wire;
            m_pills += QRectF();
        }
    }

    void findWay(Wire &wire)
    {
        const RouteTask &task = m_scene.tasks[wire.task];
        for (size_t level = 0; level < std::size(clearances) && wire.points.isEmpty(); ++level) {
            RouteGrid &here = grid(level);
            if (here.nodes() > mostNodes)
                return;
            wire.clearance = clearances[level];
            wire.points = straightWay(task, here);
            if (wire.points.isEmpty())
                wire.points = here.wayOf(task);
        }
        if (!wire.points.isEmpty())
            for (const auto &made : m_grids)
                if (made)
                    made->mark(wire.points);
    }

    RouteGrid &grid(size_t level)
    {
        if (!m_grids[level]) {
            m_grids[level] = std::make_unique<RouteGrid>(m_scene, clearances[level]);
            for (const Wire &wire : std::as_const(m_wires))
                m_grids[level]->mark(wire.points);
        }
        return *m_grids[level];
    }

    /// No bend, where the two sides face each other with nothing between.
    QPolygonF straightWay(const RouteTask &task, const RouteGrid &grid) const
    {
        const QRectF from = m_scene.ends[task.from].rect;
        const QRectF to = m_scene.ends[task.to].rect;
        const QRectF shared = from.adjusted(corner, corner, -corner, -corner);
        const QRectF other = to.adjusted(corner, corner, -corner, -corner);
        QPolygonF way;
        const qreal top = std::max(shared.top(), other.top());
        const qreal bottom = std::min(shared.bottom(), other.bottom());
        const qreal left = std::max(shared.left(), other.left());
        const qreal right = std::min(shared.right(), other.right());
        const bool toTopic = task.id.kind == LinkKind::Produces;
        const QPointF middle = (toTopic ? to : from).center(); // where most links meet
        if (top <= bottom && (from.right() < to.left() || to.right() < from.left())) {
            const qreal y = std::clamp(middle.y(), top, bottom);
            way = from.right() < to.left() ? QPolygonF(QList<QPointF>{{from.right(), y}, {to.left(), y}})
                                           : QPolygonF(QList<QPointF>{{from.left(), y}, {to.right(), y}});
        } else if (left <= right && (from.bottom() < to.top() || to.bottom() < from.top())) {
            const qreal x = std::clamp(middle.x(), left, right);
            way = from.bottom() < to.top() ? QPolygonF(QList<QPointF>{{x, from.bottom()}, {x, to.top()}})
                                           : QPolygonF(QList<QPointF>{{x, from.top()}, {x, to.bottom()}});
        }
        if (way.isEmpty() ||
            !grid.isFree(QRectF(way[0], way[1]).normalized().adjusted(-0.1, -0.1, 0.1, 0.1), task.from, task.to))
            return {};
        return way;
    }

    void placeNewPills()
    {
        RectGrid news;
        for (const Wire &wire : std::as_const(m_wires))
            for (qsizetype i = 1; i < wire.points.size() && !wire.fixed; ++i)
                news.add(QRectF(wire.points[i - 1], wire.points[i]).normalized().adjusted(-0.1, -0.1, 0.1, 0.1));
        QList<int> wanted;
        for (int wire = 0; wire < m_wires.size(); ++wire)
            if (!m_wires[wire].fixed || covers(news, m_pills[wire]))
                wanted += wire;
        for (const int wire : std::as_const(wanted))
            m_pills[wire] = {};
        placePills(m_scene, m_wires, wanted, m_pills);
    }

    Routes result() const
    {
        Routes routes;
        for (qsizetype i = 0; i < m_wires.size(); ++i)
            routes.insert(m_scene.tasks[m_wires[i].task].id, Route{m_wires[i].points, m_pills[i]});
        return routes;
    }

    RouteScene m_scene;
    Ways m_ways;
    std::stop_token m_stop;
    std::unique_ptr<RouteGrid> m_grids[std::size(clearances)];
    QList<Wire> m_wires;
    QList<QRectF> m_pills; ///< one a wire
};

Routes withEmptyOnes(const Architecture &architecture, Routes routes)
{
    for (const LinkId &link : architecture.links().keys())
        if (!routes.contains(link))
            routes.insert(link, {});
    return routes;
}

Routes rerouted(const RouteScene &scene, Router::Ways ways, const Routes &before,
                const std::function<bool(const ElementId &)> &isMoved)
{
    RectGrid areas;
    for (const QRectF &title : scene.titles)
        areas.add(title);
    QList<bool> movedEnds;
    for (const RouteEnd &end : scene.ends) {
        movedEnds += isMoved(end.id);
        if (end.solid && movedEnds.last())
            areas.add(end.rect);
    }
    QSet<LinkId> stale;
    for (const RouteTask &task : scene.tasks) {
        const auto old = before.constFind(task.id);
        if (old == before.constEnd() || movedEnds[task.from] || movedEnds[task.to] || covers(areas, old->pill) ||
            (ways == Router::Ways::Around && Router::touches(old->points, areas)))
            stale.insert(task.id);
    }
    Router router(scene, ways);
    router.keep(before, stale);
    return router.route();
}

} // namespace

Routes routeLinks(const Architecture &architecture, const Placement &placement, const std::stop_token &stop)
{
    const RouteScene scene = routeScene(architecture, placement);
    return withEmptyOnes(architecture, Router(scene, Router::waysIn(scene), stop).route());
}

Routes plainRoutes(const Architecture &architecture, const Placement &placement)
{
    const RouteScene scene = routeScene(architecture, placement);
    Routes routes;
    for (const RouteTask &task : scene.tasks)
        routes.insert(task.id, Route{plainWay(scene, task), {}});
    return withEmptyOnes(architecture, std::move(routes));
}

Routes rerouteLinks(const Architecture &architecture, const Placement &placement, const Routes &before,
                    const QSet<ElementId> &moved)
{
    const auto isMoved = [&](ElementId id) {
        for (int depth = 0; !id.isEmpty() && depth <= deepest; ++depth) {
            if (moved.contains(id))
                return true;
            const Element *element = architecture.element(id);
            id = element ? element->container : ElementId();
        }
        return false;
    };
    const RouteScene scene = routeScene(architecture, placement);
    return withEmptyOnes(architecture, rerouted(scene, Router::waysIn(scene), before, isMoved));
}

bool isBeyondRouting(qsizetype elements, qsizetype links)
{
    return links > mostLinks || elements > mostEnds;
}

Routes reroutePart(const Architecture &architecture, const Placement &placement, const DrawnPart &part,
                   const Routes &before, const QSet<ElementId> &moved)
{
    return rerouted(routeScene(architecture, placement, part), Router::Ways::Plain, before,
                    [&moved](const ElementId &id) { return moved.contains(id); });
}

} // namespace rheo
