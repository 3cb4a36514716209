// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/start/recentfiles.h"

namespace rheo {
class ArchitectureDocument;
} // namespace rheo

namespace rheo::ui {

class CanvasView;
class FileCommands;
class LiveView;
class StartPage;
class WindowActions;

/// Shows the start page in place of the canvas and of what stands around it, and takes it away as soon as there is a
/// drawing to look at; keeps the recent files; opens what is chosen on the page or in the menu. GUI thread.
class StartCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ArchitectureDocument *document;
        WindowActions *actions;
        CanvasView *canvas;
        FileCommands *files;
        LiveView *live;
    };

    /// All parts outlive it.
    StartCommands(const Parts &parts, QWidget *window);

    [[nodiscard]] StartPage *page() const { return m_page; }

    [[nodiscard]] RecentFiles *recentFiles() const { return m_recent; }

    /// The page stands in the place of these.
    void setReplaced(const QList<QWidget *> &widgets) { m_replaced = widgets; }

    void show();
    void leave(); ///< back to the drawing
    [[nodiscard]] bool isShown() const;

private:
    void connectPage();
    void connectRecent();
    void takePath();
    void openPattern(const QString &name, bool simulate);
    void reopenClosed();

    Parts m_parts;
    QWidget *m_window;
    RecentFiles *m_recent;
    StartPage *m_page;
    QList<QWidget *> m_replaced;
    QList<QWidget *> m_hidden; ///< of these, what was shown before the page came
    QString m_path;            ///< of the open drawing
    QString m_recordingPath;   ///< chosen, not yet shown
};

} // namespace rheo::ui
