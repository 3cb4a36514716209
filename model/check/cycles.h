// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"

#include <QList>
#include <QMap>

namespace rheo {

using IdGraph = QMap<ElementId, QList<ElementId>>;

/// One cycle for each set of elements that all reach each other: a shortest one through the first of them, by id. Where
/// none closes there is none. Linear.
[[nodiscard]] QList<QList<ElementId>> cyclesOf(const IdGraph &);

} // namespace rheo
