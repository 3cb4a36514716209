// SPDX-License-Identifier: Apache-2.0
#include "views/panels/eventspanel.h"

#include "views/itemmodels/shownvalues.h"
#include "views/theme/fieldbuttons.h"
#include "views/theme/icons.h"
#include "views/theme/stylesheet.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int typingPause = 150; ///< ms without a key before a filter is applied
constexpr int filterWidth = 340;

QLabel *plainLabel(const char *name, const char *role)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QString quoted(const QString &text)
{
    return u'"' + QString(text).remove(u'"') + u'"';
}

} // namespace

EventsPanel::EventsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventsModel(this))
    , m_table(new EventsTable(m_model))
    , m_filterBox(new QLineEdit)
    , m_problem(plainLabel("filterProblem", "problem"))
    , m_found(plainLabel("filterState", "caption"))
    , m_newest(new QPushButton(tr("Go to newest")))
    , m_empty(new QWidget)
{
    setObjectName(QStringLiteral("eventsPanel"));
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &EventsPanel::applyFilter);
    connect(m_filterBox, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_filterBox, &QLineEdit::returnPressed, this, &EventsPanel::applyFilter);
    connect(m_newest, &QPushButton::clicked, m_table, &EventsTable::follow);
    connect(m_table, &EventsTable::followingChanged, this, &EventsPanel::showState);
    connect(m_table, &EventsTable::eventChosen, this, &EventsPanel::eventChosen);
    connect(m_table, &EventsTable::eventActivated, this, &EventsPanel::traceWanted);
    connect(m_model, &EventsModel::rowsWanted, this, &EventsPanel::rowsWanted);
    connect(m_table->view(), &QWidget::customContextMenuRequested, this, &EventsPanel::showMenu);
    showState();
}

void EventsPanel::build()
{
    m_filterBox->setObjectName(QStringLiteral("eventsFilter"));
    m_filterBox->setAccessibleName(tr("Filter events"));
    m_filterBox->setPlaceholderText(tr("Filter, e.g. key = ord-1"));
    m_filterBox->setToolTip(
        tr("topic = orders and key = ord-1, partition = 3, offset = 120, topic:order, or any text"));
    m_filterBox->setClearButtonEnabled(true);
    m_filterBox->setMinimumWidth(200);
    m_filterBox->setMaximumWidth(filterWidth);
    m_filterBox->addAction(icon(QStringLiteral("filter"), &Theme::secondText), QLineEdit::LeadingPosition);
    nameButtons(m_filterBox);
    m_newest->setObjectName(QStringLiteral("goToNewest"));
    m_newest->setProperty("role", QStringLiteral("small"));
    m_table->view()->setContextMenuPolicy(Qt::CustomContextMenu);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    bar->setSpacing(8);
    bar->addWidget(m_filterBox, 2);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar->addWidget(m_problem, 4);
    bar->addWidget(m_found);
    bar->addStretch(1);
    bar->addWidget(m_newest);

    auto *hint = plainLabel("eventsEmpty", "second");
    hint->setText(tr("Every record of the recording will be listed here as it arrives."));
    auto *emptyLayout = new QVBoxLayout(m_empty);
    emptyLayout->addWidget(hint, 0, Qt::AlignCenter);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
}

void EventsPanel::setExtent(Sequence first, Sequence end)
{
    m_model->setExtent(first, end);
    showState();
}

void EventsPanel::take(const EventRange &range)
{
    m_model->take(range);
}

void EventsPanel::take(const FilterAnswer &answer)
{
    if (m_filter.isEmpty())
        return;
    m_answer = answer;
    m_model->setMatches(answer.matches);
    showState();
}

void EventsPanel::addProofs(const QHash<Sequence, Proof> &proofs)
{
    m_model->addProofs(proofs);
    if (!proofs.isEmpty())
        m_table->showProofs();
}

void EventsPanel::choose(Sequence sequence)
{
    m_table->choose(sequence);
}

void EventsPanel::setFilterText(const QString &text)
{
    m_filterBox->setText(text);
    applyFilter();
}

/// What cannot be read marks the box and leaves the list as it is.
void EventsPanel::applyFilter()
{
    m_typing.stop();
    const auto filter = parseEventFilter(m_filterBox->text());
    m_problem->setText(filter ? QString() : filter.error().message);
    m_problem->setToolTip(m_problem->text());
    setStyleProperty(m_filterBox, "problem", !filter);
    if (filter && *filter != m_filter) {
        m_filter = *filter;
        m_answer = {};
        if (m_filter.isEmpty())
            m_model->clearMatches();
        else
            m_model->setMatches({});
        m_table->follow();
        Q_EMIT filterChanged(m_filter);
    }
    showState();
}

void EventsPanel::showState()
{
    const bool isEmpty = m_model->endPosition() == m_model->firstPosition() && m_filter.isEmpty();
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_newest->setVisible(!isEmpty && !m_table->isFollowing());
    m_problem->setVisible(!m_problem->text().isEmpty());
    QString found;
    if (!m_filter.isEmpty()) {
        found = m_answer.cut ? tr("The newest %1").arg(countText(qint64(m_answer.matches.size())))
                             : tr("%1 found").arg(countText(qint64(m_answer.matches.size())));
        if (!m_answer.done)
            found += tr(" · searched %1 of %2").arg(countText(m_answer.searched), countText(m_answer.total));
    }
    m_found->setText(found);
    m_found->setVisible(!found.isEmpty() && m_problem->text().isEmpty());
}

void EventsPanel::addFilterAction(QMenu &menu, const QString &title, const QString &condition)
{
    menu.addAction(title, this, [this, condition] { setFilterText(condition); });
}

void EventsPanel::showMenu(const QPoint &where)
{
    const QModelIndex index = m_table->view()->indexAt(where);
    const ListedEvent *event = index.isValid() ? m_model->eventAt(index.row()) : nullptr;
    if (!event)
        return;
    QMenu menu(this);
    const Sequence sequence = event->sequence;
    const QString key = QString::fromStdString(event->key);
    menu.addAction(tr("Open its trace"), this, [this, sequence] { Q_EMIT traceWanted(sequence); });
    menu.addSeparator();
    addFilterAction(menu, tr("Only this topic"), QStringLiteral("topic = ") + quoted(event->topic));
    if (!event->keyIsNull)
        addFilterAction(menu, tr("Only this key"), QStringLiteral("key = ") + quoted(key));
    if (!event->keyIsNull)
        menu.addAction(tr("Copy key"), this, [key] { QGuiApplication::clipboard()->setText(key); });
    menu.exec(m_table->view()->viewport()->mapToGlobal(where));
}

} // namespace rheo::ui
