// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diff/drawingdiff.h"

namespace rheo {

/// A difference in words, for terminals, lists and other programs; FORMAT.md has both forms. Any thread.

enum class DiffPlaces { LeftOut, Included };

[[nodiscard]] QString diffText(const Drawing &before, const Drawing &after, const DrawingDiff &, DiffPlaces);
[[nodiscard]] QByteArray diffJson(const DrawingDiff &, DiffPlaces);

/// The parts of it: "+", "-" or "~".
[[nodiscard]] QString signOf(Difference);
/// "topic payments"; an element without a name by its id.
[[nodiscard]] QString elementWords(const ElementDifference &);
/// "Order service → order-events", with the ends' names.
[[nodiscard]] QString linkWords(const Architecture &, const LinkId &);
/// "6 → 12"; what is not there is "–". Safe to show, and not longer than a line.
[[nodiscard]] QString changeWords(const FieldChange &);

} // namespace rheo
