// SPDX-License-Identifier: Apache-2.0
#include "views/start/recentmenu.h"

#include "views/start/recentwords.h"
#include "views/theme/icons.h"

namespace rheo::ui {

RecentMenu::RecentMenu(RecentFiles *files, QWidget *parent) : QMenu(tr("Open &recent"), parent), m_files(files)
{
    setObjectName(QStringLiteral("recentMenu"));
    connect(this, &QMenu::aboutToShow, this, [this] {
        fill();
        m_files->look();
    });
    const auto enable = [this] { menuAction()->setEnabled(!m_files->files().isEmpty()); };
    connect(files, &RecentFiles::changed, this, [this, enable] {
        enable();
        if (isVisible())
            fill();
    });
    enable();
}

void RecentMenu::fill()
{
    clear();
    const QDateTime now = QDateTime::currentDateTime();
    bool wasPinned = false;
    for (const RecentFile &file : m_files->files()) {
        if (wasPinned && !file.isPinned)
            addSeparator();
        wasPinned = file.isPinned;
        const RecentWords words = RecentWords::of(file, now);
        QAction *action =
            addAction(tr("%1 (%2)").arg(words.name, words.secondLine()).replace(QLatin1Char('&'), QStringLiteral("&&")),
                      this, [this, path = file.path] { Q_EMIT chosen(path); });
        action->setIcon(ui::icon(file.isPinned ? QStringLiteral("pin") : words.iconName));
        action->setEnabled(words.reason.isEmpty());
    }
    addSeparator();
    QAction *clearList = addAction(tr("&Clear the list"), m_files, &RecentFiles::clear);
    clearList->setObjectName(QStringLiteral("clearRecent"));
    clearList->setToolTip(tr("Pinned files stay"));
}

} // namespace rheo::ui
