// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvaspicture.h"

namespace rheo::ui {

inline constexpr qreal cardRadius = 9;
inline constexpr qreal regionRadius = 12;
inline constexpr qreal topicCap = 10;
inline constexpr qreal notchDepth = 9;

/// The outline of the element: filled, stroked, and stroked wider as its halo.
[[nodiscard]] QPainterPath shapePath(const PictureElement &element);

/// A sheet with its upper right corner folded.
[[nodiscard]] QPainterPath sheetPath(const QRectF &rect);

/// Where links are drawn from by hand: left, top, right, bottom.
[[nodiscard]] QList<QPointF> ports(const PictureElement &element);

/// The part that names may use.
[[nodiscard]] QRectF textArea(const PictureElement &element);

} // namespace rheo::ui
