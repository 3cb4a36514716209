// SPDX-License-Identifier: Apache-2.0
#include "views/itemmodels/tracesmodel.h"

#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"
#include "views/itemmodels/shownvalues.h"

#include <algorithm>

namespace rheo::ui {

TracesModel::TracesModel(QObject *parent) : QAbstractTableModel(parent) {}

int TracesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_traces.size());
}

int TracesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant TracesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == EventsColumn || section == DurationColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    const QString names[columns] = {tr("Started"), tr("Trace"), tr("Events"), tr("Duration"), tr("Topics")};
    return role == Qt::DisplayRole ? QVariant(names[section]) : QVariant();
}

QVariant TracesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TraceSummary &trace = *traceAt(index.row());
    if (role == idRole)
        return trace.id;
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == Qt::ToolTipRole && index.column() == StartColumn)
        return wholeTimeText(trace.startMicroseconds);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case StartColumn:
        return timeText(trace.startMicroseconds);
    case IdColumn:
        return displayText(trace.id, 200);
    case EventsColumn:
        return countText(trace.events);
    case DurationColumn:
        return elapsedText(trace.durationMicroseconds);
    case TopicsColumn:
        return displayText(trace.topics.join(QStringLiteral(", ")), 400);
    default:
        return {};
    }
}

void TracesModel::setTraces(std::vector<TraceSummary> traces)
{
    beginResetModel();
    m_traces = std::move(traces);
    std::ranges::reverse(m_traces);
    endResetModel();
}

const TraceSummary *TracesModel::traceAt(int row) const
{
    return row >= 0 && size_t(row) < m_traces.size() ? &m_traces[size_t(row)] : nullptr;
}

int TracesModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_traces, id, &TraceSummary::id);
    return found == m_traces.end() ? -1 : int(found - m_traces.begin());
}

} // namespace rheo::ui
