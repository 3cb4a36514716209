// SPDX-License-Identifier: Apache-2.0
#include "views/panels/historypanel.h"

#include "views/itemmodels/historymodel.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QUndoStack>
#include <QVBoxLayout>

namespace rheo::ui {

HistoryPanel::HistoryPanel(QUndoStack *stack, QWidget *parent)
    : QWidget(parent)
    , m_stack(stack)
    , m_model(new HistoryModel(stack, this))
    , m_list(new QListView)
    , m_words(new QLabel)
{
    setObjectName(QStringLiteral("historyPanel"));
    setFocusProxy(m_list);
    m_list->setObjectName(QStringLiteral("history"));
    m_list->setAccessibleName(tr("Undo history"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(16, 16));
    m_list->setStyleSheet(QStringLiteral("QListView::item { height: 26px; padding-left: 8px; border: 0 }"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_words->setObjectName(QStringLiteral("historyWords"));
    m_words->setProperty("role", QStringLiteral("second"));
    m_words->setContentsMargins(12, 4, 12, 4);
    m_words->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_words);
    m_following.setSingleShot(true);
    m_following.setInterval(0);
    connect(&m_following, &QTimer::timeout, this, &HistoryPanel::follow);
    const auto soon = [this] {
        if (isVisible() && !m_following.isActive())
            m_following.start();
    };
    connect(stack, &QUndoStack::indexChanged, this, soon);
    connect(stack, &QUndoStack::cleanChanged, this, soon);
    connect(stack, &QUndoStack::undoTextChanged, this, soon);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { goTo(current.row()); });
}

void HistoryPanel::follow()
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->refresh();
    const QModelIndex current = m_model->index(m_stack->index());
    m_list->setCurrentIndex(current);
    m_list->scrollTo(current);
    m_words->setText(m_stack->count() == 0
                         ? tr("Each change of the drawing will be listed here. Choose one to go back to it.")
                         : tr("Step %1 of %2. Choose a row to see the drawing as it was after that step; a new change "
                              "takes the place of the steps below.")
                               .arg(QLocale().toString(m_stack->index()), QLocale().toString(m_stack->count())));
}

void HistoryPanel::goTo(int row)
{
    if (!m_isFollowing && row >= 0 && row <= m_stack->count())
        m_stack->setIndex(row);
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void HistoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        follow();
}

} // namespace rheo::ui
