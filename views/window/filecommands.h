// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/file/drawing.h"
#include "views/window/question.h"

#include <QObject>

#include <functional>

class QMimeData;
class QWidget;

namespace rheo {
class ArchitectureDocument;
class Autosave;
} // namespace rheo

namespace rheo::ui {

class Banner;

/// Opens, saves and closes the window's drawing: the dialogs of files, the question about unsaved work, what is kept
/// for the case of a crash, and the offer to restore it, what to do when another program wrote the file. Failures go to
/// the banner. GUI thread.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    /// `document` and `banner` outlive it; `window` is the parent of dialogs.
    FileCommands(ArchitectureDocument *document, Banner *banner, QWidget *window);

    void newDrawing();
    /// Begins a drawing that has no file yet: a pattern. False: the person wants to keep what is open.
    bool startWith(const Drawing &drawing);
    void open();
    /// Opens a `.rheo`, or an exported picture as a drawing without a file; a `.rheorec` is passed on by
    /// recordingChosen. False if it could not be opened.
    bool openPath(const QString &path);
    /// The drawing, recording or picture that is dragged: one file of this machine. Empty for anything else.
    [[nodiscard]] static QString fileIn(const QMimeData &);
    bool save();
    bool saveAs();
    /// Asks what becomes of unsaved work. False: the person wants to stay.
    [[nodiscard]] bool mayLeave();

    /// Whether text was typed that the drawing does not have; asked before the drawing is left.
    void setUnreadText(std::function<bool()> hasUnreadText) { m_hasUnreadText = std::move(hasUnreadText); }

    /// The person has decided: nothing is kept for the next start.
    void forgetUnsaved();
    /// Says what an earlier run left unsaved, if anything; not over another message: it waits for the next start.
    void offerRestore();
    /// "Saved 14:31", "Not saved yet", "Unsaved changes", "Read-only".
    [[nodiscard]] QString savedWords() const;

Q_SIGNALS:
    void recordingChosen(const QString &path);
    void comparisonWanted(); ///< with the file as another program wrote it
    void opened();
    void leaving();          ///< the drawing may be left: what is typed but not in it yet belongs there now
    void unreadTextWanted(); ///< the person wants to see it
    void savedWordsChanged();

private:
    bool load(const QString &path);
    void tellOfChange();
    bool write(const QString &path);
    /// Asks before what another program wrote is replaced.
    [[nodiscard]] Answer askToReplace();
    void complain(const Error &error);
    bool done(const Result<void> &result);

    ArchitectureDocument *m_document;
    Banner *m_banner;
    QWidget *m_window;
    Autosave *m_autosave;
    QString m_savedAt;
    std::function<bool()> m_hasUnreadText;
    QString m_proposed; ///< where to save a drawing that came in a picture
};

} // namespace rheo::ui
