// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/edit/editstep.h"

#include <QUndoCommand>

#include <optional>

namespace rheo {

/// What one edit makes of a drawing: the new contents of what changes, nothing for what goes. Holds no more than that,
/// so that an undo step costs what it changes (copies share their text until written).
struct DrawingPatch
{
    QMap<ElementId, std::optional<Element>> elements = {};
    QMap<LinkId, std::optional<Link>> links = {};
    QMap<ElementId, std::optional<Place>> places = {};
    std::optional<QString> name = {};
    std::optional<QString> description = {};
    std::optional<QByteArray> unknown = {}; ///< of the drawing itself

    [[nodiscard]] bool isEmpty() const;
};

/// What may be joined to one undo step: parts of the same theme ("move", "name", …) on the same things.
struct StepJoint
{
    EditStep step = EditStep::Single;
    QString theme = {};
    size_t things = 0; ///< a hash of them
};

/// The only command there is: applying its patch swaps it with what stood there, so that undo and redo are the same
/// swap. GUI thread only.
class DrawingCommand : public QUndoCommand
{
public:
    /// Applies the patch as one undo step called `text`. What does not differ from the drawing is left out; if nothing
    /// stays there is no step. A read-only drawing stays as it is. True if the drawing is now as the patch says.
    static bool push(ArchitectureDocument &, DrawingPatch patch, const QString &text, const StepJoint &joint = {});

    void undo() override { swap(); }

    void redo() override { swap(); }

    [[nodiscard]] int id() const override { return 1; }

    bool mergeWith(const QUndoCommand *other) override;

private:
    DrawingCommand(ArchitectureDocument &document, DrawingPatch patch, const QString &text);
    void swap();

    ArchitectureDocument &m_document;
    DrawingPatch m_patch; ///< what to make of the drawing; once done, what it was
    quint64 m_serial = 0;
    bool m_continues = false;
};

/// The patch without what the drawing has already.
[[nodiscard]] DrawingPatch differingFrom(const Drawing &, DrawingPatch patch);

} // namespace rheo
