// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainterPath>
#include <QPolygonF>

namespace rheo::ui {

inline constexpr qreal bendRadius = 10;
inline constexpr qreal arrowLength = 9;
inline constexpr qreal arrowWidth = 8;

/// The route as a path with bends of radius 10, smaller where a run is too short for them. `shortenedBy` takes that
/// much off its end, for the arrow.
[[nodiscard]] QPainterPath roundPath(const QPolygonF &route, qreal shortenedBy = 0);

/// The longest straight run of the route that a pill may lie on: all but the last 12 before the arrow.
[[nodiscard]] QLineF longestRun(const QPolygonF &route);

/// Distance of a point from the route.
[[nodiscard]] qreal distanceTo(const QPolygonF &route, QPointF point);

} // namespace rheo::ui
