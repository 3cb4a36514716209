// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>

class QUndoStack;

namespace rheo::ui {

/// The undo steps of a drawing, the oldest first, below a row for how it began: row N is the drawing after N steps.
/// The row that was saved has a sign and says so; steps that were undone are faint. GUI thread.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// `stack` outlives it.
    explicit HistoryModel(const QUndoStack *stack, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void refresh(); ///< the stack, or the theme, is another

private:
    const QUndoStack *m_stack;
    int m_rows = 1;
};

} // namespace rheo::ui
