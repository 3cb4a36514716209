// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasview.h"

#include <QCursor>
#include <QMouseEvent>

namespace rheo::ui {

/// One to the left, right, up or down for an arrow key; null for others.
[[nodiscard]] QPointF arrowOf(int key);

/// What the hand does on the canvas. The canvas forwards its mouse events and keys to the tool at work; a tool changes
/// the drawing only when a gesture ends, and cancel() leaves everything as it was before the gesture.
class AbstractTool
{
public:
    explicit AbstractTool(CanvasView &canvas) : m_canvas(canvas) {}

    virtual ~AbstractTool() = default;
    AbstractTool(const AbstractTool &) = delete;
    AbstractTool &operator=(const AbstractTool &) = delete;

    virtual void press(const QMouseEvent &) {}

    virtual void move(const QMouseEvent &) {}

    virtual void release(const QMouseEvent &) {}

    /// False for keys that it has no use for; Esc gives it up without asking.
    virtual bool key(const QKeyEvent &) { return false; }

    /// Tab and Shift+Tab; false where they go on as ever.
    virtual bool tab(bool next)
    {
        Q_UNUSED(next)
        return false;
    }

    virtual void cancel() {}

    /// What the gesture shows over the picture, in drawing units.
    virtual void paint(QPainter &, const PaintStyle &) {}

    /// True between press and release of a gesture.
    [[nodiscard]] virtual bool isBusy() const { return false; }

    [[nodiscard]] virtual QCursor cursor() const { return Qt::ArrowCursor; }

    /// What to do next, at the canvas's foot; empty for the usual words.
    [[nodiscard]] virtual QString hint() const { return {}; }

protected:
    [[nodiscard]] QPointF drawingPoint(const QMouseEvent &event) const
    {
        return m_canvas.viewport().toDrawing(event.position());
    }

    CanvasView &m_canvas;
};

} // namespace rheo::ui
