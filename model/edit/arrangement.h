// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"

#include <QHash>
#include <QRectF>

namespace rheo {

enum class Alignment { Left, Centre, Right, Top, Middle, Bottom };

/// How far each of these must move so that one edge, or the centre line, of all of them meets: left, top, right and
/// bottom that of the outermost, centre and middle that of all of them together. In the drawing's units.
[[nodiscard]] QHash<ElementId, QPointF> aligned(const QHash<ElementId, QRectF> &, Alignment);

/// How far each must move so that the gaps between neighbours are equal; the outermost stay. Fewer than three do not
/// move. Where they overlap in sum, the gaps are equal and negative.
[[nodiscard]] QHash<ElementId, QPointF> distributed(const QHash<ElementId, QRectF> &, Qt::Orientation);

} // namespace rheo
