// SPDX-License-Identifier: Apache-2.0
#include "views/itemmodels/historymodel.h"

#include "views/theme/icons.h"

#include <QUndoStack>

namespace rheo::ui {

HistoryModel::HistoryModel(const QUndoStack *stack, QObject *parent) : QAbstractListModel(parent), m_stack(stack) {}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    const bool isSaved = row == m_stack->cleanIndex();
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString words = row == 0 ? tr("As it was opened") : m_stack->text(row - 1);
        const QString marked = isSaved ? tr("%1 – saved").arg(words) : words;
        return role == Qt::ToolTipRole ? marked.toHtmlEscaped() : marked;
    }
    if (role == Qt::DecorationRole)
        return icon(isSaved ? QStringLiteral("device-floppy") : QStringLiteral("point"), &Theme::secondText);
    if (role == Qt::ForegroundRole && row > m_stack->index())
        return Theme::current().secondText;
    return {};
}

void HistoryModel::refresh()
{
    const int rows = m_stack->count() + 1;
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(0), index(m_rows - 1));
}

} // namespace rheo::ui
