// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"

#include <QAbstractTableModel>

namespace rheo::ui {

/// The list of traces, newest first; at most as many as TraceListQuery asks for. GUI thread.
class TracesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StartColumn, IdColumn, EventsColumn, DurationColumn, TopicsColumn };

    static constexpr int columns = 5;
    static constexpr int idRole = Qt::UserRole; ///< QString, as the recording has it

    explicit TracesModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;

    /// As listTraces gives them: newest last.
    void setTraces(std::vector<TraceSummary> traces);
    [[nodiscard]] const TraceSummary *traceAt(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const; ///< -1 if it is not listed

private:
    std::vector<TraceSummary> m_traces;
};

} // namespace rheo::ui
