// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/roundroute.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace rheo::ui {

namespace {

QPointF along(QPointF from, QPointF to, qreal distance)
{
    const QLineF line(from, to);
    return line.length() <= 0 ? from : line.pointAt(distance / line.length());
}

QPolygonF shortened(QPolygonF route, qreal by)
{
    if (by > 0 && route.size() >= 2) {
        const QLineF last(route[route.size() - 2], route.back());
        route.back() = along(route.back(), route[route.size() - 2], std::min(by, last.length()));
    }
    return route;
}

} // namespace

QPainterPath roundPath(const QPolygonF &route, qreal shortenedBy)
{
    QPainterPath path;
    const QPolygonF points = shortened(route, shortenedBy);
    if (points.isEmpty())
        return path;
    path.moveTo(points.front());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const qreal before = QLineF(points[i - 1], points[i]).length();
        const qreal after = QLineF(points[i], points[i + 1]).length();
        const qreal radius = std::min({bendRadius, before / 2, after / 2});
        path.lineTo(along(points[i], points[i - 1], radius));
        path.quadTo(points[i], along(points[i], points[i + 1], radius));
    }
    path.lineTo(points.back());
    return path;
}

QLineF longestRun(const QPolygonF &route)
{
    constexpr qreal beforeArrow = 12 + arrowLength;
    QLineF best;
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        QLineF run(route[i], route[i + 1]);
        if (i + 2 == route.size())
            run.setLength(std::max(0.0, run.length() - beforeArrow));
        if (run.length() > best.length())
            best = run;
    }
    return best;
}

qreal distanceTo(const QPolygonF &route, QPointF point)
{
    qreal nearest = std::numeric_limits<qreal>::max();
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QPointF run = route[i + 1] - route[i];
        const qreal length = QPointF::dotProduct(run, run);
        const qreal part = length <= 0 ? 0 : std::clamp(QPointF::dotProduct(point - route[i], run) / length, 0.0, 1.0);
        nearest = std::min(nearest, QLineF(route[i] + run * part, point).length());
    }
    return nearest;
}

} // namespace rheo::ui
