// SPDX-License-Identifier: Apache-2.0
#include "views/window/startcommands.h"

#include "model/edit/architecturedocument.h"
#include "model/patterns/patterns.h"
#include "views/canvas/canvasview.h"
#include "views/start/recentmenu.h"
#include "views/start/startpage.h"
#include "views/window/filecommands.h"
#include "views/window/liveview.h"
#include "views/window/windowactions.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace rheo::ui {

namespace {

QString nameOf(const ArchitectureDocument &document)
{
    if (!document.path().isEmpty())
        return QFileInfo(document.path()).fileName();
    if (document.architecture().elements().isEmpty())
        return {};
    return document.architecture().name.isEmpty() ? StartCommands::tr("the drawing") : document.architecture().name;
}

qint64 topicsOf(const Architecture &architecture)
{
    return std::ranges::count(architecture.elements(), ElementKind::Topic, &Element::kind);
}

} // namespace

StartCommands::StartCommands(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_recent(new RecentFiles(this))
    , m_page(new StartPage(m_recent, window))
    , m_path(parts.document->path())
{
    m_page->hide();
    connectPage();
    connectRecent();
    connect(parts.actions->startPage, &QAction::triggered, this, &StartCommands::show);
    connect(parts.actions->simulate, &QAction::triggered, this, &StartCommands::leave);
    connect(parts.live, &LiveView::opened, this, &StartCommands::leave);
    connect(parts.canvas->selection(), &Selection::changed, this, [this] {
        if (!m_parts.canvas->selection()->isEmpty())
            leave();
    });
    connect(parts.document, &ArchitectureDocument::changed, this, [this](const DocumentChange &change) {
        if (!isShown())
            return;
        leave();
        if (change.everything) // once the canvas has its room again
            QTimer::singleShot(0, m_parts.canvas, &CanvasView::fit);
    });
}

void StartCommands::connectPage()
{
    connect(m_page, &StartPage::backWanted, this, &StartCommands::leave);
    connect(m_page, &StartPage::openWanted, m_parts.actions->open, &QAction::trigger);
    connect(m_page, &StartPage::emptyWanted, m_parts.actions->newDrawing, &QAction::trigger);
    connect(m_page, &StartPage::connectWanted, m_parts.actions->record, &QAction::trigger);
    connect(m_page, &StartPage::recentChosen, m_parts.files, &FileCommands::openPath);
    connect(m_page, &StartPage::patternChosen, this, [this](const QString &name) { openPattern(name, false); });
    connect(m_page, &StartPage::simulationChosen, this, [this](const QString &name) { openPattern(name, true); });
}

void StartCommands::connectRecent()
{
    auto *menu = new RecentMenu(m_recent, m_window);
    for (QObject *object : m_parts.actions->reopenClosed->associatedObjects()) {
        if (auto *file = qobject_cast<QMenu *>(object))
            file->insertMenu(m_parts.actions->reopenClosed, menu);
    }
    connect(menu, &RecentMenu::chosen, m_parts.files, &FileCommands::openPath);
    connect(m_parts.document, &ArchitectureDocument::pathChanged, this, &StartCommands::takePath);
    connect(m_parts.files, &FileCommands::recordingChosen, this,
            [this](const QString &path) { m_recordingPath = path; });
    connect(m_parts.live, &LiveView::opened, this, [this] {
        if (!m_recordingPath.isEmpty())
            m_recent->enter(std::exchange(m_recordingPath, {}));
    });
    connect(m_parts.live, &LiveView::failed, this, [this] { m_recordingPath.clear(); });
    connect(m_parts.actions->reopenClosed, &QAction::triggered, this, &StartCommands::reopenClosed);
    const auto enable = [this] { m_parts.actions->reopenClosed->setEnabled(m_recent->hasClosed()); };
    connect(m_recent, &RecentFiles::changed, this, enable);
    enable();
}

void StartCommands::takePath()
{
    const QString now = m_parts.document->path();
    if (now == m_path)
        return;
    if (!m_path.isEmpty())
        m_recent->addClosed(m_path);
    m_path = now;
    if (!m_path.isEmpty())
        m_recent->enter(m_path);
}

void StartCommands::openPattern(const QString &name, bool simulate)
{
    const auto drawing = pattern(name);
    if (drawing && m_parts.files->startWith(*drawing) && simulate)
        m_parts.actions->simulate->trigger();
}

void StartCommands::reopenClosed()
{
    if (const QString path = m_recent->takeClosed(); !path.isEmpty() && !m_parts.files->openPath(path))
        m_recent->addClosed(path);
}

void StartCommands::show()
{
    m_page->setDrawing(nameOf(*m_parts.document));
    m_page->setDrawnTopics(topicsOf(m_parts.document->architecture()));
    m_recent->look();
    if (isShown())
        return;
    m_hidden.clear();
    for (QWidget *widget : std::as_const(m_replaced)) {
        if (widget->isHidden())
            continue;
        m_hidden += widget;
        widget->hide();
    }
    m_page->show();
    m_page->setFocus();
}

void StartCommands::leave()
{
    if (!isShown())
        return;
    m_page->hide();
    for (QWidget *widget : std::as_const(m_hidden))
        widget->show();
    m_hidden.clear();
    m_parts.canvas->setFocus();
}

bool StartCommands::isShown() const
{
    return !m_page->isHidden();
}

} // namespace rheo::ui
