// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"

#include <QHash>
#include <QRectF>
#include <QSet>

namespace rheo {

/// Sizes of the look (../look.md), in drawing units. They depend on the drawing alone, never on an installed font,
/// so that a layout is the same on every machine; the painter elides what a font makes wider.
inline constexpr qreal gridStep = 20;
inline constexpr qreal cardHeight = 56;
inline constexpr qreal cardWidth = 160;
inline constexpr qreal widestCard = 240;
inline constexpr qreal schemaHeight = 22;
inline constexpr qreal containerPadding = 20;
inline constexpr qreal containerTitle = 32;
/// From the upper edge of a container to its content: the title and a little air, a multiple of the grid.
inline constexpr qreal containerHead = 40;
inline constexpr qreal pillHeight = 22;
inline constexpr qreal widestPill = 160;

/// Type sizes that the widths are reckoned with.
inline constexpr qreal nameSize = 13;
inline constexpr qreal smallSize = 11;
inline constexpr qreal noteSize = 12.5;

/// What a card needs beside its name: the bar, notch or cap and the padding.
inline constexpr qreal nameMargin = 40;
/// The same for a pill: the icon before the group and the round ends.
inline constexpr qreal pillMargin = 36;

/// The size of an element alone: of a container, its size while it is empty.
[[nodiscard]] QSizeF elementSize(const Element &);

/// The card of a collapsed container.
[[nodiscard]] QSizeF collapsedSize(const Element &container);

/// The rectangle of an open container around `content`: padding, title, and wide enough for its name.
[[nodiscard]] QRectF containerAround(const QRectF &content, const Element &container);

/// The lines in which a note's text is broken (its name where it has no text); the note's size is made from them.
[[nodiscard]] QStringList noteLines(const Element &note);

/// The rectangle of every visible, placed element. A container surrounds its placed content (an empty one is
/// 200 × 120 at its own position); its own position counts only while nothing in it is placed. A collapsed container
/// is one card at the upper left of the rectangle that it has when open, and what is in it has no rectangle.
/// Containers that contain each other end the walk: one of them is taken as outermost. Containers nested more than
/// 100 deep are not drawn.
[[nodiscard]] QHash<ElementId, QRectF> elementRects(const Architecture &, const Placement &);

/// The same of some elements only. Where containers contain each other another one of them may be outermost.
[[nodiscard]] QHash<ElementId, QRectF> elementRects(const Architecture &, const Placement &,
                                                    const QSet<ElementId> &wanted);

/// The element that stands on the canvas for `id`: the outermost collapsed container around it, else `id` itself.
/// Links of hidden elements end there.
[[nodiscard]] ElementId visibleStandIn(const Architecture &, const Placement &, const ElementId &id);

/// The width of a pill with this text, at most `widestPill`: longer texts are elided.
[[nodiscard]] qreal pillWidth(const QString &text);

} // namespace rheo
