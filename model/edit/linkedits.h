// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/edit/editstep.h"

namespace rheo {

/// Edits of links; see elementedits.h for what holds for every edit.

/// The kind of link that a drag from one element to the other makes; nothing where none makes sense, where it is
/// drawn already, or where the drawing is read-only.
[[nodiscard]] std::optional<LinkKind> canConnect(const ArchitectureDocument &, const ElementId &from,
                                                 const ElementId &to);
Result<void> connectElements(ArchitectureDocument &, const LinkId &);

void removeLinks(ArchitectureDocument &, const QSet<LinkId> &);

/// As setField of elements.
Result<void> setLinkField(ArchitectureDocument &, const QSet<LinkId> &, const QString &key, const FieldValue &value,
                          EditStep step = EditStep::Single);

/// Gives a consumes link a group of its own; an empty one, or the one the client has anyway, takes it away. The group
/// is part of the identity: returns the link's new one.
Result<LinkId> setLinkGroup(ArchitectureDocument &, const LinkId &, const QString &group);

/// Renames a consumer group wherever it is in force: on links with a group of their own and on clients.
Result<void> renameGroup(ArchitectureDocument &, const QString &from, const QString &to);

} // namespace rheo
