// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/traceassembly.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rheo::ui {

class DrawingFactsView;
class TracesModel;
class WaterfallView;

/// The Traces tab: a list with a find field; choosing one shows its waterfall beside what the drawing says of it. It
/// asks for lists and traces by signals and is told the answers. GUI thread.
class TracesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TracesPanel(QWidget *parent = nullptr);

    void setTraces(const std::vector<TraceSummary> &);
    void showTrace(const Trace &, const Architecture &);
    /// The trace could not be read: the sentence stands in the place of its title.
    void showProblem(const QString &sentence);
    void showList();
    /// Chooses an event of the trace shown, from outside; tells nobody.
    void setStep(int step);

    [[nodiscard]] const Trace &trace() const { return m_trace; }

    [[nodiscard]] bool isShowingTrace() const;

Q_SIGNALS:
    void listWanted(const rheo::TraceListQuery &query);
    void traceWanted(const QString &id);
    void stepChosen(int step);
    void traceClosed(); ///< back to the list: nothing is lit any more

protected:
    void showEvent(QShowEvent *) override;

private:
    [[nodiscard]] QWidget *listPage();
    [[nodiscard]] QWidget *tracePage();
    [[nodiscard]] QWidget *factsColumn();
    void connectAll();
    void ask();
    void openChosen();
    [[nodiscard]] QString facts(const Trace &) const;

    TracesModel *m_model;
    QStackedWidget *m_pages;
    QTableView *m_list;
    QLineEdit *m_find;
    QLabel *m_count;
    QPushButton *m_refresh;
    QToolButton *m_back;
    QLabel *m_title;
    QLabel *m_second;
    WaterfallView *m_waterfall;
    DrawingFactsView *m_facts;
    QTimer m_typing;
    Trace m_trace;
    bool m_asked = false;
};

} // namespace rheo::ui
