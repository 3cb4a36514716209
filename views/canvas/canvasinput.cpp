// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/layout/geometry.h"
#include "views/canvas/canvasactions.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/containervisit.h"
#include "views/canvas/focusmode.h"
#include "views/canvas/statepainter.h"
#include "views/tools/pantool.h"
#include "views/tools/placetool.h"
#include "views/tools/selecttool.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>

#include <cmath>
#include <ranges>

namespace rheo::ui {

namespace {

constexpr qreal wheelStep = 60; // pixels a notch

QPointF wheelPixels(const QWheelEvent &event)
{
    if (!event.pixelDelta().isNull())
        return event.pixelDelta();
    QPointF pixels = QPointF(event.angleDelta()) / 120 * wheelStep;
    if (event.modifiers() & Qt::ShiftModifier && qFuzzyIsNull(pixels.x()))
        pixels = QPointF(pixels.y(), 0);
    return pixels;
}

std::optional<ElementKind> carriedKind(const QMimeData &mime)
{
    if (!mime.hasFormat(kindMimeType()))
        return {};
    return elementKindFor(QString::fromUtf8(mime.data(kindMimeType())));
}

} // namespace

void CanvasView::resizeEvent(QResizeEvent *)
{
    if (m_fitWhenSized && width() > 200 && m_picture.elementCount() > 0) {
        setViewport(showingAll());
        m_fitWhenSized = true;
    }
}

void CanvasView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_layer.invalidateAll();
        update();
    }
    QWidget::changeEvent(event);
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    setFocus();
    setFocused({});
    m_wasNudged = false;
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceIsHeld);
    if (pans && !tool().isBusy()) {
        m_spacePanned = m_spaceIsHeld;
        useTool(std::make_unique<PanTool>(*this));
    }
    const Sequence dot = dotAt(m_placedDots, m_viewport.toDrawing(event->position()), 7 / m_viewport.zoom);
    if (event->button() == Qt::LeftButton && !m_tool && dot >= 0) {
        Q_EMIT dotClicked(dot);
        return;
    }
    const auto finding = event->button() == Qt::LeftButton && !m_tool ? findingAt(event->position()) : std::nullopt;
    if (finding) {
        finding->link ? m_selection->set(*finding->link) : m_selection->set(finding->element);
        Q_EMIT findingClicked(*finding);
        return;
    }
    tool().press(*event);
    update();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    tool().move(*event);
    if (!tool().isBusy())
        setHover(event->position());
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    tool().release(*event);
    setHover(event->position());
    update();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_tool)
        return;
    const QPointF point = m_viewport.toDrawing(event->position());
    if (const ElementId id = m_picture.elementAt(point); !id.isEmpty())
        openElement(id);
    else if (!m_picture.linkAt(point, 6 / m_viewport.zoom))
        addAt(m_lastKind, snapped(point - QPointF(cardWidth / 2, cardHeight / 2), event->modifiers()));
}

/// What a double-click and Enter do: the name of an element, the inside of a container.
void CanvasView::openElement(const ElementId &id)
{
    const PictureElement *element = m_picture.element(id);
    if (element && isContainer(element->kind))
        m_visit->enter(id);
    else
        editName(id);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier)
        zoomByHand(event->position(), std::pow(1.0015, event->angleDelta().y()));
    else
        setViewport(m_viewport.panned(wheelPixels(*event)));
    event->accept();
}

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomByHand(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    return QWidget::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (tool().isBusy() || m_tool)
            cancelGesture();
        else if (!m_focus->leave() && !m_visit->leave())
            m_selection->clear();
        return;
    }
    if (tool().key(*event))
        return;
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceIsHeld = true;
        m_spacePanned = false;
        setCursor(Qt::OpenHandCursor);
        return;
    }
    if (const QPointF arrow = arrowOf(event->key()); !arrow.isNull())
        return nudge(*event);
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && !m_state.focused.isEmpty()) {
        m_selection->set(m_state.focused);
        return openElement(m_state.focused);
    }
    if (enters && m_selection->elements().size() == 1)
        return openElement(*m_selection->elements().begin());
    if (event->modifiers() == Qt::NoModifier) {
        if (const auto kind = kindForKey(event->key()))
            return armPlacing(*kind);
    }
    QWidget::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_spaceIsHeld = false;
    setCursor(tool().cursor());
    if (!m_spacePanned && !m_state.focused.isEmpty())
        m_selection->toggle(m_state.focused);
}

void CanvasView::nudge(const QKeyEvent &event)
{
    const QPointF arrow = arrowOf(event.key());
    if (m_selection->elements().isEmpty())
        return setViewport(m_viewport.panned(-arrow * wheelStep));
    const qreal step = event.modifiers() & Qt::ShiftModifier ? gridStep : 1;
    QHash<ElementId, QPointF> positions;
    for (const ElementId &id : movedWith(*m_document, m_selection->elements()))
        positions.insert(id, m_document->placement().value(id).position + arrow * step);
    moveElements(*m_document, positions, m_wasNudged ? MoveStep::Continues : MoveStep::Single);
    m_wasNudged = true;
}

