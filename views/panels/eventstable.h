// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/itemmodels/eventsmodel.h"

#include <QWidget>

class QScrollBar;
class QTableView;

namespace rheo::ui {

/// A table over an EventsModel with a scroll bar of its own that spans the whole list: the table itself only ever holds
/// the rows that fit. It follows the newest event until someone scrolls up or chooses a row.
class EventsTable : public QWidget
{
    Q_OBJECT

public:
    explicit EventsTable(EventsModel *model, QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }

    [[nodiscard]] Sequence current() const { return m_current; }

    void follow();                  ///< to the newest, and stay there
    void choose(Sequence);          ///< selects and shows it; nothing if it is not in the list
    void scrollTo(qint64 position); ///< of the first row; stops or begins following
    void showProofs();              ///< the Proof column is hidden until some proof is known
    [[nodiscard]] int fullRows() const;

    [[nodiscard]] QTableView *view() const { return m_view; }

    [[nodiscard]] QScrollBar *scrollBar() const { return m_bar; }

Q_SIGNALS:
    void eventChosen(rheo::Sequence);
    void eventActivated(rheo::Sequence);
    void followingChanged(bool following);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *) override;

private:
    void buildView();
    void updateWindow();
    void updateBar();
    void setFollowing(bool);
    void moveCurrent(qint64 rows);
    void showCurrent();
    [[nodiscard]] bool handleKey(int key);
    [[nodiscard]] qint64 lastTop() const;

    EventsModel *m_model;
    QTableView *m_view;
    QScrollBar *m_bar;
    qint64 m_top = 0;
    qint64 m_unit = 1; ///< positions a step of the bar, so that any list fits its int range
    Sequence m_current = -1;
    bool m_following = true;
    bool m_updating = false;
    int m_wheel = 0; ///< eighths of a degree not yet used
};

} // namespace rheo::ui
