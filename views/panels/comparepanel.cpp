// SPDX-License-Identifier: Apache-2.0
#include "views/panels/comparepanel.h"

#include "model/base/displaytext.h"
#include "model/diff/takeback.h"
#include "views/canvas/comparisonpainter.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr int detailsWidth = 300;

QTreeWidget *makeList()
{
    auto *list = new QTreeWidget;
    list->setObjectName(QStringLiteral("differences"));
    list->setAccessibleName(ComparePanel::tr("Differences"));
    list->setHeaderLabels({ComparePanel::tr("What"), ComparePanel::tr("Property"), ComparePanel::tr("Old → new")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->header()->setStretchLastSection(true);
    list->header()->resizeSection(0, 290);
    list->header()->resizeSection(1, 130);
    return list;
}

QString spoken(Difference difference)
{
    switch (difference) {
    case Difference::Added:
        return ComparePanel::tr("added");
    case Difference::Removed:
        return ComparePanel::tr("removed");
    case Difference::Changed:
        return ComparePanel::tr("changed");
    }
    std::unreachable();
}

QString takeWords(const ComparisonRow &row)
{
    if (row.change)
        return row.thing == ComparisonRow::Thing::Place ? ComparePanel::tr("Move it back")
                                                        : ComparePanel::tr("Take the old value");
    return row.difference == Difference::Removed ? ComparePanel::tr("Restore it") : ComparePanel::tr("Remove it");
}

/// Unknown members of the drawing itself are no part of what edits can change.
bool canBeTaken(const ComparisonRow &row)
{
    return row.thing != ComparisonRow::Thing::Drawing || row.change->key != properties::unknown;
}

QString longValue(const std::optional<QString> &value)
{
    return value ? displayText(*value) : ComparePanel::tr("not there");
}

} // namespace

ComparePanel::ComparePanel(ArchitectureDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_list(makeList())
    , m_details(new QLabel)
    , m_take(new QPushButton)
    , m_places(new QCheckBox(tr("Show what was moved, too")))
{
    setObjectName(QStringLiteral("comparePanel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_list, 1);
    row->addWidget(makeDetails());
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ComparePanel::showCurrent);
    connect(m_list, &QTreeWidget::itemClicked, this, &ComparePanel::activate);
    connect(m_list, &QTreeWidget::itemActivated, this, &ComparePanel::activate);
    connect(m_take, &QPushButton::clicked, this, &ComparePanel::takeBack);
    connect(m_places, &QCheckBox::toggled, this, &ComparePanel::fill);
    showCurrent();
}

QWidget *ComparePanel::makeDetails()
{
    m_details->setObjectName(QStringLiteral("differenceDetails"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_take->setObjectName(QStringLiteral("takeBack"));
    m_places->setObjectName(QStringLiteral("showPlaces"));
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("About this difference"));
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *details = new QWidget;
    details->setFixedWidth(detailsWidth);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(scroll, 1);
    column->addWidget(m_take);
    column->addWidget(m_places);
    return details;
}

void ComparePanel::showDiff(const Drawing &before, const DrawingDiff &diff)
{
    m_before = before;
    m_diff = diff;
    fill();
}

void ComparePanel::clear()
{
    showDiff({}, {});
}

void ComparePanel::choose(const ElementId &now)
{
    const ComparisonRow *chosen = current();
    if (chosen && chosen->element.after == now)
        return;
    const auto found = std::ranges::find_if(m_rows, [&](const ComparisonRow &row) { return row.element.after == now; });
    if (found != m_rows.end())
        m_list->setCurrentItem(m_list->topLevelItem(int(found - m_rows.begin())));
}

void ComparePanel::fill()
{
    const ComparisonRow *before = current();
    const std::optional<ComparisonRow> kept = before ? std::optional(*before) : std::nullopt;
    m_rows = comparisonRows(m_before.architecture, m_document->architecture(), m_diff, m_places->isChecked());
    QList<QTreeWidgetItem *> items;
    QTreeWidgetItem *chosen = nullptr;
    const QIcon icons[] = {differenceIcon(Difference::Added), differenceIcon(Difference::Removed),
                           differenceIcon(Difference::Changed)};
    for (const ComparisonRow &row : std::as_const(m_rows)) {
        auto *item = new QTreeWidgetItem({row.what, row.property, row.words});
        item->setIcon(0, icons[int(row.difference)]);
        item->setData(0, Qt::AccessibleTextRole, spoken(row.difference) + QLatin1Char(' ') + row.what);
        item->setForeground(1, Theme::current().secondText);
        items += item;
        if (kept && row.isSame(*kept))
            chosen = item;
    }
    m_list->clear();
    m_list->addTopLevelItems(items);
    if (chosen)
        m_list->setCurrentItem(chosen);
    showCurrent();
}

const ComparisonRow *ComparePanel::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void ComparePanel::showCurrent()
{
    const ComparisonRow *row = current();
    if (!row)
        m_details->setText(m_rows.isEmpty() ? tr("The two say the same.")
                                            : tr("Choose a difference to see it on the canvas and in full."));
    else if (row->change)
        m_details->setText(
            tr("%1, %2\n\nOld: %3\n\nNew: %4")
                .arg(row->what, row->property, longValue(row->change->before), longValue(row->change->after)));
    else
        m_details->setText(tr("%1 was %2.").arg(row->what, row->words));
    m_take->setVisible(row && canBeTaken(*row));
    m_take->setEnabled(m_document->readOnlyReason().isEmpty());
    if (row)
        m_take->setText(takeWords(*row));
}

void ComparePanel::activate()
{
    if (const ComparisonRow *row = current())
        Q_EMIT activated(ComparisonRow(*row));
}

void ComparePanel::takeBack()
{
    const ComparisonRow *chosen = current();
    if (!chosen)
        return;
    const ComparisonRow row = *chosen; // the edit makes another list
    const auto done = row.thing == ComparisonRow::Thing::Drawing ? rheo::takeBack(*m_document, m_before, *row.change)
                      : row.thing == ComparisonRow::Thing::Link
                          ? rheo::takeBack(*m_document, m_before, m_diff, row.link)
                          : rheo::takeBack(*m_document, m_before, m_diff, row.element);
    if (!done)
        Q_EMIT refused(done.error().message);
}

QString ComparePanel::summary(const DrawingDiff &diff)
{
    qsizetype count[3] = {0, 0, diff.drawing.isEmpty() ? 0 : 1};
    for (const ElementDifference &each : diff.elements)
        ++count[int(each.difference)];
    for (const LinkDifference &each : diff.links)
        ++count[int(each.difference)];
    QStringList parts;
    if (count[0] > 0)
        parts += tr("%1 added").arg(count[0]);
    if (count[1] > 0)
        parts += tr("%1 removed").arg(count[1]);
    if (count[2] > 0)
        parts += tr("%1 changed").arg(count[2]);
    return parts.isEmpty() ? tr("nothing differs") : parts.join(QStringLiteral(", "));
}

void ComparePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace rheo::ui
