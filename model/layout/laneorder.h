// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPolygonF>

namespace rheo {

/// Two runs of two ways that lie on one line and overlap: negative if run `a` (from point a to a + 1 of `first`) should
/// have the smaller coordinate across that line so that the ways do not cross, positive if the greater, 0 if it does
/// not matter. Followed in both directions to where the ways part.
[[nodiscard]] int sideOf(const QPolygonF &first, qsizetype a, const QPolygonF &second, qsizetype b);

} // namespace rheo
