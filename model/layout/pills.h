// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/routescene.h"

namespace rheo {

/// Puts the pills of `wanted` (indices of wires) onto their ways: on the longest straight run first, in its middle if
/// that is free, 12 before the arrow at least, off cards, titles, foreign ways and the pills already in `pills`.
/// `pills` has an entry a wire, null for none.
void placePills(const RouteScene &, const QList<Wire> &, const QList<int> &wanted, QList<QRectF> &pills);

} // namespace rheo
