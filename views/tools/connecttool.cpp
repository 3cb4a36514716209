// SPDX-License-Identifier: Apache-2.0
#include "views/tools/connecttool.h"

#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "model/edit/stepnames.h"
#include "model/layout/geometry.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/roundroute.h"

#include <QMenu>
#include <QUndoStack>

namespace rheo::ui {

namespace {

QPolygonF preview(QPointF from, QPointF to)
{
    const qreal middle = (from.x() + to.x()) / 2;
    return {from, QPointF(middle, from.y()), QPointF(middle, to.y()), to};
}

/// Adds the partner and the link to it as one undo step; returns the partner.
ElementId addPartner(ArchitectureDocument &document, const ElementId &from, ElementKind kind, QPointF corner,
                     const ElementId &region)
{
    document.undoStack()->beginMacro(
        StepName::tr("Add %1 to %2").arg(kindName(kind).toLower(), StepName::of(document.architecture(), from)));
    const ElementId id = addElement(document, kind, kindName(kind), corner, region);
    if (const auto link = canConnect(document, from, id))
        (void)connectElements(document, {from, id, *link});
    document.undoStack()->endMacro();
    return id;
}

} // namespace

QList<ElementKind> partnersOf(ElementKind kind)
{
    if (kind == ElementKind::Topic)
        return {ElementKind::Service, ElementKind::StreamProcessor, ElementKind::Connector, ElementKind::Function,
                ElementKind::Topic};
    if (kind == ElementKind::Connector)
        return {ElementKind::Topic, ElementKind::ExternalSystem};
    if (isClient(kind))
        return {ElementKind::Topic, ElementKind::ExternalSystem, ElementKind::Service};
    if (kind == ElementKind::ExternalSystem)
        return {ElementKind::Connector, ElementKind::Service};
    return {};
}

ConnectTool::ConnectTool(CanvasView &canvas, const ElementId &from, QPointF port)
    : AbstractTool(canvas), m_from(from), m_port(port), m_end(port)
{}

QString ConnectTool::hint() const
{
    return CanvasView::tr("Release on an element to connect, on the canvas to add one · Esc gives up");
}

void ConnectTool::move(const QMouseEvent &event)
{
    m_end = drawingPoint(event);
    const ElementId under = m_canvas.picture().elementAt(m_end, 4 / m_canvas.viewport().zoom);
    const bool joins = !under.isEmpty() && canConnect(m_canvas.document(), m_from, under).has_value();
    m_to = joins ? under : ElementId();
    m_canvas.setHover(event.position());
    m_canvas.update();
}

void ConnectTool::release(const QMouseEvent &event)
{
    const QPointF point = drawingPoint(event);
    const ElementId under = m_canvas.picture().elementAt(point, 4 / m_canvas.viewport().zoom);
    const bool wasDragged = QLineF(m_port, point).length() * m_canvas.viewport().zoom > 12;
    if (!under.isEmpty() && under != m_from)
        connectTo(under);
    else if (under.isEmpty() && wasDragged)
        offerNew(point, event.globalPosition().toPoint());
    m_canvas.finishTool();
}

void ConnectTool::connectTo(const ElementId &to)
{
    ArchitectureDocument &document = m_canvas.document();
    const Architecture &drawn = document.architecture();
    if (!drawn.element(m_from) || !drawn.element(to))
        return; // undone or removed meanwhile
    const auto kind = canConnect(document, m_from, to);
    if (!kind) {
        Q_EMIT m_canvas.refused(!document.readOnlyReason().isEmpty()
                                    ? document.readOnlyReason()
                                    : CanvasView::tr("%1 and %2 cannot be connected this way, or are already.")
                                          .arg(drawn.element(m_from)->name, drawn.element(to)->name));
        return;
    }
    const LinkId link{m_from, to, *kind};
    if (const auto done = connectElements(document, link); !done)
        Q_EMIT m_canvas.refused(done.error().message);
    else
        m_canvas.selection()->set(link);
}

void ConnectTool::offerNew(QPointF point, QPoint globalPosition)
{
    const Element *from = m_canvas.document().architecture().element(m_from);
    if (!from || !m_canvas.document().readOnlyReason().isEmpty())
        return;
    auto *menu = new QMenu(&m_canvas);
    menu->setObjectName(QStringLiteral("partnerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    CanvasView *canvas = &m_canvas;
    const ElementId id = m_from;
    const QPointF corner = CanvasView::snapped(point - QPointF(0, cardHeight / 2), Qt::NoModifier);
    for (const ElementKind kind : partnersOf(from->kind)) {
        menu->addAction(kindIcon(kind), kindName(kind), canvas, [canvas, id, kind, corner] {
            const ElementId region = canvas->picture().regionAt(corner);
            canvas->nameAdded(addPartner(canvas->document(), id, kind, corner, region));
        });
    }
    menu->popup(globalPosition);
}

void ConnectTool::paint(QPainter &painter, const PaintStyle &style)
{
    QPointF end = m_end;
    if (const PictureElement *to = m_canvas.picture().element(m_to)) {
        painter.setPen(QPen(style.theme.selection, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(to->rect.adjusted(-4, -4, 4, 4), 12, 12);
        end = QPointF(m_port.x() < to->rect.center().x() ? to->rect.left() : to->rect.right(), to->rect.center().y());
    }
    QPen pen(m_to.isEmpty() ? style.theme.link : style.theme.selection, 2);
    if (m_to.isEmpty())
        pen.setDashPattern({3, 2.5});
    painter.strokePath(roundPath(preview(m_port, end)), pen);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawEllipse(end, 4, 4);
}

} // namespace rheo::ui
