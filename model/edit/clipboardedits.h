// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

namespace rheo {

/// The selection, with everything inside selected containers and the links among them, as the text of a small `.rheo`
/// file. Empty for an empty selection.
[[nodiscard]] QString copyAsText(const ArchitectureDocument &, const QSet<ElementId> &);

/// What the undo step is called.
enum class PasteStep { Paste, Duplicate };

/// Adds what the text draws, a `.rheo` file or the text notation, as one undo step: with fresh ids, its upper left
/// corner at `position`. What the text does not place stands in rows. Fails with the first problem of the text,
/// changing nothing. Returns the new elements.
Result<QSet<ElementId>> pasteText(ArchitectureDocument &, const QString &text, QPointF position,
                                  PasteStep step = PasteStep::Paste);

} // namespace rheo
