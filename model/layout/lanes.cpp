// SPDX-License-Identifier: Apache-2.0
#include "model/layout/lanes.h"

#include "model/layout/laneorder.h"

#include <algorithm>
#include <cmath>

namespace rheo {

namespace {

constexpr qreal laneGap = 24;
constexpr qreal widestPortGap = 20;
constexpr qreal corner = 8;     ///< ports keep from the corners of their card
constexpr qreal openRoom = 400; ///< how far a run may move where nothing bounds it
constexpr qreal leastGap = 1;   ///< nearer than this lanes fall together
constexpr qreal tolerance = 1e-6;
constexpr qreal pillStub = 12; ///< before a run that bears a pill the way turns soon

/// One straight piece of a way. Its line is what can move: y of a run across, x of a run down.
struct Run
{
    int wire;
    qsizetype index;
    qreal line;
    qreal from = 0; ///< smaller end along the run
    qreal to = 0;
    qreal least = 0; ///< room for the line
    qreal most = 0;
    qreal wish = 0;
    int startSide = -1; ///< which side of which card it touches: end * 4 + side
    int endSide = -1;
};

class Lanes
{
public:
    Lanes(const RouteScene &scene, QList<Wire> &wires, Qt::Orientation direction)
        : m_scene(scene), m_wires(wires), m_across(direction == Qt::Horizontal)
    {
        for (int wire = 0; wire < wires.size(); ++wire)
            for (qsizetype i = 0; i + 1 < wires[wire].points.size(); ++i)
                if (runsAcross(wires[wire].points, i) == m_across)
                    addRun(wire, i);
        sortRuns();
    }

    /// To be called once the runs in the other direction have moved.
    void spread()
    {
        measure();
        constrain();
        solve();
        for (const Run &run : std::as_const(m_runs))
            for (const qsizetype point : {run.index, run.index + 1}) {
                QPointF &at = m_wires[run.wire].points[point];
                (m_across ? at.ry() : at.rx()) = run.line;
            }
    }

private:
    struct Apart
    {
        int before;
        int after;
        qreal gap;
    };

    static bool runsAcross(const QPolygonF &way, qsizetype i) { return way[i].y() == way[i + 1].y(); }

    qreal lineOf(QPointF point) const { return m_across ? point.y() : point.x(); }

    qreal alongOf(QPointF point) const { return m_across ? point.x() : point.y(); }

    /// A rectangle's extent across the runs, and along them.
    std::pair<qreal, qreal> depth(const QRectF &rect) const
    {
        return {lineOf(rect.topLeft()), lineOf(rect.bottomRight())};
    }

    std::pair<qreal, qreal> length(const QRectF &rect) const
    {
        return {alongOf(rect.topLeft()), alongOf(rect.bottomRight())};
    }

    bool isFirst(const Run &run) const { return run.index == 0; }

    bool isLast(const Run &run) const { return run.index + 2 == m_wires[run.wire].points.size(); }

    void addRun(int wire, qsizetype index)
    {
        const Wire &way = m_wires[wire];
        Run run{.wire = wire, .index = index, .line = lineOf(way.points[index])};
        const RouteTask &task = m_scene.tasks[way.task];
        if (isFirst(run))
            run.startSide = sideAt(task.from, way.points[index]);
        if (isLast(run))
            run.endSide = sideAt(task.to, way.points[index + 1]);
        m_runs += run;
    }

    int sideAt(int end, QPointF port) const
    {
        return end * 4 + (m_across ? 0 : 2) + (alongOf(port) > alongOf(m_scene.ends[end].rect.center()) ? 1 : 0);
    }

    /// By line; what lies on one line by where the ways part.
    void sortRuns()
    {
        std::ranges::stable_sort(m_runs, {}, &Run::line);
        for (qsizetype i = 1; i < m_runs.size(); ++i) {
            qsizetype place = i;
            for (qsizetype j = i - 1; j >= 0 && m_runs[j].line == m_runs[i].line; --j)
                if (overlap(m_runs[i], m_runs[j]) && side(m_runs[i], m_runs[j]) < 0)
                    place = j;
            std::rotate(m_runs.begin() + place, m_runs.begin() + i, m_runs.begin() + i + 1);
        }
    }

