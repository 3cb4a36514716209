// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

namespace rheo {

/// What edits ask before they change anything, so that they never make what the file reader refuses.

/// Fails with the document's reason where it is read-only.
[[nodiscard]] Result<void> mayChange(const ArchitectureDocument &);

/// The text as the file will hold it; fails where it is too long.
[[nodiscard]] Result<QString> fittingText(const QString &what, const QString &text);

/// The value as the file will hold it, for a field of `home`; fails where it may not stand there.
[[nodiscard]] Result<FieldValue> fittingValue(const FieldSpec &, const FieldValue &);

/// Within ±1e7 and whole to 1/1000 of a unit; nothing for what is not a number.
[[nodiscard]] std::optional<QPointF> fittingPosition(QPointF);

/// A hash of what an edit changes, the same whatever the order.
template<typename Id> [[nodiscard]] size_t hashOf(const QSet<Id> &ids)
{
    return qHashRangeCommutative(ids.begin(), ids.end());
}

} // namespace rheo
