// SPDX-License-Identifier: Apache-2.0
#include "views/tools/selecttool.h"

#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/edit/stepnames.h"
#include "views/canvas/elementshape.h"
#include "views/tools/connecttool.h"

#include <QApplication>
#include <QUndoStack>

namespace rheo::ui {

namespace {

bool addsToSelection(const QMouseEvent &event)
{
    return event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
}

bool hasPorts(const PictureElement &element)
{
    return !isContainer(element.kind) && element.kind != ElementKind::Note && element.kind != ElementKind::Schema &&
           !element.isLocked;
}

} // namespace

QSet<ElementId> movedWith(const ArchitectureDocument &document, const QSet<ElementId> &elements)
{
    const Architecture &architecture = document.architecture();
    const Placement &places = document.placement();
    QSet<ElementId> roots = elements;
    roots.removeIf([&](const ElementId &id) { return places.value(id).locked; });
    const auto isCarried = [&](ElementId id) {
        QSet<ElementId> seen; // containers may stand in circles
        while (!id.isEmpty() && !seen.contains(id) && !roots.contains(id)) {
            seen.insert(id);
            const Element *element = architecture.element(id);
            id = element ? element->container : ElementId();
        }
        return roots.contains(id);
    };
    QSet<ElementId> moved;
    for (const Element &element : architecture.elements()) {
        const auto place = places.constFind(element.id);
        if (place != places.constEnd() && !place->locked && isCarried(element.id))
            moved.insert(element.id);
    }
    return moved;
}

std::optional<QPointF> SelectTool::portAt(QPointF point, ElementId &element) const
{
    const qreal reach = 8 / m_canvas.viewport().zoom;
    QSet<ElementId> shown =
        m_canvas.selection()->elements().size() <= 1 ? m_canvas.selection()->elements() : QSet<ElementId>();
    shown.insert(m_canvas.picture().elementAt(point, reach));
    for (const ElementId &id : shown) {
        const PictureElement *candidate = m_canvas.picture().element(id);
        if (!candidate || !hasPorts(*candidate))
            continue;
        for (const QPointF &port : ports(*candidate)) {
            if (QLineF(port, point).length() <= reach) {
                element = id;
                return port;
            }
        }
    }
    return {};
}

QCursor SelectTool::cursorAt(QPointF point) const
{
    ElementId element;
    if (portAt(point, element))
        return Qt::CrossCursor;
    return Qt::ArrowCursor;
}

void SelectTool::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_start = drawingPoint(event);
    m_elementsBefore = m_canvas.selection()->elements();
    m_linksBefore = m_canvas.selection()->links();
    m_narrowOnRelease = false;
    ElementId from;
    if (const auto port = portAt(m_start, from); port && !addsToSelection(event)) {
        m_canvas.useTool(std::make_unique<ConnectTool>(m_canvas, from, *port));
        return;
    }
    m_gesture = Gesture::Pressed;
    m_pressed = m_canvas.picture().elementAt(m_start, 3 / m_canvas.viewport().zoom);
    if (!m_pressed.isEmpty())
        return pressElement(m_pressed, event);
    if (const auto link = m_canvas.picture().linkAt(m_start, 6 / m_canvas.viewport().zoom)) {
        addsToSelection(event) ? m_canvas.selection()->toggle(*link) : m_canvas.selection()->set(*link);
        m_gesture = Gesture::None;
    } else if (!addsToSelection(event)) {
        m_canvas.selection()->clear();
        m_elementsBefore.clear();
        m_linksBefore.clear();
    }
}

void SelectTool::pressElement(const ElementId &id, const QMouseEvent &event)
{
    Selection *selection = m_canvas.selection();
    if (addsToSelection(event))
        selection->toggle(id);
    else if (!selection->contains(id))
        selection->set(id);
    else
        m_narrowOnRelease = true;
}

void SelectTool::move(const QMouseEvent &event)
{
    const QPointF point = drawingPoint(event);
    if (m_gesture == Gesture::Pressed) {
        const qreal pixels = QLineF(m_start, point).length() * m_canvas.viewport().zoom;
        if (pixels < QApplication::startDragDistance() / 2.0)
            return;
        if (m_pressed.isEmpty())
            m_gesture = Gesture::Banding;
        else
            beginMove();
    }
    if (m_gesture == Gesture::Moving)
        showMove(point, event.modifiers());
    else if (m_gesture == Gesture::Banding)
        showBand(point);
}

