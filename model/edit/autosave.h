// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

#include <QDateTime>
#include <QTimer>

#include <memory>

class QLockFile;

namespace rheo {

/// Unsaved work that a process left behind when it ended without a save.
struct Restorable
{
    QString file;         ///< what holds it, in the state folder
    QString drawingPath;  ///< the drawing's own file, empty if it never had one
    QString drawingName;  ///< its title
    QDateTime lastEdited; ///< when it was kept, UTC
};

/// Keeps unsaved work in the state folder, at most five seconds behind the document, and never touches the drawing's
/// own file. What it kept goes away with a save, an undo back to the saved state, and a clean close; it stays when
/// the process dies, and the next start lists it. Two processes with one drawing keep two files. GUI thread only.
class Autosave : public QObject
{
    Q_OBJECT

public:
    static constexpr int delayMilliseconds = 3000; ///< from the first unsaved edit; the rest of the 5 s is for writing

    /// The document must outlive it. `folder` is made when first needed.
    explicit Autosave(ArchitectureDocument &document, QString folder = autosaveFolder(), QObject *parent = nullptr);
    ~Autosave() override; ///< a clean close: nothing stays

    [[nodiscard]] static QString autosaveFolder(); ///< in the state folder of the desktop

    /// Everything in the folder whose process is gone, newest first. Unreadable files are left out and left alone.
    [[nodiscard]] static QList<Restorable> restorable(const QString &folder = autosaveFolder());
    [[nodiscard]] static Result<void> discard(const Restorable &);

    /// Puts the work into the document as unsaved changes of its own file; what was kept stays until it is kept anew.
    Result<void> restore(const Restorable &);

    /// Writes now if anything is unsaved.
    void flush();

Q_SIGNALS:
    void failed(const rheo::Error &error); ///< the state folder refuses; tried again with the next edit

private:
    void follow(const rheo::DocumentChange &);
    void forget();
    [[nodiscard]] bool claimFile();

    ArchitectureDocument &m_document;
    QString m_folder;
    QString m_file; ///< empty until something was kept
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
};

} // namespace rheo
