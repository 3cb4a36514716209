// SPDX-License-Identifier: Apache-2.0
#include "views/panels/mapeditor.h"

#include <QHeaderView>
#include <QScopedValueRollback>

namespace rheo::ui {

namespace {

constexpr int lineHeight = 24;
constexpr int mostRowsShown = 6;

} // namespace

MapEditor::MapEditor(QWidget *parent) : QTableWidget(0, 2, parent)
{
    setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    connect(this, &QTableWidget::itemChanged, this, &MapEditor::takeEdit);
    setMap({});
}

void MapEditor::setMap(const TextMap &map)
{
    if (map == m_shown && rowCount() > 0)
        return;
    const QScopedValueRollback updating(m_isUpdating, true);
    m_shown = map;
    setRowCount(int(map.size()) + 1);
    int row = 0;
    for (auto it = map.begin(); it != map.end(); ++it, ++row) {
        setItem(row, 0, new QTableWidgetItem(it.key()));
        setItem(row, 1, new QTableWidgetItem(it.value()));
    }
    setItem(row, 0, new QTableWidgetItem());
    setItem(row, 1, new QTableWidgetItem());
    fitHeight();
}

TextMap MapEditor::map() const
{
    TextMap result;
    for (int row = 0; row < rowCount(); ++row) {
        const QString key = item(row, 0) ? item(row, 0)->text().trimmed() : QString();
        if (!key.isEmpty())
            result.insert(key, item(row, 1) ? item(row, 1)->text() : QString());
    }
    return result;
}

void MapEditor::takeEdit()
{
    if (m_isUpdating || map() == m_shown)
        return;
    m_shown = map();
    Q_EMIT edited(m_shown);
}

void MapEditor::fitHeight()
{
    setFixedHeight(lineHeight + 4 + lineHeight * std::min(rowCount(), mostRowsShown));
}

} // namespace rheo::ui
