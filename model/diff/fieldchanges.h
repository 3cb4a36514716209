// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/placement.h"
#include "model/diff/drawingdiff.h"

namespace rheo {

/// What differs between two of a kind, property by property. Any thread.

/// All but their ids; `before` names its container by the id that it has in the new drawing.
[[nodiscard]] QList<FieldChange> changesBetween(const Element &before, const Element &after);
/// All but their ends; `before` and `after` join the same two.
[[nodiscard]] QList<FieldChange> changesBetween(const Link &before, const Link &after);
[[nodiscard]] QList<FieldChange> changesBetween(const std::optional<Place> &before, const std::optional<Place> &after);
/// Of two JSON objects as text, member by member.
[[nodiscard]] QList<FieldChange> unknownChanges(const QByteArray &before, const QByteArray &after);

/// Adds the change if the two differ.
void addChange(QList<FieldChange> &, const QString &key, const std::optional<QString> &before,
               const std::optional<QString> &after, const QString &entry = {});

} // namespace rheo
