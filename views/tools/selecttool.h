// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/tools/abstracttool.h"
#include "views/tools/alignmentguides.h"

namespace rheo::ui {

/// The tool at rest: selects by click (Shift and Ctrl add or take away) and by rubber band, moves what is selected,
/// hands over to ConnectTool at a port. Moving shows a preview, snaps to what is near and else to the grid unless Alt
/// or Ctrl is held, and is one undo step; released over another container it moves the elements there.
class SelectTool : public AbstractTool
{
public:
    using AbstractTool::AbstractTool;

    void press(const QMouseEvent &event) override;
    void move(const QMouseEvent &event) override;
    void release(const QMouseEvent &event) override;
    void cancel() override;
    void paint(QPainter &painter, const PaintStyle &style) override;

    [[nodiscard]] bool isBusy() const override { return m_gesture != Gesture::None; }

    [[nodiscard]] QCursor cursorAt(QPointF point) const;

private:
    enum class Gesture { None, Pressed, Moving, Banding };

    void pressElement(const ElementId &id, const QMouseEvent &event);
    void beginMove();
    void showMove(QPointF point, Qt::KeyboardModifiers modifiers);
    void commitMove(QPointF point);
    void showBand(QPointF point);
    [[nodiscard]] std::optional<QPointF> portAt(QPointF point, ElementId &element) const;
    [[nodiscard]] QSet<ElementId> movedRoots() const;
    void measureMoved();

    Gesture m_gesture = Gesture::None;
    QPointF m_start;                ///< of the gesture, in drawing units
    ElementId m_pressed;            ///< the element under the press
    bool m_narrowOnRelease = false; ///< a click on one of many selects it alone
    QHash<ElementId, QPointF> m_origins;
    QHash<ElementId, QPointF> m_moved;
    QRectF m_box; ///< around all that moves, before it does
    bool m_boxIsRegion = false;
    AlignmentGuides m_guides;
    QRectF m_band;
    QSet<ElementId> m_elementsBefore;
    QSet<LinkId> m_linksBefore;
};

/// What moves when these are moved: they and everything inside, without what is locked.
[[nodiscard]] QSet<ElementId> movedWith(const ArchitectureDocument &document, const QSet<ElementId> &elements);

} // namespace rheo::ui
