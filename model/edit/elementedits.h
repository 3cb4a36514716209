// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/edit/editstep.h"

namespace rheo {

/// Edits of elements. Each is one undo step, or none where nothing changes. GUI thread only. A drawing that is
/// read-only stays as it is: edits with a Result fail with the document's reason, the others do nothing.
///
/// No edit leaves a drawing that the file reader would refuse: text is at most 64 KiB and valid Unicode, positions lie
/// within ±1e7, containers do not nest in circles.

/// Adds an element whose id is made from the name. Empty when the drawing is read-only, has 100,000 elements, the name
/// is too long, or `container` is no container of this drawing.
ElementId addElement(ArchitectureDocument &, ElementKind, const QString &name, QPointF position,
                     const ElementId &container = {});

/// Removes elements with everything inside them and all their links (as draw.io does), and the links besides.
void removeSelection(ArchitectureDocument &, const QSet<ElementId> &, const QSet<LinkId> &);
void removeElements(ArchitectureDocument &, const QSet<ElementId> &);

/// The id stays, and with it every link.
Result<void> renameElement(ArchitectureDocument &, const ElementId &, const QString &name,
                           EditStep step = EditStep::Single);

/// Names an element that was just added: its id is made anew from the name too, before anybody outside of the drawing
/// can have learned it, and links and contents follow. Returns the id that it has now.
Result<ElementId> nameNewElement(ArchitectureDocument &, const ElementId &, const QString &name);

/// Sets the field on those of the elements whose kind has it; the default value removes it. Fails, changing nothing,
/// where none has it or the value may not stand in it.
Result<void> setField(ArchitectureDocument &, const QSet<ElementId> &, const QString &key, const FieldValue &value,
                      EditStep step = EditStep::Single);

/// Why these elements may not be moved into `container` (of an empty id: out of all), as a sentence.
[[nodiscard]] std::optional<QString> moveProblem(const ArchitectureDocument &, const QSet<ElementId> &,
                                                 const ElementId &container);
[[nodiscard]] bool canMoveIntoContainer(const ArchitectureDocument &, const QSet<ElementId> &,
                                        const ElementId &container);
Result<void> moveIntoContainer(ArchitectureDocument &, const QSet<ElementId> &, const ElementId &container);

/// Title and free text of the drawing itself.
Result<void> setDrawingName(ArchitectureDocument &, const QString &name, EditStep step = EditStep::Single);
Result<void> setDrawingDescription(ArchitectureDocument &, const QString &text, EditStep step = EditStep::Single);

} // namespace rheo
