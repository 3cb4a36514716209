// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/edit/editstep.h"

#include <QHash>

namespace rheo {

/// Edits of where things stand; see elementedits.h for what holds for every edit. Ids that no element has are ignored.

/// Puts elements at new positions, just as given: who drags a container passes what is in it too. Locked elements stay;
/// positions beyond ±1e7 are brought back to that edge, what is not a number is ignored. The step is called `text`, or
/// "Move …" where that is empty.
void moveElements(ArchitectureDocument &, const QHash<ElementId, QPointF> &newPositions, MoveStep step,
                  const QString &text = {});

/// Replaces the places of the elements in `placement` as one step called `text`, for auto-layout; others stay.
void applyPlacement(ArchitectureDocument &, const Placement &placement, const QString &text);

/// These do nothing for elements that have not been placed yet.
void setPinned(ArchitectureDocument &, const QSet<ElementId> &, bool pinned);
void setLocked(ArchitectureDocument &, const QSet<ElementId> &, bool locked);
void setCollapsed(ArchitectureDocument &, const QSet<ElementId> &, bool collapsed); ///< containers only

} // namespace rheo
