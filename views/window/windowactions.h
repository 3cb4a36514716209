// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QObject>

class QMenuBar;

namespace rheo::ui {

/// Every command of the window as one QAction, with its words, icon, shortcut and object name, and the menus they
/// stand in. Who can do the deed connects to `triggered`. GUI thread.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QObject *parent);

    void fillMenus(QMenuBar *bar) const;
    void refreshIcons() const; ///< after a change of theme

    // File
    QAction *newDrawing, *open, *save, *saveAs, *exportPicture, *quit;
    // Edit
    QAction *undo, *redo, *cut, *copy, *paste, *duplicate, *remove, *rename, *selectAll;
    // View
    QAction *zoomIn, *zoomOut, *zoomReset, *fit, *systemTheme, *lightTheme, *darkTheme;
    // Architecture
    QAction *autoLayout;
    // Live
    QAction *simulate, *record, *stop;
    // Help
    QAction *about;

private:
    QAction *make(const char *name, const QString &words, const QString &icon = {}, const QKeySequence &key = {});
};

} // namespace rheo::ui
