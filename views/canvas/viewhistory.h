// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/viewport.h"

#include <QAction>
#include <QList>
#include <QObject>

namespace rheo::ui {

class CanvasView;

/// The parts of the drawing that one jumped away from, to go back to and forward again: not each pan, but what was
/// shown before a found element, a fit, a click on the overview. The last fifty. GUI thread.
class ViewHistory : public QObject
{
    Q_OBJECT

public:
    explicit ViewHistory(CanvasView *canvas);

    [[nodiscard]] QAction *back() const { return m_back; }

    [[nodiscard]] QAction *forward() const { return m_forward; }

    /// What the canvas shows now is about to be jumped away from.
    void remember();
    void clear();

private:
    void go(QList<Viewport> &from, QList<Viewport> &to);
    void refresh();

    CanvasView *m_canvas;
    QList<Viewport> m_before, m_after;
    QAction *m_back, *m_forward;
};

} // namespace rheo::ui
