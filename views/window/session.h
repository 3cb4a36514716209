// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/start/filelooks.h"

class QMainWindow;

namespace rheo {
class ArchitectureDocument;
} // namespace rheo

namespace rheo::ui {

class Banner;
class CanvasView;
class Drawer;
class FileCommands;
class StartCommands;

/// What one run leaves for the next one in the settings: the window's place, the drawer, and the drawing with what of
/// it was shown and selected. Bad settings count as none. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ArchitectureDocument *document;
        CanvasView *canvas;
        Drawer *drawer;
        Banner *banner;
        FileCommands *files;
        StartCommands *start;
    };

    enum class Scope { Window, Everything };

    /// Whether anything is restored; in the settings, true unless it is written otherwise.
    static constexpr auto restoreKey = "session/restore";

    /// All parts outlive it. `look` as of FileLooks.
    Session(const Parts &parts, QMainWindow *window, FileLooks::Function look = &FileLooks::ofTheSystem);

    /// Everything: also the drawing, once its file has been found beside the GUI thread; the start page where there is
    /// none, where a crash left work to restore, or where the file does not answer. Before the window is shown.
    void restore(Scope scope);
    /// Window: what is kept of the drawing stays as an earlier run left it.
    void save(Scope scope) const;

private:
    void take(const QString &path, int trouble);
    void giveUp();
    void say(const QString &sentence);
    void showAsLeft();

    Parts m_parts;
    QMainWindow *m_window;
    FileLooks m_looks;
    QString m_awaited; ///< the drawing that is looked for
};

} // namespace rheo::ui
