// SPDX-License-Identifier: Apache-2.0
#include "views/window/windowactions.h"

#include "views/theme/icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace rheo::ui {

namespace {

constexpr auto iconName = "iconName";

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

WindowActions::WindowActions(QObject *parent)
    : QObject(parent)
    , newDrawing(make("newDrawing", tr("&New"), QStringLiteral("plus"), QKeySequence::New))
    , open(make("open", tr("&Open…"), QStringLiteral("folder-open"), QKeySequence::Open))
    , save(make("save", tr("&Save"), QStringLiteral("device-floppy"), QKeySequence::Save))
    , saveAs(make("saveAs", tr("Save &as…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)))
    , exportPicture(
          make("exportPicture", tr("&Export picture…"), QStringLiteral("download"), QKeySequence(Qt::CTRL | Qt::Key_E)))
    , quit(make("quit", tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q)))
    , undo(make("undo", tr("&Undo"), QStringLiteral("arrow-back-up"), QKeySequence(Qt::CTRL | Qt::Key_Z)))
    , redo(make("redo", tr("&Redo"), QStringLiteral("arrow-forward-up")))
    , cut(make("cut", tr("Cu&t"), {}, QKeySequence::Cut))
    , copy(make("copy", tr("&Copy"), QStringLiteral("copy"), QKeySequence::Copy))
    , paste(make("paste", tr("&Paste"), {}, QKeySequence::Paste))
    , duplicate(make("duplicate", tr("&Duplicate"), {}, QKeySequence(Qt::CTRL | Qt::Key_D)))
    , remove(make("remove", tr("De&lete"), QStringLiteral("trash")))
    , rename(make("rename", tr("Rena&me"), QStringLiteral("pencil")))
    , selectAll(make("selectAll", tr("Select &all"), {}, QKeySequence::SelectAll))
    , zoomIn(make("zoomIn", tr("Zoom &in"), QStringLiteral("plus")))
    , zoomOut(make("zoomOut", tr("Zoom &out"), QStringLiteral("minus"), QKeySequence(Qt::CTRL | Qt::Key_Minus)))
    , zoomReset(make("zoomReset", tr("Zoom to 100 %"), {}, QKeySequence(Qt::CTRL | Qt::Key_0)))
    , fit(make("fit", tr("&Fit"), QStringLiteral("maximize"), QKeySequence(Qt::CTRL | Qt::Key_J)))
    , systemTheme(make("systemTheme", tr("Theme of the s&ystem")))
    , lightTheme(make("lightTheme", tr("&Light")))
    , darkTheme(make("darkTheme", tr("&Dark")))
    , autoLayout(make("autoLayout", tr("&Auto-layout"), QStringLiteral("hierarchy-3"),
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)))
    , simulate(make("simulate", tr("&Simulate"), QStringLiteral("player-play"), QKeySequence(Qt::Key_F5)))
    , record(make("record", tr("&Record a cluster…"), QStringLiteral("plug-connected"),
                  QKeySequence(Qt::CTRL | Qt::Key_K)))
    , stop(make("stop", tr("S&top"), QStringLiteral("player-stop"), QKeySequence(Qt::Key_F9)))
    , about(make("about", tr("&About Rheograph")))
{
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    auto *themes = new QActionGroup(this);
    for (QAction *theme : {systemTheme, lightTheme, darkTheme}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    systemTheme->setChecked(true);
    stop->setEnabled(false);
    refreshIcons();
}

QAction *WindowActions::make(const char *name, const QString &words, const QString &icon, const QKeySequence &key)
{
    auto *action = new QAction(words, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setProperty(iconName, icon);
    return action;
}

void WindowActions::refreshIcons() const
{
    for (QAction *action : findChildren<QAction *>()) {
        if (const QString name = action->property(iconName).toString(); !name.isEmpty())
            action->setIcon(icon(name));
    }
}

void WindowActions::fillMenus(QMenuBar *bar) const
{
    addMenu(bar, tr("&File"), {newDrawing, open, nullptr, save, saveAs, nullptr, exportPicture, nullptr, quit});
    addMenu(bar, tr("&Edit"),
            {undo, redo, nullptr, cut, copy, paste, duplicate, remove, nullptr, rename, nullptr, selectAll});
    addMenu(bar, tr("&View"), {zoomIn, zoomOut, zoomReset, fit, nullptr, systemTheme, lightTheme, darkTheme});
    addMenu(bar, tr("&Architecture"), {autoLayout});
    addMenu(bar, tr("&Live"), {simulate, record, nullptr, stop});
    addMenu(bar, tr("&Help"), {about});
}

} // namespace rheo::ui
