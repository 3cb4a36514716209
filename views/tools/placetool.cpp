// SPDX-License-Identifier: Apache-2.0
#include "views/tools/placetool.h"

#include "model/edit/elementedits.h"
#include "model/layout/geometry.h"
#include "views/canvas/elementpainter.h"
#include "views/canvas/picturetext.h"

#include <QKeyEvent>

#include <array>

namespace rheo::ui {

namespace {

Element sampleOf(ElementKind kind)
{
    Element sample;
    sample.kind = kind;
    sample.name = kindName(kind);
    return sample;
}

} // namespace

std::span<const PaletteEntry> paletteEntries()
{
    static const std::array<PaletteEntry, 9> entries = {{
        {ElementKind::Service, kindName(ElementKind::Service), Qt::Key_S},
        {ElementKind::Topic, kindName(ElementKind::Topic), Qt::Key_T},
        {ElementKind::StreamProcessor, kindName(ElementKind::StreamProcessor), Qt::Key_P},
        {ElementKind::Connector, kindName(ElementKind::Connector), Qt::Key_C},
        {ElementKind::Function, kindName(ElementKind::Function), Qt::Key_F},
        {ElementKind::ExternalSystem, kindName(ElementKind::ExternalSystem), Qt::Key_X},
        {ElementKind::Schema, kindName(ElementKind::Schema), Qt::Key_M},
        {ElementKind::BoundedContext, CanvasView::tr("Container"), Qt::Key_B},
        {ElementKind::Note, kindName(ElementKind::Note), Qt::Key_N},
    }};
    return entries;
}

std::optional<ElementKind> kindForKey(int key)
{
    for (const PaletteEntry &entry : paletteEntries()) {
        if (entry.key == key)
            return entry.kind;
    }
    return {};
}

PlaceTool::PlaceTool(CanvasView &canvas, ElementKind kind)
    : AbstractTool(canvas), m_kind(kind), m_size(elementSize(sampleOf(kind)))
{}

QString PlaceTool::hint() const
{
    return CanvasView::tr("Click or Enter to place · arrows move it · Shift places several · Esc gives up");
}

AlignmentGuides PlaceTool::guidesFor(QPointF point, Qt::KeyboardModifiers modifiers) const
{
    const QPointF corner = point - QPointF(m_size.width() / 2, m_size.height() / 2);
    return guidedBox(m_canvas, QRectF(corner, m_size), CanvasView::snapped(corner, modifiers), {}, isContainer(m_kind),
                     modifiers);
}

void PlaceTool::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton) {
        m_canvas.finishTool();
        return;
    }
    placeAt(drawingPoint(event), event.modifiers());
    if (!(event.modifiers() & Qt::ShiftModifier))
        m_canvas.finishTool();
}

void PlaceTool::move(const QMouseEvent &event)
{
    m_guides = guidesFor(drawingPoint(event), event.modifiers());
    m_canvas.update();
}

/// Without a mouse the shape begins in the middle of what is shown and moves by the grid.
bool PlaceTool::key(const QKeyEvent &event)
{
    const QPointF half(m_size.width() / 2, m_size.height() / 2);
    const QPointF middle = m_canvas.viewport().toDrawing(QRectF(m_canvas.rect()).center());
    const QPointF corner = m_guides ? m_guides->corner : CanvasView::snapped(middle - half, Qt::NoModifier);
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        m_guides.reset();
        place(corner + half, corner);
        if (!(event.modifiers() & Qt::ShiftModifier))
            m_canvas.finishTool();
        return true;
    }
    const QPointF arrow = arrowOf(event.key());
    if (arrow.isNull())
        return false;
    m_guides = AlignmentGuides{.corner = CanvasView::snapped(corner + arrow * gridStep, Qt::NoModifier)};
    m_canvas.update();
    return true;
}

void PlaceTool::placeAt(QPointF point, Qt::KeyboardModifiers modifiers)
{
    place(point, guidesFor(point, modifiers).corner);
}

void PlaceTool::place(QPointF middle, QPointF corner)
{
    ArchitectureDocument &document = m_canvas.document();
    const PictureElement *under = m_canvas.picture().element(m_canvas.picture().elementAt(middle));
    if (m_kind != ElementKind::Schema || !under || under->kind != ElementKind::Topic) {
        m_canvas.addAt(m_kind, corner);
        return;
    }
    const ElementId topic = under->id;
    const QString name = under->name + QStringLiteral(" v1");
    if (const auto done = setField(document, {topic}, fields::schema, name); !done)
        Q_EMIT m_canvas.refused(done.error().message);
    m_canvas.selection()->set(topic);
}

void PlaceTool::paint(QPainter &painter, const PaintStyle &style)
{
    if (!m_guides)
        return;
    PictureElement ghost;
    ghost.kind = m_kind;
    ghost.rect = QRectF(m_guides->corner, m_size);
    ghost.name = kindName(m_kind);
    ghost.lines = {ghost.name};
    painter.save();
    painter.setOpacity(0.6);
    if (ghost.isRegion())
        paintRegion(painter, ghost, {}, style);
    else
        paintElement(painter, ghost, {}, style);
    painter.restore();
    paintGuides(painter, *m_guides, style);
}

} // namespace rheo::ui
