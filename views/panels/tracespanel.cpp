// SPDX-License-Identifier: Apache-2.0
#include "views/panels/tracespanel.h"

#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"
#include "views/itemmodels/shownvalues.h"
#include "views/itemmodels/tracesmodel.h"
#include "views/panels/drawingfactsview.h"
#include "views/panels/eventsdelegate.h"
#include "views/panels/waterfallview.h"
#include "views/theme/fieldbuttons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <set>

namespace rheo::ui {

namespace {

constexpr int typingPause = 200; ///< ms
constexpr int rowHeight = 26;

QLabel *plainLabel(const char *name, const char *role)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QHBoxLayout *bar()
{
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(8);
    return layout;
}

void prepareList(QTableView *list, TracesModel *model)
{
    list->setObjectName(QStringLiteral("tracesView"));
    list->setAccessibleName(TracesPanel::tr("Traces"));
    list->setModel(model);
    list->setSelectionBehavior(QAbstractItemView::SelectRows);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setItemDelegate(new EventsDelegate({TracesModel::TopicsColumn}, list));
    list->setShowGrid(false);
    list->setWordWrap(false);
    list->setTabKeyNavigation(false);
    list->verticalHeader()->hide();
    list->verticalHeader()->setMinimumSectionSize(rowHeight);
    list->verticalHeader()->setDefaultSectionSize(rowHeight);
    list->horizontalHeader()->setHighlightSections(false);
    const int widths[TracesModel::columns] = {112, 300, 70, 90, 300};
    for (int column = 0; column < TracesModel::columns; ++column)
        list->horizontalHeader()->resizeSection(column, widths[column]);
    list->horizontalHeader()->setStretchLastSection(true);
}

} // namespace

TracesPanel::TracesPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new TracesModel(this))
    , m_pages(new QStackedWidget)
    , m_list(new QTableView)
    , m_find(new QLineEdit)
    , m_count(plainLabel("tracesCount", "caption"))
    , m_refresh(new QPushButton(tr("List again")))
    , m_back(new QToolButton)
    , m_title(plainLabel("traceTitle", "title"))
    , m_second(plainLabel("traceFacts", "second"))
    , m_waterfall(new WaterfallView)
    , m_facts(new DrawingFactsView)
{
    setObjectName(QStringLiteral("tracesPanel"));
    m_pages->addWidget(listPage());
    m_pages->addWidget(tracePage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connectAll();
    setTraces({});
}

QWidget *TracesPanel::listPage()
{
    prepareList(m_list, m_model);
    m_find->setObjectName(QStringLiteral("tracesFind"));
    m_find->setAccessibleName(tr("Find traces"));
    m_find->setPlaceholderText(tr("Find in ids, keys and topics"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(340);
    m_find->addAction(icon(QStringLiteral("search"), &Theme::secondText), QLineEdit::LeadingPosition);
    nameButtons(m_find);
    m_refresh->setObjectName(QStringLiteral("tracesRefresh"));
    m_refresh->setProperty("role", QStringLiteral("small"));
    auto *page = new QWidget;
    auto *top = bar();
    top->addWidget(m_find, 2);
    top->addWidget(m_count);
    top->addStretch(1);
    top->addWidget(m_refresh);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    return page;
}

QWidget *TracesPanel::tracePage()
{
    m_back->setObjectName(QStringLiteral("traceBack"));
    m_back->setIcon(icon(QStringLiteral("chevron-left")));
    m_back->setToolTip(tr("Back to the list (Esc)"));
    m_back->setAccessibleName(tr("Back to the list"));
    auto *page = new QWidget;
    auto *top = bar();
    top->addWidget(m_back);
    top->addWidget(m_title);
    top->addWidget(m_second, 1);
    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(m_waterfall);
    split->addWidget(factsColumn());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({640, 260});
    auto *line = new QFrame;
    line->setProperty("role", QStringLiteral("divider"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(line);
    layout->addWidget(split, 1);
    return page;
}

QWidget *TracesPanel::factsColumn()
{
    auto *column = new QWidget;
    column->setMinimumWidth(170);
    auto *title = plainLabel("factsTitle", "section");
    title->setText(tr("Against the drawing"));
    title->setFixedHeight(WaterfallView::headerHeight);
    title->setContentsMargins(12, 0, 0, 0);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(m_facts, 1);
    return column;
}

void TracesPanel::connectAll()
{
    connect(&m_typing, &QTimer::timeout, this, &TracesPanel::ask);
    connect(m_find, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_find, &QLineEdit::returnPressed, this, &TracesPanel::ask);
    connect(m_refresh, &QPushButton::clicked, this, &TracesPanel::ask);
    connect(m_list, &QTableView::activated, this, &TracesPanel::openChosen);
    connect(m_list, &QTableView::clicked, this, &TracesPanel::openChosen);
    connect(m_back, &QToolButton::clicked, this, [this] {
        showList();
        Q_EMIT traceClosed();
    });
    auto *escape = new QShortcut(Qt::Key_Escape, m_pages->widget(1), nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_back, &QToolButton::click);
    connect(m_waterfall, &WaterfallView::stepChosen, this, &TracesPanel::stepChosen);
    connect(m_facts, &DrawingFactsView::stepChosen, this, [this](int step) {
        m_waterfall->setCurrent(step);
        Q_EMIT stepChosen(step);
    });
}

void TracesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_asked && !isShowingTrace())
        ask();
}

void TracesPanel::ask()
{
    m_typing.stop();
    m_asked = true;
    TraceListQuery query;
    query.find = m_find->text().trimmed();
    Q_EMIT listWanted(query);
}

void TracesPanel::openChosen()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid())
        Q_EMIT traceWanted(index.data(TracesModel::idRole).toString());
}

void TracesPanel::setTraces(const std::vector<TraceSummary> &traces)
{
    const QModelIndex before = m_list->currentIndex();
    const QString chosen = before.isValid() ? before.data(TracesModel::idRole).toString() : QString();
    m_model->setTraces(traces);
    if (const int row = m_model->rowOf(chosen); row >= 0 && !chosen.isEmpty())
        m_list->selectRow(row);
    const auto count = qint64(traces.size());
    if (count == 0)
        m_count->setText(m_find->text().isEmpty() ? tr("Traces appear here once records carry an id.")
                                                  : tr("No trace with this in its ids, keys or topics."));
    else if (count >= TraceListQuery().mostTraces)
        m_count->setText(tr("The newest %1").arg(countText(count)));
    else
        m_count->setText(count == 1 ? tr("1 trace") : tr("%1 traces").arg(countText(count)));
}

bool TracesPanel::isShowingTrace() const
{
    return m_pages->currentIndex() == 1;
}

QString TracesPanel::facts(const Trace &trace) const
{
    std::set<ElementId> services;
    for (const TraceStep &step : trace.events) {
        if (!step.producer.isEmpty())
            services.insert(step.producer);
        for (const Cause &cause : step.causes)
            if (!cause.service.isEmpty())
                services.insert(cause.service);
    }
    const auto events = qint64(trace.events.size());
    QStringList parts{events == 1 ? tr("1 event") : tr("%1 events").arg(countText(events))};
    if (!services.empty())
        parts.append(services.size() == 1 ? tr("1 service") : tr("%1 services").arg(services.size()));
    parts.append(elapsedText(trace.durationMicroseconds()));
    parts.append(timeText(trace.startMicroseconds()));
    if (!trace.limits.isEmpty())
        parts.append(displayText(trace.limits.first(), 200));
    return parts.join(QStringLiteral(" · "));
}

void TracesPanel::showTrace(const Trace &trace, const Architecture &drawing)
{
    m_trace = trace;
    m_title->setText(displayText(trace.id, 80));
    m_title->setToolTip(tr("Also known as: %1").arg(displayText(trace.aliases.join(QStringLiteral(", ")), 1000)));
    m_second->setText(facts(trace));
    m_second->setToolTip(trace.events.empty() ? QString() : wholeTimeText(trace.startMicroseconds()));
    m_waterfall->setTrace(trace, drawing);
    m_facts->setFacts(againstDrawing(trace, drawing));
    m_pages->setCurrentIndex(1);
}

void TracesPanel::showProblem(const QString &sentence)
{
    showTrace({}, {});
    m_title->setText(tr("No trace"));
    m_title->setToolTip(QString());
    m_second->setText(sentence);
}

void TracesPanel::showList()
{
    m_trace = {};
    m_pages->setCurrentIndex(0);
}

void TracesPanel::setStep(int step)
{
    m_waterfall->setCurrent(step);
}

} // namespace rheo::ui
