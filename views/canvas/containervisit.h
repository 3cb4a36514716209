// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "views/canvas/viewport.h"

#include <QAction>
#include <QObject>

namespace rheo::ui {

class Breadcrumb;
class CanvasView;

/// Goes into a container: shows it as large as it fits, dims what is around it, and says at the upper left where one
/// is; Esc and Alt+Up lead out again, at last to what was shown before. GUI thread.
class ContainerVisit : public QObject
{
    Q_OBJECT

public:
    explicit ContainerVisit(CanvasView *canvas);

    [[nodiscard]] QAction *enterAction() const { return m_enter; } ///< the selected container

    [[nodiscard]] QAction *leaveAction() const { return m_leave; }

    [[nodiscard]] const ElementId &current() const { return m_current; } ///< empty: in none

    void enter(const ElementId &container); ///< opens it if it is collapsed
    bool leave();                           ///< to the container around it; false if in none
    void end();                             ///< out of all, where one looks stays

Q_SIGNALS:
    void began();

private:
    void leaveTo(const ElementId &container);
    void enterSelected();
    void takeChange(const DocumentChange &change);
    void show();
    void refresh();
    [[nodiscard]] bool isVisitable(const ElementId &id) const;

    CanvasView *m_canvas;
    Breadcrumb *m_breadcrumb;
    QAction *m_enter, *m_leave;
    ElementId m_current;
    Viewport m_before; ///< what was shown before the first was entered
};

} // namespace rheo::ui
