// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

namespace rheo::ui {

class RecentFiles;

/// File, Open recent: filled when it opens, so that it shows what other windows opened too. GUI thread.
class RecentMenu : public QMenu
{
    Q_OBJECT

public:
    explicit RecentMenu(RecentFiles *files, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &path);

private:
    void fill();

    RecentFiles *m_files;
};

} // namespace rheo::ui
