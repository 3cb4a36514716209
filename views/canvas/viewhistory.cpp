// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/viewhistory.h"

#include "views/canvas/canvasview.h"

namespace rheo::ui {

namespace {

constexpr qsizetype most = 50;

} // namespace

ViewHistory::ViewHistory(CanvasView *canvas)
    : QObject(canvas)
    , m_canvas(canvas)
    , m_back(new QAction(tr("Back to the last place"), this))
    , m_forward(new QAction(tr("Forward again"), this))
{
    m_back->setObjectName(QStringLiteral("viewBack"));
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_forward->setObjectName(QStringLiteral("viewForward"));
    m_forward->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    for (QAction *action : {m_back, m_forward}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        canvas->addAction(action);
    }
    connect(m_back, &QAction::triggered, this, [this] { go(m_before, m_after); });
    connect(m_forward, &QAction::triggered, this, [this] { go(m_after, m_before); });
    refresh();
}

void ViewHistory::remember()
{
    const Viewport &now = m_canvas->viewport();
    if (m_before.isEmpty() || m_before.back() != now)
        m_before += now;
    if (m_before.size() > most)
        m_before.removeFirst();
    m_after.clear();
    refresh();
}

void ViewHistory::clear()
{
    m_before.clear();
    m_after.clear();
    refresh();
}

/// A place that is shown already is no step.
void ViewHistory::go(QList<Viewport> &from, QList<Viewport> &to)
{
    const Viewport now = m_canvas->viewport();
    while (!from.isEmpty() && from.back() == now)
        from.removeLast();
    if (!from.isEmpty()) {
        to += now;
        m_canvas->setViewport(from.takeLast());
    }
    refresh();
}

void ViewHistory::refresh()
{
    m_back->setEnabled(!m_before.isEmpty());
    m_forward->setEnabled(!m_after.isEmpty());
}

} // namespace rheo::ui
