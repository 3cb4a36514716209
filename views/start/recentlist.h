// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

class QStandardItemModel;

namespace rheo::ui {

class RecentFiles;

/// The recent files of the start page, two lines each: name and pin, folder and when. What is not there is greyed and
/// says why. Enter and a double click open; Delete removes from the list; the pin by a click or Space; all of it in
/// the context menu too. GUI thread.
class RecentList : public QListView
{
    Q_OBJECT

public:
    explicit RecentList(RecentFiles *files, QWidget *parent = nullptr);

    static constexpr int rowHeight = 46;

Q_SIGNALS:
    void chosen(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fill();
    void open(const QModelIndex &index);
    void togglePin(const QModelIndex &index);
    void remove(const QModelIndex &index);

    RecentFiles *m_files;
    QStandardItemModel *m_rows;
};

} // namespace rheo::ui
