// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/edit/editstep.h"

namespace rheo {

/// Makes the drawing what `wanted` is, as one undo step called `text` that touches only what differs: ids, and what
/// stays, are the same as before, so that selections stay too. For a drawing that was read from text by parseRheo;
/// see elementedits.h for what holds for every edit. Fails where the drawing is read-only.
Result<void> replaceDrawing(ArchitectureDocument &, const Drawing &wanted, const QString &text,
                            EditStep step = EditStep::Single);

} // namespace rheo
