// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diff/drawingdiff.h"
#include "model/edit/architecturedocument.h"

namespace rheo {

/// Makes one difference undone: the document, which is the new drawing of the diff, becomes there what the old one is.
/// Each is one undo step. Fails with a sentence, changing nothing, where the document is read-only, was changed
/// meanwhile so that the difference is not there any more, or may not hold what the old drawing holds. GUI thread.

/// A changed element or one that moved gets back the properties listed; a removed one comes back with its place and
/// those of its links whose other end is there, into its container if that is there; an added one goes with its links,
/// unless something is in it.
Result<void> takeBack(ArchitectureDocument &, const Drawing &before, const DrawingDiff &, const ElementDifference &);
Result<void> takeBack(ArchitectureDocument &, const Drawing &before, const DrawingDiff &, const LinkDifference &);
/// A property of the drawing itself: its name or its description.
Result<void> takeBack(ArchitectureDocument &, const Drawing &before, const FieldChange &);

} // namespace rheo
