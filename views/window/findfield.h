// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/window/drawingsearch.h"

#include <QLineEdit>
#include <QList>

class QAction;
class QMenuBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class CanvasView;

/// The one field of the tool bar that finds elements and links, and runs commands: what was typed is looked for in the
/// drawing and among the commands, behind ">" among the commands alone. The answers hang below it; arrows and Enter
/// choose one, Esc goes back to the canvas. GUI thread.
class FindField : public QLineEdit
{
    Q_OBJECT

public:
    /// All outlive it.
    FindField(const ArchitectureDocument *document, CanvasView *canvas, QWidget *parent = nullptr);

    /// What can be run, with the menu that each stands in: "Live › Stop".
    struct Command
    {
        QString words;
        QAction *action;
    };

    /// All that the menus hold.
    [[nodiscard]] static QList<Command> commandsOf(const QMenuBar *);

    void setCommands(QList<Command> commands) { m_commands = std::move(commands); }

    void findElements(); ///< Ctrl+F
    void findCommands(); ///< Ctrl+Shift+P
    /// Selects and shows the hit after the one shown last, round and round; -1: before it.
    void step(int by);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void answer();
    void addCommands(const QString &typed);
    void addHits(const QString &typed);
    void place();
    void close();
    void choose(QTreeWidgetItem *item);
    void show(const DrawingHit &hit);

    const ArchitectureDocument *m_document;
    CanvasView *m_canvas;
    QList<Command> m_commands;
    QList<DrawingHit> m_hits;
    qsizetype m_shown = -1; ///< of the hits
    QTreeWidget *m_answers; ///< a child of the window, below the field
};

} // namespace rheo::ui
