// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

#include <QHash>

namespace rheo {

/// The id in `after` of each element of `before` that is still there: first by id, then by kind, name and the
/// container's name, then by kind and name. Elements without a name are matched by id alone. Any thread.
[[nodiscard]] QHash<ElementId, ElementId> matched(const Architecture &before, const Architecture &after);

} // namespace rheo
