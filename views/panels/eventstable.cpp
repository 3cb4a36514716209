// SPDX-License-Identifier: Apache-2.0
#include "views/panels/eventstable.h"

#include "views/panels/eventsdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QWheelEvent>

namespace rheo::ui {

namespace {

constexpr int rowHeight = 26;
constexpr qint64 mostBarSteps = 1'000'000'000;
constexpr int wheelNotch = 120;
constexpr int rowsANotch = 3;

} // namespace

EventsTable::EventsTable(EventsModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new QTableView), m_bar(new QScrollBar(Qt::Vertical))
{
    buildView();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    layout->addWidget(m_bar);
    m_bar->setObjectName(QStringLiteral("eventsScrollBar"));
    m_bar->setAccessibleName(tr("Place in the recording"));
    setFocusProxy(m_view);
    connect(m_bar, &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_updating)
            scrollTo(value == m_bar->maximum() ? lastTop() : m_model->firstPosition() + value * m_unit);
    });
    connect(m_model, &EventsModel::extentChanged, this, &EventsTable::updateWindow);
    connect(m_view, &QTableView::doubleClicked, this, [this] { Q_EMIT eventActivated(m_current); });
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex &index) {
        m_current = index.data(EventsModel::sequenceRole).toLongLong();
        setFollowing(false);
        Q_EMIT eventChosen(m_current);
    });
}

void EventsTable::buildView()
{
    m_view->setObjectName(QStringLiteral("eventsView"));
    m_view->setAccessibleName(tr("Events"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new EventsDelegate({EventsModel::TopicColumn}, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    const int widths[EventsModel::columns] = {108, 142, 76, 88, 132, 300, 114};
    for (int column = 0; column < EventsModel::columns; ++column)
        header->resizeSection(column, widths[column]);
    header->setSectionResizeMode(EventsModel::ValueColumn, QHeaderView::Stretch);
    m_view->setColumnHidden(EventsModel::ProofColumn, true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
}

void EventsTable::showProofs()
{
    m_view->setColumnHidden(EventsModel::ProofColumn, false);
}

int EventsTable::fullRows() const
{
    return std::max(1, m_view->viewport()->height() / rowHeight);
}

qint64 EventsTable::lastTop() const
{
    return std::max(m_model->firstPosition(), m_model->endPosition() - fullRows());
}

void EventsTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateWindow();
}

void EventsTable::updateWindow()
{
    m_top = m_following ? lastTop() : std::clamp(m_top, m_model->firstPosition(), lastTop());
    m_model->setWindow(m_top, fullRows());
    updateBar();
    showCurrent();
}

void EventsTable::updateBar()
{
    m_updating = true;
    const qint64 first = m_model->firstPosition();
    m_unit = std::max<qint64>(1, (m_model->endPosition() - first) / mostBarSteps);
    m_bar->setRange(0, int((lastTop() - first) / m_unit));
    m_bar->setPageStep(std::max(1, int(fullRows() / m_unit)));
    m_bar->setValue(m_following ? m_bar->maximum() : int((m_top - first) / m_unit));
    m_updating = false;
}

void EventsTable::showCurrent()
{
    const auto position = m_current < 0 ? std::nullopt : m_model->positionOf(m_current);
    const qint64 row = position ? *position - m_model->windowFirst() : -1;
    QItemSelectionModel *selection = m_view->selectionModel();
    if (row < 0 || row >= m_model->rowCount())
        selection->clear();
    else
        selection->setCurrentIndex(m_model->index(int(row), 0),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void EventsTable::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

void EventsTable::follow()
{
    setFollowing(true);
    updateWindow();
}

void EventsTable::scrollTo(qint64 position)
{
    m_top = std::clamp(position, m_model->firstPosition(), lastTop());
    setFollowing(m_top >= lastTop());
    updateWindow();
}

void EventsTable::choose(Sequence sequence)
{
    const auto position = m_model->positionOf(sequence);
    if (!position)
        return;
    m_current = sequence;
    setFollowing(false);
    if (*position < m_top || *position >= m_top + fullRows())
        m_top = *position - fullRows() / 2;
    updateWindow();
}

void EventsTable::moveCurrent(qint64 rows)
{
    const auto now = m_current < 0 ? std::nullopt : m_model->positionOf(m_current);
    const qint64 last = m_model->endPosition() - 1;
    if (last < m_model->firstPosition())
        return;
    const qint64 from = now.value_or(rows < 0 ? last + 1 : m_top - 1);
    const qint64 to = std::clamp(from + rows, m_model->firstPosition(), last);
    m_current = m_model->sequenceAt(to);
    setFollowing(false);
    if (to < m_top)
        m_top = to;
    if (to >= m_top + fullRows())
        m_top = to - fullRows() + 1;
    updateWindow();
    Q_EMIT eventChosen(m_current);
}

bool EventsTable::handleKey(int key)
{
    const qint64 all = m_model->endPosition() - m_model->firstPosition();
    switch (key) {
    case Qt::Key_Up:
        return moveCurrent(-1), true;
    case Qt::Key_Down:
        return moveCurrent(1), true;
    case Qt::Key_PageUp:
        return moveCurrent(-fullRows()), true;
    case Qt::Key_PageDown:
        return moveCurrent(fullRows()), true;
    case Qt::Key_Home:
        return moveCurrent(-all - 1), true;
    case Qt::Key_End:
        return follow(), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT eventActivated(m_current);
        return true;
    default:
        return false;
    }
}

bool EventsTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        updateWindow();
    if (watched == m_view->viewport() && event->type() == QEvent::Wheel) {
        m_wheel += static_cast<QWheelEvent *>(event)->angleDelta().y();
        const int notches = m_wheel / wheelNotch;
        m_wheel -= notches * wheelNotch;
        if (notches != 0)
            scrollTo(m_top - qint64(notches) * rowsANotch);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace rheo::ui