    bool overlap(const Run &a, const Run &b) const
    {
        const auto [a0, a1] =
            std::minmax({alongOf(m_wires[a.wire].points[a.index]), alongOf(m_wires[a.wire].points[a.index + 1])});
        const auto [b0, b1] =
            std::minmax({alongOf(m_wires[b.wire].points[b.index]), alongOf(m_wires[b.wire].points[b.index + 1])});
        return a0 < b1 && b0 < a1;
    }

    int side(const Run &a, const Run &b) const
    {
        return sideOf(m_wires[a.wire].points, a.index, m_wires[b.wire].points, b.index);
    }

    void measure()
    {
        for (Run &run : m_runs) {
            const Wire &wire = m_wires[run.wire];
            const qreal a = alongOf(wire.points[run.index]);
            const qreal b = alongOf(wire.points[run.index + 1]);
            run.from = std::min(a, b);
            run.to = std::max(a, b);
            run.least = run.most = run.wish = run.line;
            if (wire.fixed || wire.forced)
                continue;
            findRoom(run);
            run.wish = wishOf(run);
        }
    }

    void findRoom(Run &run) const
    {
        const Wire &wire = m_wires[run.wire];
        const RouteTask &task = m_scene.tasks[wire.task];
        run.least = run.line - openRoom;
        run.most = run.line + openRoom;
        for (int end = 0; end < m_scene.ends.size(); ++end) {
            const bool own = (isFirst(run) && end == task.from) || (isLast(run) && end == task.to);
            const qreal air = wire.clearance;
            if (own)
                keepWithin(run, m_scene.ends[end].rect);
            else if (m_scene.ends[end].solid)
                keepOff(run, m_scene.ends[end].rect.adjusted(-air, -air, air, air));
        }
        for (const QRectF &title : m_scene.titles)
            keepOff(run, title);
        run.least = std::min(run.least, run.line);
        run.most = std::max(run.most, run.line);
    }

    void keepWithin(Run &run, const QRectF &card) const
    {
        const auto [near, far] = depth(card);
        const qreal margin = std::min(corner, (far - near) / 3);
        run.least = std::max(run.least, near + margin);
        run.most = std::min(run.most, far - margin);
    }

    void keepOff(Run &run, const QRectF &area) const
    {
        const auto [begin, end] = length(area);
        if (begin >= run.to || end <= run.from)
            return;
        const auto [near, far] = depth(area);
        if (far <= run.line)
            run.least = std::max(run.least, far);
        else if (near >= run.line)
            run.most = std::min(run.most, near);
    }

    /// Where the run would lie if it were alone.
    qreal wishOf(const Run &run) const
    {
        if (isFirst(run) || isLast(run))
            return run.line;
        const QPolygonF &points = m_wires[run.wire].points;
        const qreal before = lineOf(points[run.index - 1]);
        const qreal after = lineOf(points[run.index + 2]);
        if ((before < run.line) == (after < run.line))
            return run.line; // turns back: as near as allowed
        const qreal least = std::max(run.least, std::min(before, after));
        const qreal most = std::min(run.most, std::max(before, after));
        if (m_scene.tasks[m_wires[run.wire].task].pill == 0)
            return (least + most) / 2;
        const qreal stub = std::min(pillStub, (most - least) / 2);
        return before < after ? least + stub : most - stub;
    }

    void constrain()
    {
        m_apart.clear();
        for (int i = 0; i < m_runs.size(); ++i)
            for (int j = i + 1; j < m_runs.size(); ++j) {
                const Run &a = m_runs[i];
                const Run &b = m_runs[j];
                if (a.wire != b.wire && a.from < b.to && b.from < a.to && b.least - a.most < laneGap)
                    m_apart += Apart{i, j, shareSide(a, b) ? widestPortGap : laneGap};
            }
    }

