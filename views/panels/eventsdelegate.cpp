// SPDX-License-Identifier: Apache-2.0
#include "views/panels/eventsdelegate.h"

#include "views/itemmodels/eventsmodel.h"
#include "views/panels/proofmark.h"

#include <QPainter>

namespace rheo::ui {

namespace {

constexpr int padding = 8;

} // namespace

EventsDelegate::EventsDelegate(QList<int> plainColumns, QObject *parent)
    : QStyledItemDelegate(parent), m_plainColumns(std::move(plainColumns))
{}

void EventsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_plainColumns.contains(index.column()) ? interfaceFont(12) : monospacedFont(12);
    option->textElideMode = Qt::ElideRight;
    option->state &= ~QStyle::State_HasFocus;
}

void EventsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const Theme &theme = Theme::current();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selectionTint);
    const QRectF inner = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    if (index.column() == EventsModel::ProofColumn) {
        if (const QVariant proof = index.data(EventsModel::proofRole); proof.isValid())
            paintProof(*painter, inner, Proof(proof.toInt()), theme);
        return;
    }
    painter->save();
    painter->setFont(filled.font);
    painter->setPen(theme.text);
    const QString text = painter->fontMetrics().elidedText(filled.text, Qt::ElideRight, int(inner.width()));
    painter->drawText(inner, int(filled.displayAlignment), text);
    painter->restore();
}

} // namespace rheo::ui
