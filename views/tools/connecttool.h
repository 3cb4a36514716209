// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/tools/abstracttool.h"

namespace rheo::ui {

/// Draws a link from a port, while the button is held. Over an element that it can join the line ends in an arrow; over
/// the empty canvas it offers what can stand there: a topic for a client, clients for a topic. The drag from a
/// consumer to a topic that it should read is as good as the one the other way where only that makes sense.
class ConnectTool : public AbstractTool
{
public:
    ConnectTool(CanvasView &canvas, const ElementId &from, QPointF port);

    void move(const QMouseEvent &event) override;
    void release(const QMouseEvent &event) override;
    void paint(QPainter &painter, const PaintStyle &style) override;

    [[nodiscard]] bool isBusy() const override { return true; }

    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }

    [[nodiscard]] QString hint() const override;

protected:
    void connectTo(const ElementId &to);

    ElementId m_from;
    ElementId m_to; ///< joined if released now
    QPointF m_port;
    QPointF m_end;

private:
    void offerNew(QPointF point, QPoint globalPosition);
};

/// The kinds that one can drag a link to from this kind, in the order offered.
[[nodiscard]] QList<ElementKind> partnersOf(ElementKind kind);

} // namespace rheo::ui
