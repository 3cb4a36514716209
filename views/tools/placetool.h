// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/tools/abstracttool.h"
#include "views/tools/alignmentguides.h"

#include <optional>
#include <span>

namespace rheo::ui {

/// A row of the palette.
struct PaletteEntry
{
    ElementKind kind;
    QString name;
    Qt::Key key; ///< arms placing
};

[[nodiscard]] std::span<const PaletteEntry> paletteEntries();
[[nodiscard]] std::optional<ElementKind> kindForKey(int key);

/// Adds an element where one clicks, or with Enter where its shape is shown: that follows the pointer and the arrows.
/// Shift keeps the tool for the next.
class PlaceTool : public AbstractTool
{
public:
    PlaceTool(CanvasView &canvas, ElementKind kind);

    void press(const QMouseEvent &event) override;
    void move(const QMouseEvent &event) override;
    bool key(const QKeyEvent &event) override;
    void paint(QPainter &painter, const PaintStyle &style) override;

    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }

    [[nodiscard]] QString hint() const override;

    /// Adds one around this point, as a drop from the palette does too. A schema on a topic becomes its sheet.
    void placeAt(QPointF point, Qt::KeyboardModifiers modifiers);

private:
    void place(QPointF middle, QPointF corner);
    [[nodiscard]] AlignmentGuides guidesFor(QPointF point, Qt::KeyboardModifiers modifiers) const;

    ElementKind m_kind;
    QSizeF m_size;
    std::optional<AlignmentGuides> m_guides; ///< where the shape is shown
};

} // namespace rheo::ui
