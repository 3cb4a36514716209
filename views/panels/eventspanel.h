// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/eventfilter.h"
#include "views/panels/eventstable.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace rheo::ui {

/// The Events tab: filter, table, "Go to newest". It asks for rows and searches by signals and is told the answers;
/// it knows no recording. GUI thread.
class EventsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit EventsPanel(QWidget *parent = nullptr);

    [[nodiscard]] EventsModel *model() const { return m_model; }

    [[nodiscard]] EventsTable *table() const { return m_table; }

    void setExtent(Sequence first, Sequence end);
    void take(const EventRange &);
    /// What the filter has found so far; ignored while there is no filter.
    void take(const FilterAnswer &);
    void addProofs(const QHash<Sequence, Proof> &);
    void choose(Sequence);
    void setFilterText(const QString &text);

Q_SIGNALS:
    void rowsWanted(const std::vector<rheo::Sequence> &sequences);
    void filterChanged(const rheo::EventFilter &filter); ///< an empty one: stop searching
    void eventChosen(rheo::Sequence sequence);
    void traceWanted(rheo::Sequence sequence); ///< double click or Enter

private:
    void build();
    void applyFilter();
    void showState();
    void showMenu(const QPoint &where);
    void addFilterAction(class QMenu &, const QString &title, const QString &condition);

    EventsModel *m_model;
    EventsTable *m_table;
    QLineEdit *m_filterBox;
    QLabel *m_problem;
    QLabel *m_found;
    QPushButton *m_newest;
    QWidget *m_empty;
    QTimer m_typing;
    EventFilter m_filter;
    FilterAnswer m_answer;
};

} // namespace rheo::ui