bool CanvasView::focusNextPrevChild(bool next)
{
    if (tool().tab(next))
        return true;
    std::vector<const PictureElement *> all = m_picture.elementsMeeting(m_picture.bounds().adjusted(-1, -1, 1, 1));
    std::ranges::sort(all, {},
                      [](const PictureElement *e) { return std::tuple(e->rect.left(), e->rect.top(), e->id); });
    const auto at = std::ranges::find(all, m_state.focused, [](const PictureElement *e) { return e->id; });
    const qsizetype count = qsizetype(all.size());
    qsizetype i = at == all.end() ? (next ? -1 : count) : at - all.begin();
    i += next ? 1 : -1;
    m_wasNudged = false;
    if (i < 0 || i >= count) {
        setFocused({});
        return QWidget::focusNextPrevChild(next);
    }
    setFocused(all[size_t(i)]->id);
    bringIntoSight(m_state.focused);
    return true;
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_spaceIsHeld = false;
    QWidget::focusOutEvent(event);
}

void CanvasView::setHover(QPointF screen)
{
    const QPointF point = m_viewport.toDrawing(screen);
    const Sequence dot = dotAt(m_placedDots, point, 6 / m_viewport.zoom);
    if (dot != m_hoveredDot) {
        m_hoveredDot = dot;
        Q_EMIT dotHovered(dot);
    }
    const ElementId element = m_picture.elementAt(point, 6 / m_viewport.zoom);
    const auto link = element.isEmpty() ? m_picture.linkAt(point, 6 / m_viewport.zoom) : std::nullopt;
    setHovered(element, link);
    const auto finding = findingAt(screen);
    showToolTip(finding);
    if (m_tool || m_spaceIsHeld)
        return;
    setCursor(dot >= 0 || finding ? QCursor(Qt::PointingHandCursor) : m_selectTool->cursorAt(point));
}

void CanvasView::setHovered(const ElementId &element, const std::optional<LinkId> &link)
{
    if (element == m_state.hovered && link == m_state.hoveredLink)
        return;
    invalidateElement(m_state.hovered);
    if (m_state.hoveredLink)
        invalidateLink(*m_state.hoveredLink);
    m_state.hovered = element;
    m_state.hoveredLink = link;
    invalidateElement(element);
    if (link)
        invalidateLink(*link);
}

void CanvasView::showToolTip(const std::optional<FindingPlace> &finding)
{
    if (finding) {
        const FindingMark mark = finding->link ? m_state.findings.links.value(*finding->link)
                                               : m_state.findings.elements.value(finding->element);
        QString text;
        for (const QString &sentence : mark.sentences)
            text += QStringLiteral("<p>%1</p>").arg(sentence.toHtmlEscaped());
        return setToolTip(text);
    }
    const PictureElement *shown = m_picture.element(m_state.hovered);
    const QString name = shown                 ? shown->name
                         : m_state.hoveredLink ? m_picture.link(*m_state.hoveredLink)->group
                                               : QString();
    setToolTip(name.toHtmlEscaped());
}

std::optional<FindingPlace> CanvasView::findingAt(QPointF screen) const
{
    const PaintStyle style(Theme::current(), m_viewport.zoom);
    if (style.detail == Detail::Blocks || m_state.comparison)
        return {};
    const QPointF point = m_viewport.toDrawing(screen);
    const QRectF around(point - QPointF(1, 1), QSizeF(2, 2));
    const auto elements = m_picture.elementsMeeting(around);
    for (const PictureElement *element : elements | std::views::reverse) {
        if (m_state.findings.elements.contains(element->id) && signRect(*element, style).contains(point))
            return FindingPlace{.element = element->id, .link = {}};
    }
    for (const PictureLink *link : m_picture.linksMeeting(around)) {
        if (m_state.findings.links.contains(link->id) &&
            signRect(*link, lookOf(m_state, link->id), style).contains(point))
            return FindingPlace{.element = {}, .link = link->id};
    }
    return {};
}

void CanvasView::leaveEvent(QEvent *)
{
    setHovered({}, {});
    if (std::exchange(m_hoveredDot, -1) >= 0)
        Q_EMIT dotHovered(-1);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    const QPointF point = m_viewport.toDrawing(QPointF(event->pos()));
    const ElementId id = m_picture.elementAt(point, 4 / m_viewport.zoom);
    const auto link = id.isEmpty() ? m_picture.linkAt(point, 6 / m_viewport.zoom) : std::nullopt;
    if (!id.isEmpty() && !m_selection->contains(id))
        m_selection->set(id);
    else if (link && !m_selection->contains(*link))
        m_selection->set(*link);
    else if (id.isEmpty() && !link && event->reason() == QContextMenuEvent::Mouse)
        m_selection->clear();
    QMenu *menu = m_actions->contextMenu(snapped(point, event->modifiers()));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

/// The shape follows the pointer as when it is placed by a click.
void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    const auto kind = carriedKind(*event->mimeData());
    if (!kind)
        return;
    event->acceptProposedAction();
    cancelGesture();
    useTool(std::make_unique<PlaceTool>(*this, *kind));
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!carriedKind(*event->mimeData()))
        return;
    event->acceptProposedAction();
    tool().move(QMouseEvent(QEvent::MouseMove, event->position(), mapToGlobal(event->position()), Qt::NoButton,
                            event->buttons(), event->modifiers()));
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *)
{
    cancelGesture();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    const auto kind = carriedKind(*event->mimeData());
    cancelGesture();
    if (!kind)
        return;
    event->acceptProposedAction();
    PlaceTool(*this, *kind).placeAt(m_viewport.toDrawing(event->position()), event->modifiers());
}

} // namespace rheo::ui
