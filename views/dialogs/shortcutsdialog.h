// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QDialog>
#include <QKeySequenceEdit>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace rheo::ui {

class Shortcuts;

/// Takes one key combination and tells it when it is pressed, without Qt's wait for a second one. Esc, Tab and
/// Shift+Tab keep their meaning.
class KeyField : public QKeySequenceEdit
{
    Q_OBJECT

public:
    using QKeySequenceEdit::QKeySequenceEdit;

Q_SIGNALS:
    void pressed(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// Every key of the window by group, searchable by words and by keys; those of actions can be changed at the foot and
/// hold at once. GUI thread.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `shortcuts` outlives it.
    explicit ShortcutsDialog(Shortcuts *shortcuts, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *foot();
    void fill();
    [[nodiscard]] QTreeWidgetItem *groupOf(const QString &title);
    void showKeys();
    void look(const QString &typed);
    void showCurrent();
    [[nodiscard]] QAction *current() const;
    void tell(const Result<void> &done);

    Shortcuts *m_shortcuts;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_words;
    KeyField *m_key;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    QLabel *m_problem;
};

} // namespace rheo::ui
