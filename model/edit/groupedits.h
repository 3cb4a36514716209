// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

namespace rheo {

/// Edits of how elements lie together; see elementedits.h for what holds for every edit.

/// Puts the elements into a new bounded context, which takes their place in the innermost container around all of
/// them. What stands in a chosen container stays there. Fails where none is chosen.
Result<ElementId> groupElements(ArchitectureDocument &, const QSet<ElementId> &, const QString &name);

/// Removes the containers among these and leaves what is in them to the container around. False where none is one.
bool dissolveContainers(ArchitectureDocument &, const QSet<ElementId> &);

/// Over, or under, all others of the drawing, in the order that they have among each other. Containers stay under
/// what is in them all the same.
void bringToFront(ArchitectureDocument &, const QSet<ElementId> &);
void sendToBack(ArchitectureDocument &, const QSet<ElementId> &);

} // namespace rheo
