// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"

#include <QHash>
#include <QRectF>

namespace rheo {

/// Sizes of the look (../look.md), in drawing units. They depend on the drawing alone, never on an installed font,
/// so that a layout is the same on every machine; the painter elides what a font makes wider.
inline constexpr qreal gridStep = 20;
inline constexpr qreal cardHeight = 56;
inline constexpr qreal cardWidth = 160;
inline constexpr qreal widestCard = 240;
inline constexpr qreal containerPadding = 20;
inline constexpr qreal containerTitle = 32;

[[nodiscard]] QSizeF elementSize(const Element &);

/// The rectangle of every placed element; containers surround their placed content (an empty one is 200 × 120).
[[nodiscard]] QHash<ElementId, QRectF> elementRects(const Architecture &, const Placement &);

} // namespace rheo
