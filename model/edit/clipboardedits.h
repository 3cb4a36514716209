// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

namespace rheo {

/// These elements, with everything inside containers among them and the links among them, as a drawing of their own.
[[nodiscard]] Drawing partOf(const Drawing &, const QSet<ElementId> &);

/// The same of the document's drawing, as the text of a small `.rheo` file. Empty for no elements.
[[nodiscard]] QString copyAsText(const ArchitectureDocument &, const QSet<ElementId> &);

/// The drawing in a text of a `.rheo` file or the text notation. Fails with its first problem.
[[nodiscard]] Result<Drawing> drawingInText(const QString &text);

/// Says that a text could not be pasted, with its first problem and that one's place.
[[nodiscard]] Error pasteError(const QList<Problem> &problems);

/// What the undo step is called.
enum class PasteStep { Paste, Duplicate };

/// Adds the elements and links of a drawing as one undo step: with fresh ids, their upper left corner at `position`.
/// What has no place stands in rows. Returns the new elements; fails, changing nothing, where the document may not be
/// changed or would get too large.
Result<QSet<ElementId>> pasteDrawing(ArchitectureDocument &, Drawing pasted, QPointF position,
                                     PasteStep step = PasteStep::Paste);

/// The same with what the text draws, a `.rheo` file or the text notation. Fails with the first problem of the text.
Result<QSet<ElementId>> pasteText(ArchitectureDocument &, const QString &text, QPointF position,
                                  PasteStep step = PasteStep::Paste);

} // namespace rheo
