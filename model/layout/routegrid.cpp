// SPDX-License-Identifier: Apache-2.0
#include "model/layout/routegrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rheo {

namespace {

constexpr float bendCost = 2000;
constexpr float bendCostOfMany = 500;
constexpr float dearestCrossing = 150;
constexpr float allCrossings = 3000; ///< what a link pays that crosses all others
constexpr qsizetype manyLinks = 120; ///< from here on the search is led to its goal, at the price of the odd detour
constexpr float lead = 2.5;
constexpr float sharingCost = 0.25f;  ///< per unit of length
constexpr float backwardCost = 40;    ///< for leaving to the left, against the flow
constexpr float uprightBends = 1.05f; ///< for the upper or lower side: the flow reads from left to right

size_t lineAt(const std::vector<qreal> &lines, qreal value)
{
    return size_t(std::ranges::lower_bound(lines, value) - lines.begin());
}

void tidy(std::vector<qreal> &lines)
{
    std::ranges::sort(lines);
    const auto rest = std::ranges::unique(lines);
    lines.erase(rest.begin(), rest.end());
}

} // namespace

RouteGrid::RouteGrid(const RouteScene &scene, qreal clearance)
    : m_scene(scene)
    , m_clearance(clearance)
    , m_crossing(std::min(dearestCrossing, allCrossings / float(scene.tasks.size() + 1)))
    , m_bend(scene.tasks.size() > manyLinks ? bendCostOfMany : bendCost)
    , m_lead(scene.tasks.size() > manyLinks ? lead : 1)
{
    addLines(scene);
    const size_t count = m_xs.size() * m_ys.size();
    for (auto *bytes : {&m_blockedAcross, &m_blockedDown})
        bytes->assign(count, 0);
    for (auto *counts : {&m_crossedAcross, &m_crossedDown, &m_usedAcross, &m_usedDown})
        counts->assign(count, 0);
    m_cost.resize(2 * count);
    m_before.resize(2 * count);
    m_round.assign(2 * count, 0);
    for (const QRectF &obstacle : std::as_const(m_obstacles))
        block(obstacle);
}

void RouteGrid::addLines(const RouteScene &scene)
{
    for (qsizetype i = 0; i < scene.ends.size(); ++i) {
        const QRectF rect = scene.ends[i].rect;
        const QRectF area = rect.adjusted(-m_clearance, -m_clearance, m_clearance, m_clearance);
        for (const qreal x : {area.left(), rect.center().x(), area.right()})
            m_xs.push_back(x);
        for (const qreal y : {area.top(), rect.center().y(), area.bottom()})
            m_ys.push_back(y);
        if (!scene.ends[i].solid)
            continue;
        m_obstacles += area;
        m_owners += int(i);
    }
    for (const QRectF &title : scene.titles) {
        m_xs.insert(m_xs.end(), {title.left(), title.right()});
        m_ys.insert(m_ys.end(), {title.top(), title.bottom()});
        m_obstacles += title;
        m_owners += -1;
    }
    tidy(m_xs);
    tidy(m_ys);
}

void RouteGrid::block(const QRectF &area)
{
    const size_t left = lineAt(m_xs, area.left());
    const size_t right = lineAt(m_xs, area.right());
    const size_t top = lineAt(m_ys, area.top());
    const size_t bottom = lineAt(m_ys, area.bottom());
    for (size_t y = top; y <= bottom; ++y) {
        for (size_t x = left; x <= right; ++x) {
            const size_t node = y * m_xs.size() + x;
            if (x < right && y > top && y < bottom)
                m_blockedAcross[node] = 1;
            if (y < bottom && x > left && x < right)
                m_blockedDown[node] = 1;
        }
    }
}

QPointF RouteGrid::pointOf(qint32 state) const
{
    const size_t node = size_t(state / 2);
    return {m_xs[node % m_xs.size()], m_ys[node / m_xs.size()]};
}

QList<RouteGrid::Gate> RouteGrid::gatesOf(int end, qreal along) const
{
    const QRectF rect = m_scene.ends[end].rect;
    const QPointF middle = rect.center();
    const float right = along > 0 ? 0 : backwardCost;
    const std::tuple<QPointF, QPointF, float> sides[] = {
        {{rect.right(), middle.y()}, {m_clearance, 0}, right},
        {{rect.left(), middle.y()}, {-m_clearance, 0}, backwardCost - right},
        {{middle.x(), rect.top()}, {0, -m_clearance}, uprightBends * m_bend},
        {{middle.x(), rect.bottom()}, {0, m_clearance}, uprightBends * m_bend}};
    QList<Gate> gates;
    for (const auto &[border, out, cost] : sides) {
        const QPointF outside = border + out;
        if (!isFree(QRectF(border, outside).normalized().adjusted(-0.5, -0.5, 0.5, 0.5), end, end))
            continue;
        const size_t node = lineAt(m_ys, outside.y()) * m_xs.size() + lineAt(m_xs, outside.x());
        gates += Gate{border, qint32(node * 2 + (out.x() == 0 ? 1 : 0)), cost};
    }
    return gates;
}

bool RouteGrid::isFree(const QRectF &area, int from, int to) const
{
    for (qsizetype i = 0; i < m_obstacles.size(); ++i)
        if (m_owners[i] != from && m_owners[i] != to && m_obstacles[i].intersects(area))
            return false;
    return true;
}