    static bool shareSide(const Run &a, const Run &b)
    {
        return (a.startSide >= 0 && (a.startSide == b.startSide || a.startSide == b.endSide)) ||
               (a.endSide >= 0 && (a.endSide == b.startSide || a.endSide == b.endSide));
    }

    /// The mean of two solutions, one that only moves runs on from where they wish to be, one that only moves them
    /// back. Chains of runs that do not fit into their room move closer together.
    void solve()
    {
        QList<qreal> on;
        QList<qreal> back;
        do {
            on.clear();
            for (const Run &run : std::as_const(m_runs))
                on += std::clamp(run.wish, run.least, run.most);
            back = on;
            pushOn(on);
            pushBack(on);
            pushBack(back);
            pushOn(back);
        } while (shrinkChains(on, back));
        for (qsizetype i = 0; i < m_runs.size(); ++i)
            m_runs[i].line = std::clamp(std::round((on[i] + back[i]) * 2) / 4, m_runs[i].least, m_runs[i].most);
    }

    /// Shrinks what holds a run out of its room; false if all are in theirs.
    bool shrinkChains(const QList<qreal> &on, const QList<qreal> &back)
    {
        QList<bool> pushedBack(m_runs.size());
        QList<bool> pushedOn(m_runs.size());
        bool crowded = false;
        for (qsizetype i = 0; i < m_runs.size(); ++i) {
            pushedBack[i] = on[i] < m_runs[i].least - tolerance;
            pushedOn[i] = back[i] > m_runs[i].most + tolerance;
            crowded = crowded || pushedBack[i] || pushedOn[i];
        }
        QList<bool> shrink(m_apart.size(), false);
        for (qsizetype i = 0; i < m_apart.size(); ++i)
            shrink[i] = follow(m_apart[i].before, m_apart[i].after, m_apart[i].gap, on, pushedBack);
        for (qsizetype i = m_apart.size() - 1; i >= 0; --i)
            shrink[i] = follow(m_apart[i].after, m_apart[i].before, m_apart[i].gap, back, pushedOn) || shrink[i];
        for (qsizetype i = 0; i < m_apart.size(); ++i)
            if (shrink[i])
                m_apart[i].gap = m_apart[i].gap < leastGap ? 0 : m_apart[i].gap * 0.75;
        return crowded;
    }

    /// True if `pushed` is held by `pusher` at just this gap; then the pusher belongs to the chain as well.
    static bool follow(int pushed, int pusher, qreal gap, const QList<qreal> &lines, QList<bool> &chain)
    {
        if (!chain[pushed] || std::abs(lines[pushed] - lines[pusher]) > gap + tolerance)
            return false;
        return chain[pusher] = true;
    }

    void pushOn(QList<qreal> &lines) const
    {
        for (qsizetype i = 0; i < lines.size(); ++i)
            lines[i] = std::max(lines[i], m_runs[i].least);
        for (const Apart &apart : m_apart)
            lines[apart.after] = std::max(lines[apart.after], lines[apart.before] + apart.gap);
    }

    void pushBack(QList<qreal> &lines) const
    {
        for (qsizetype i = 0; i < lines.size(); ++i)
            lines[i] = std::min(lines[i], m_runs[i].most);
        for (auto apart = m_apart.rbegin(); apart != m_apart.rend(); ++apart)
            lines[apart->before] = std::min(lines[apart->before], lines[apart->after] - apart->gap);
    }

    const RouteScene &m_scene;
    QList<Wire> &m_wires;
    bool m_across;
    QList<Run> m_runs;
    QList<Apart> m_apart; ///< in the order of the runs before, then after
};

} // namespace

void spreadLanes(const RouteScene &scene, QList<Wire> &wires)
{
    if (std::ranges::none_of(wires, [](const Wire &wire) { return !wire.fixed && !wire.forced; }))
        return; // none of them may move
    Lanes down(scene, wires, Qt::Vertical);
    Lanes across(scene, wires, Qt::Horizontal);
    down.spread();
    across.spread();
}

} // namespace rheo
