// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QObject>

class QMenuBar;
class QUndoStack;

namespace rheo::ui {

class CanvasView;

/// Every command of the window as one QAction, with its words, icon, shortcut and object name, and the menus they
/// stand in. Who can do the deed connects to `triggered`. GUI thread.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QUndoStack *history, QObject *parent);

    /// The canvas brings the actions of editing, arranging and zooming.
    void fillMenus(QMenuBar *bar, const CanvasView &view) const;

    // File
    QAction *newDrawing, *open, *reopenClosed, *startPage, *save, *saveAs, *exportPicture, *print, *compareWith,
        *compareSaved, *closeComparison, *quit;
    // Edit
    QAction *undo, *redo, *find, *findNext, *findPrevious, *runCommand, *preferences;
    // View
    QAction *showSource, *showHistory, *systemTheme, *lightTheme, *darkTheme;
    // Architecture
    QAction *autoLayout, *layOutSelection;
    // Live
    QAction *simulate, *record, *stop, *saveRecording;
    // Help
    QAction *help, *shortcuts, *whatIsThis, *about;

private:
    QAction *make(const char *name, const QString &words, const QString &iconName = {}, const QKeySequence &key = {});
};

} // namespace rheo::ui
