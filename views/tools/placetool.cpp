// SPDX-License-Identifier: Apache-2.0
#include "views/tools/placetool.h"

#include "model/edit/elementedits.h"
#include "model/layout/geometry.h"
#include "views/canvas/elementpainter.h"
#include "views/canvas/picturetext.h"

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
    return CanvasView::tr("Click to place · Shift places several · Esc gives up");
}

QPointF PlaceTool::cornerFor(QPointF point, Qt::KeyboardModifiers modifiers) const
{
    const QPointF half(m_size.width() / 2, m_size.height() / 2);
    return CanvasView::snapped(point - half, modifiers);
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
    m_corner = cornerFor(drawingPoint(event), event.modifiers());
    m_canvas.update();
}

void PlaceTool::placeAt(QPointF point, Qt::KeyboardModifiers modifiers)
{
    ArchitectureDocument &document = m_canvas.document();
    const PictureElement *under = m_canvas.picture().element(m_canvas.picture().elementAt(point));
    if (m_kind != ElementKind::Schema || !under || under->kind != ElementKind::Topic) {
        m_canvas.addAt(m_kind, cornerFor(point, modifiers));
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
    if (!m_corner)
        return;
    PictureElement ghost;
    ghost.kind = m_kind;
    ghost.rect = QRectF(*m_corner, m_size);
    ghost.name = kindName(m_kind);
    ghost.lines = {ghost.name};
    painter.save();
    painter.setOpacity(0.6);
    if (ghost.isRegion())
        paintRegion(painter, ghost, {}, style);
    else
        paintElement(painter, ghost, {}, style);
    painter.restore();
}

} // namespace rheo::ui
