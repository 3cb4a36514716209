// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"

#include <QRandomGenerator>

namespace rheo::test {

struct DrawingShape
{
    int elements = 20;  ///< beside containers
    int links = 25;     ///< tried; fewer where there are no two ends that may be joined
    int containers = 3; ///< nested at random
};

/// A drawing that a person could have made: allowed links only, names of many lengths, notes, schemas. The same seed
/// gives the same drawing.
[[nodiscard]] Architecture randomDrawing(quint32 seed, const DrawingShape &);
/// 2 to 40 elements, chosen by the seed.
[[nodiscard]] Architecture randomDrawing(quint32 seed);

/// Places as by hand: on the grid, anywhere, without overlaps, containers around their content.
[[nodiscard]] Placement randomPlaces(const Architecture &, quint32 seed);

/// The order and inventory drawing of the design's picture.
[[nodiscard]] Architecture shopDrawing();

} // namespace rheo::test
