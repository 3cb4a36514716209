// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace rheo::ui {

/// Paints a cell of the event list: monospaced times, offsets, keys and values; the proof as squares and word.
class EventsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *, const QStyleOptionViewItem &, const QModelIndex &) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *, const QModelIndex &) const override;
};

} // namespace rheo::ui
