// SPDX-License-Identifier: Apache-2.0
#include "views/window/windowactions.h"

#include "views/canvas/arrangeactions.h"
#include "views/canvas/canvasactions.h"
#include "views/canvas/canvasclipboard.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/containervisit.h"
#include "views/canvas/focusmode.h"
#include "views/canvas/viewhistory.h"
#include "views/theme/icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

namespace rheo::ui {

namespace {

void addMenu(QMenuBar *bar, const QString &title, const QList<QAction *> &actions)
{
    QMenu *menu = bar->addMenu(title);
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
}

} // namespace

WindowActions::WindowActions(QUndoStack *history, QObject *parent)
    : QObject(parent)
    , newDrawing(make("newDrawing", tr("&New"), QStringLiteral("plus"), QKeySequence::New))
    , open(make("open", tr("&Open…"), QStringLiteral("folder-open"), QKeySequence::Open))
    , reopenClosed(make("reopenClosed", tr("&Reopen the last closed drawing"), {},
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)))
    , startPage(make("startPage", tr("Start pa&ge")))
    , save(make("save", tr("&Save"), QStringLiteral("device-floppy"), QKeySequence::Save))
    , saveAs(make("saveAs", tr("Save &as…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)))
    , exportPicture(
          make("exportPicture", tr("&Export picture…"), QStringLiteral("download"), QKeySequence(Qt::CTRL | Qt::Key_E)))
    , print(make("print", tr("&Print…"), {}, QKeySequence(Qt::CTRL | Qt::Key_P)))
    , compareWith(make("compareWith", tr("Compare &with…")))
    , compareSaved(make("compareSaved", tr("Compare with the sa&ved file")))
    , closeComparison(make("closeComparison", tr("&Close comparison")))
    , quit(make("quit", tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q)))
    , undo(history->createUndoAction(this, tr("Undo")))
    , redo(history->createRedoAction(this, tr("Redo")))
    , find(make("find", tr("&Find…"), QStringLiteral("search"), QKeySequence::Find))
    , findNext(make("findNext", tr("Find &next"), {}, QKeySequence(Qt::Key_F3)))
    , findPrevious(make("findPrevious", tr("Find pre&vious"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F3)))
    , runCommand(make("runCommand", tr("Run a &command…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)))
    , preferences(make("preferences", tr("Pre&ferences…"), {}, QKeySequence(Qt::CTRL | Qt::Key_Comma)))
    , showSource(make("showSource", tr("Sou&rce of the drawing"), QStringLiteral("code")))
    , showHistory(make("showHistory", tr("&History"), QStringLiteral("clock")))
    , systemTheme(make("systemTheme", tr("Theme of the s&ystem")))
    , lightTheme(make("lightTheme", tr("&Light")))
    , darkTheme(make("darkTheme", tr("&Dark")))
    , autoLayout(make("autoLayout", tr("&Auto-layout"), QStringLiteral("hierarchy-3"),
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)))
    , layOutSelection(
          make("layOutSelection", tr("Lay out the &selection"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L)))
    , simulate(make("simulate", tr("&Simulate"), QStringLiteral("player-play"), QKeySequence(Qt::Key_F5)))
    , record(make("record", tr("&Connect…"), QStringLiteral("plug-connected"), QKeySequence(Qt::CTRL | Qt::Key_K)))
    , stop(make("stop", tr("S&top"), QStringLiteral("player-stop-filled"), QKeySequence(Qt::Key_F9)))
    , saveRecording(make("saveRecording", tr("Save &recording as…")))
    , help(make("help", tr("&User guide"), {}, QKeySequence(Qt::Key_F1)))
    , shortcuts(make("shortcuts", tr("&Keyboard shortcuts…")))
    , whatIsThis(make("whatIsThis", tr("&What is this?"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F1)))
    , about(make("about", tr("&About Rheograph")))
{
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    undo->setIcon(icon(QStringLiteral("arrow-back-up")));
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setIcon(icon(QStringLiteral("arrow-forward-up")));
    simulate->setToolTip(tr("Run the drawing on an embedded cluster"));
    record->setToolTip(tr("Watch the drawn topics of a Kafka cluster"));
    stop->setToolTip(tr("Stop; what was recorded stays here until another recording begins or the window closes, and "
                        "can be saved"));
    shortcuts->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Question), QKeySequence(Qt::CTRL | Qt::Key_F1)});
    auto *themes = new QActionGroup(this);
    for (QAction *theme : {systemTheme, lightTheme, darkTheme}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    systemTheme->setChecked(true);
    layOutSelection->setEnabled(false);
    stop->setEnabled(false);
    compareSaved->setEnabled(false);
    closeComparison->setEnabled(false);
    saveRecording->setEnabled(false);
}

QAction *WindowActions::make(const char *name, const QString &words, const QString &iconName, const QKeySequence &key)
{
    auto *action = new QAction(words, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    return action;
}

void WindowActions::fillMenus(QMenuBar *bar, const CanvasView &view) const
{
    const CanvasActions &canvas = *view.canvasActions();
    const ArrangeActions &arrange = *view.arrangeActions();
    addMenu(bar, tr("&File"),
            {newDrawing, open, reopenClosed, startPage, nullptr, save, saveAs, nullptr, exportPicture, print, nullptr,
             compareWith, compareSaved, closeComparison, nullptr, quit});
    addMenu(bar, tr("&Edit"),
            {undo,
             redo,
             nullptr,
             canvas.cut(),
             canvas.copy(),
             canvas.clipboard()->copyAs()->menuAction(),
             canvas.paste(),
             canvas.duplicate(),
             canvas.remove(),
             nullptr,
             canvas.rename(),
             nullptr,
             canvas.selectAll(),
             arrange.invertSelection(),
             arrange.selectNeighbours(),
             arrange.selectKind(),
             nullptr,
             find,
             findNext,
             findPrevious,
             nullptr,
             runCommand,
             nullptr,
             preferences});
    addMenu(bar, tr("&View"),
            QList<QAction *>{canvas.zoomIn(), canvas.zoomOut(), canvas.zoomReset(), canvas.fit(),
                             arrange.zoomToSelection(), nullptr, view.history()->back(), view.history()->forward(),
                             nullptr, view.visit()->enterAction(), view.visit()->leaveAction(), nullptr,
                             view.focusMode()->toggle()} +
                view.focusMode()->directions() +
                QList<QAction *>{nullptr, showSource, showHistory, nullptr, systemTheme, lightTheme, darkTheme});
    addMenu(bar, tr("&Architecture"),
            QList<QAction *>{autoLayout, layOutSelection, canvas.connectFrom(), nullptr} + arrange.alignments() +
                QList<QAction *>{nullptr} + arrange.distributions() +
                QList<QAction *>{nullptr, arrange.toFront(), arrange.toBack(), nullptr, arrange.group(),
                                 arrange.ungroup(), canvas.collapse(), canvas.expand(), nullptr, canvas.lock(),
                                 canvas.pin()});
    addMenu(bar, tr("&Live"), {simulate, record, nullptr, stop, nullptr, saveRecording});
    addMenu(bar, tr("&Help"), {help, shortcuts, whatIsThis, nullptr, about});
}

} // namespace rheo::ui
