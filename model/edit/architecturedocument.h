// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/edit/editstep.h"
#include "model/file/drawing.h"

#include <QObject>
#include <QSet>
#include <QUndoStack>

namespace rheo {

struct LoadedDrawing;

/// What an edit, an undo or a load touched. Sets may overlap with things that no longer exist (removed ones).
struct DocumentChange
{
    QSet<ElementId> elements = {}; ///< added, removed or with new contents
    QSet<LinkId> links = {};
    QSet<ElementId> places = {};
    bool everything = false; ///< another drawing was loaded

    DocumentChange &operator|=(const DocumentChange &);
};

/// A drawing, its file and its undo history. GUI thread only. Views read `drawing()` and listen to `changed`; every
/// change of the drawing goes through the edits of this folder, each of which is one undo step.
class ArchitectureDocument : public QObject
{
    Q_OBJECT

public:
    explicit ArchitectureDocument(QObject *parent = nullptr);

    [[nodiscard]] const Drawing &drawing() const { return m_drawing; }

    [[nodiscard]] const Architecture &architecture() const { return m_drawing.architecture; }

    [[nodiscard]] const Placement &placement() const { return m_drawing.placement; }

    [[nodiscard]] QUndoStack *undoStack() { return &m_undoStack; }

    [[nodiscard]] QString path() const { return m_path; } ///< empty: never saved

    [[nodiscard]] QString readOnlyReason() const { return m_readOnlyReason; } ///< empty: may be changed

    [[nodiscard]] bool isModified() const { return !m_undoStack.isClean(); }

    /// Another program wrote the file at path() since `digest()` was known. Reads the whole file, on any thread; one
    /// that is gone is not changed.
    [[nodiscard]] static bool isChangedOnDisk(const QString &path, const QByteArray &digest);

    /// Of the file as it was loaded or saved (fileDigest); empty: not known.
    [[nodiscard]] QByteArray digest() const { return m_digest; }

    /// An exported picture opens as a drawing without a file, named after it where it has no name of its own.
    [[nodiscard]] Result<void> load(const QString &path);
    /// What was read from `path` on another thread.
    void open(const LoadedDrawing &, const QString &path);
    [[nodiscard]] Result<void> save();
    [[nodiscard]] Result<void> saveAs(const QString &path);
    /// The drawing as it is stands in the file at `path` now, written by saveRheo on another thread, whose answer was
    /// `digest`.
    void takeSaved(const QString &path, const QByteArray &digest);
    /// Starts over with a drawing that has no file yet: a pattern, an import, an empty canvas.
    void reset(const Drawing &);
    /// Unsaved work of the file at `path` (empty: of none) that an earlier process left behind: it counts as modified.
    void restore(const Drawing &, const QString &path);

Q_SIGNALS:
    /// Comes after the drawing changed, and before the undo stack has counted the step. Do not edit in it.
    void changed(const rheo::DocumentChange &change);
    void pathChanged(); ///< or readOnlyReason
    void saved();       ///< to path()

private:
    friend class DrawingCommand; ///< the only writer

    void begin(const Drawing &, const QString &path, const QString &readOnlyReason);
    void announce();
    /// Numbers undo steps that come in parts: a new number for a step of its own, or where the kind of edit changes.
    quint64 stepSerial(EditStep, size_t kind);

    Drawing m_drawing;
    QString m_path;
    QString m_readOnlyReason;
    QByteArray m_digest; ///< of the file as it was loaded or saved; empty: not known
    QUndoStack m_undoStack;
    quint64 m_stepSerial = 0;
    size_t m_stepKind = 0;
};

} // namespace rheo