float RouteGrid::leastCost(qint32 state, const QList<Gate> &goals) const
{
    const QPointF point = pointOf(state);
    float least = std::numeric_limits<float>::max();
    for (const Gate &gate : goals) {
        const QPointF way = pointOf(gate.state) - point;
        const bool vertical = gate.state % 2 == 1;
        const bool aligned = (vertical ? way.x() : way.y()) == 0;
        const int bends = state % 2 != gate.state % 2 ? 1 : aligned ? 0 : 2;
        least = std::min(least, float(way.manhattanLength()) + float(bends) * m_bend + gate.cost);
    }
    return m_lead * least;
}

void RouteGrid::reach(qint32 state, float cost, qint32 before, std::vector<Step> &heap, const QList<Gate> &goals)
{
    const auto index = size_t(state);
    if (m_round[index] == m_search && m_cost[index] <= cost)
        return;
    m_round[index] = m_search;
    m_cost[index] = cost;
    m_before[index] = before;
    heap.push_back({cost + leastCost(state, goals), state});
    std::push_heap(heap.begin(), heap.end());
}

/// One edge along the state's own direction.
void RouteGrid::relax(qint32 state, int dx, int dy, std::vector<Step> &heap, const QList<Gate> &goals)
{
    const size_t width = m_xs.size();
    const size_t node = size_t(state / 2);
    const size_t x = node % width;
    const size_t y = node / width;
    if ((dx < 0 && x == 0) || (dy < 0 && y == 0) || (dx > 0 && x + 1 == width) || (dy > 0 && y + 1 == m_ys.size()))
        return;
    const size_t next = node + size_t(dx) + size_t(dy) * width;
    const size_t edge = std::min(node, next);
    if (dx != 0 ? m_blockedAcross[edge] : m_blockedDown[edge])
        return;
    const qreal length =
        dx != 0 ? m_xs[edge % width + 1] - m_xs[edge % width] : m_ys[edge / width + 1] - m_ys[edge / width];
    const int crossed = dx != 0 ? m_crossedAcross[edge] : m_crossedDown[edge];
    const bool shared = dx != 0 ? m_usedAcross[edge] > 0 : m_usedDown[edge] > 0;
    const float cost = float(length) * (shared ? 1 + sharingCost : 1) + m_crossing * float(crossed);
    reach(qint32(next * 2) + state % 2, m_cost[size_t(state)] + cost, state, heap, goals);
}

void RouteGrid::expand(qint32 state, std::vector<Step> &heap, const QList<Gate> &goals)
{
    const bool vertical = state % 2 == 1;
    reach(state ^ 1, m_cost[size_t(state)] + m_bend, state, heap, goals);
    relax(state, vertical ? 0 : 1, vertical ? 1 : 0, heap, goals);
    relax(state, vertical ? 0 : -1, vertical ? -1 : 0, heap, goals);
}

QPolygonF RouteGrid::wayOf(const RouteTask &task)
{
    ++m_search;
    const QList<Gate> starts = gatesOf(task.from, 1);
    const QList<Gate> goals = gatesOf(task.to, -1);
    if (starts.isEmpty() || goals.isEmpty())
        return {};
    std::vector<Step> heap;
    for (const Gate &start : starts)
        reach(start.state, start.cost, -1, heap, goals);
    const Gate *arrival = nullptr;
    float best = std::numeric_limits<float>::max();
    while (!heap.empty() && heap.front().cost < best) {
        std::pop_heap(heap.begin(), heap.end());
        const Step step = heap.back();
        heap.pop_back();
        const float cost = m_cost[size_t(step.state)];
        if (step.cost > cost + leastCost(step.state, goals))
            continue; // reached more cheaply since
        const auto gate = std::ranges::find(goals, step.state, &Gate::state);
        if (gate != goals.end() && cost + gate->cost < best) {
            arrival = &*gate;
            best = cost + gate->cost;
        }
        expand(step.state, heap, goals);
    }
    return arrival ? wayTo(*arrival, starts) : QPolygonF();
}

QPolygonF RouteGrid::wayTo(const Gate &goal, const QList<Gate> &starts) const
{
    QPolygonF way{goal.border};
    qint32 state = goal.state;
    for (; m_before[size_t(state)] >= 0; state = m_before[size_t(state)])
        if (m_before[size_t(state)] == (state ^ 1))
            way += pointOf(state);
    const auto start = std::ranges::find(starts, state, &Gate::state);
    way += start->border;
    std::ranges::reverse(way);
    return way;
}

void RouteGrid::mark(const QPolygonF &way)
{
    const size_t width = m_xs.size();
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QRectF run = QRectF(way[i - 1], way[i]).normalized();
        const bool across = way[i - 1].y() == way[i].y();
        const size_t left = lineAt(m_xs, run.left());
        const size_t right = lineAt(m_xs, run.right());
        const size_t top = lineAt(m_ys, run.top());
        const size_t bottom = lineAt(m_ys, run.bottom());
        if (across) {
            for (size_t x = left; x < right && top < m_ys.size(); ++x) {
                ++m_usedAcross[top * width + x];
                if (x > left)
                    ++m_crossedDown[top * width + x];
            }
        } else {
            for (size_t y = top; y < bottom && left < width; ++y) {
                ++m_usedDown[y * width + left];
                if (y > top)
                    ++m_crossedAcross[y * width + left];
            }
        }
    }
}

} // namespace rheo