void SelectTool::beginMove()
{
    ArchitectureDocument &document = m_canvas.document();
    if (!document.readOnlyReason().isEmpty()) {
        Q_EMIT m_canvas.refused(document.readOnlyReason());
        m_gesture = Gesture::None;
        return;
    }
    m_origins.clear();
    for (const ElementId &id : movedWith(document, m_canvas.selection()->elements()))
        m_origins.insert(id, document.placement().value(id).position);
    m_gesture = m_origins.isEmpty() ? Gesture::None : Gesture::Moving;
    m_moved = m_origins;
    measureMoved();
}

void SelectTool::measureMoved()
{
    m_box = {};
    m_boxIsRegion = true;
    for (const ElementId &id : movedRoots()) {
        const PictureElement *element = m_canvas.picture().element(id);
        m_box |= element ? element->rect : QRectF();
        m_boxIsRegion = m_boxIsRegion && element && element->isRegion();
    }
}

void SelectTool::showMove(QPointF point, Qt::KeyboardModifiers modifiers)
{
    const QPointF anchor = m_origins.value(m_pressed, m_origins.begin().value());
    const QPointF byHand = point - m_start;
    const QPointF onGrid = CanvasView::snapped(anchor + byHand, modifiers) - anchor;
    m_guides = guidedBox(m_canvas, m_box.translated(byHand), m_box.topLeft() + onGrid,
                         {m_origins.keyBegin(), m_origins.keyEnd()}, m_boxIsRegion, modifiers);
    const QPointF delta = m_guides.corner - m_box.topLeft();
    for (auto it = m_origins.begin(); it != m_origins.end(); ++it)
        m_moved[it.key()] = it.value() + delta;
    m_canvas.previewMove(m_moved);
}

void SelectTool::showBand(QPointF point)
{
    m_band = QRectF(m_start, point).normalized();
    m_canvas.selection()->set(m_canvas.picture().elementsInside(m_band) |= m_elementsBefore,
                              m_canvas.picture().linksInside(m_band) |= m_linksBefore);
    m_canvas.update();
}

void SelectTool::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    if (gesture == Gesture::Moving)
        commitMove(drawingPoint(event));
    else if (gesture == Gesture::Pressed && m_narrowOnRelease)
        m_canvas.selection()->set(m_pressed);
    m_band = {};
}

QSet<ElementId> SelectTool::movedRoots() const
{
    const Architecture &architecture = m_canvas.document().architecture();
    QSet<ElementId> roots;
    for (auto it = m_origins.keyBegin(); it != m_origins.keyEnd(); ++it) {
        const Element *element = architecture.element(*it);
        if (element && !m_origins.contains(element->container))
            roots.insert(*it);
    }
    return roots;
}

void SelectTool::commitMove(QPointF point)
{
    ArchitectureDocument &document = m_canvas.document();
    m_canvas.endPreview();
    const QSet<ElementId> moved(m_origins.keyBegin(), m_origins.keyEnd());
    const ElementId target = m_canvas.picture().regionAt(point, moved);
    if (m_moved == m_origins)
        return;
    QSet<ElementId> adopted = movedRoots();
    adopted.removeIf([&](const ElementId &id) { return document.architecture().element(id)->container == target; });
    const bool changesHome = !adopted.isEmpty() && canMoveIntoContainer(document, adopted, target);
    if (!changesHome)
        return moveElements(document, m_moved, MoveStep::Single);
    document.undoStack()->beginMacro(
        target.isEmpty()
            ? StepName::tr("Move %1 out of its container").arg(StepName::of(document.architecture(), adopted))
            : StepName::tr("Move %1 into %2")
                  .arg(StepName::of(document.architecture(), adopted), StepName::of(document.architecture(), target)));
    moveElements(document, m_moved, MoveStep::Single);
    (void)moveIntoContainer(document, adopted, target);
    document.undoStack()->endMacro();
}

void SelectTool::cancel()
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    m_canvas.endPreview();
    m_band = {};
    if (gesture == Gesture::Banding)
        m_canvas.selection()->set(m_elementsBefore, m_linksBefore);
}

void SelectTool::paint(QPainter &painter, const PaintStyle &style)
{
    if (m_gesture == Gesture::Moving)
        paintGuides(painter, m_guides, style);
    if (m_gesture != Gesture::Banding)
        return;
    QColor tint = style.theme.selection;
    tint.setAlphaF(0.1f);
    painter.setPen(QPen(style.theme.selection, style.pixels(1)));
    painter.setBrush(tint);
    painter.drawRect(m_band);
}

} // namespace rheo::ui
