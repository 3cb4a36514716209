// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace rheo::ui {

/// Paints a cell of the event list or the trace list: monospaced times, offsets, keys and values; a cell that knows a
/// proof (EventsModel::proofRole, last column) as squares and word.
class EventsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `plainColumns` are shown in the interface's font.
    explicit EventsDelegate(QList<int> plainColumns, QObject *parent = nullptr);

    void paint(QPainter *, const QStyleOptionViewItem &, const QModelIndex &) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *, const QModelIndex &) const override;

private:
    QList<int> m_plainColumns;
};

} // namespace rheo::ui
