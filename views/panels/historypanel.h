// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QUndoStack;

namespace rheo::ui {

class HistoryModel;

/// Every undo step by name; choosing one, by mouse or arrow keys, takes the drawing there and back. GUI thread.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    /// `stack` outlives it.
    explicit HistoryPanel(QUndoStack *stack, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void goTo(int row);

    QUndoStack *m_stack;
    HistoryModel *m_model;
    QListView *m_list;
    QLabel *m_words;
    QTimer m_following; ///< soon, for all steps at once
    bool m_isFollowing = false;
};

} // namespace rheo::ui
