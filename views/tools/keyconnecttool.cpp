// SPDX-License-Identifier: Apache-2.0
#include "views/tools/keyconnecttool.h"

#include "model/edit/linkedits.h"
#include "views/canvas/elementshape.h"

#include <QKeyEvent>

#include <algorithm>
#include <limits>
#include <tuple>

namespace rheo::ui {

namespace {

/// Small for what lies near and straight ahead; nothing for what lies behind.
std::optional<qreal> distanceTowards(QPointF way, QPointF direction)
{
    const qreal ahead = QPointF::dotProduct(way, direction);
    const qreal aside = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
    if (ahead <= 1 || aside > 3 * ahead)
        return {};
    return ahead + 2 * aside;
}

} // namespace

KeyConnectTool::KeyConnectTool(CanvasView &canvas, const ElementId &from)
    : ConnectTool(canvas, from, canvas.picture().element(from)->rect.center())
{
    const CanvasPicture &picture = canvas.picture();
    for (const Element &element : canvas.document().architecture().elements()) {
        if (picture.element(element.id) && canConnect(canvas.document(), from, element.id))
            m_partners += element.id;
    }
    std::ranges::sort(m_partners, {}, [&picture](const ElementId &id) {
        const QRectF &rect = picture.element(id)->rect;
        return std::tuple(rect.left(), rect.top(), id);
    });
    const auto distance = [&](const ElementId &id) {
        return QLineF(m_port, picture.element(id)->rect.center()).length();
    };
    if (!m_partners.isEmpty())
        choose(*std::ranges::min_element(m_partners, {}, distance));
}

void KeyConnectTool::begin(CanvasView &canvas, const ElementId &from)
{
    const Element *element = canvas.document().architecture().element(from);
    if (!element || !canvas.picture().element(from)) {
        Q_EMIT canvas.refused(CanvasView::tr("Select the element that the link is to begin at."));
        return;
    }
    auto tool = std::make_unique<KeyConnectTool>(canvas, from);
    if (!canvas.document().readOnlyReason().isEmpty())
        Q_EMIT canvas.refused(canvas.document().readOnlyReason());
    else if (tool->m_partners.isEmpty())
        Q_EMIT canvas.refused(CanvasView::tr("Nothing in the drawing can be connected from %1.").arg(element->name));
    else
        canvas.useTool(std::move(tool));
}

QString KeyConnectTool::hint() const
{
    return CanvasView::tr("Arrows or Tab choose, Enter connects · Esc gives up");
}

bool KeyConnectTool::key(const QKeyEvent &event)
{
    if (const QPointF arrow = arrowOf(event.key()); !arrow.isNull()) {
        chooseTowards(arrow);
        return true;
    }
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    if (!m_to.isEmpty())
        connectTo(m_to);
    m_canvas.finishTool();
    return true;
}

bool KeyConnectTool::tab(bool next)
{
    const qsizetype count = m_partners.size();
    const qsizetype at = m_partners.indexOf(m_to);
    choose(m_partners[at < 0 ? 0 : (at + (next ? 1 : count - 1)) % count]);
    return true;
}

void KeyConnectTool::choose(const ElementId &to)
{
    const PictureElement *element = m_canvas.picture().element(to);
    if (!element)
        return;
    m_to = to;
    m_end = element->rect.center();
    if (const PictureElement *from = m_canvas.picture().element(m_from)) {
        const QList<QPointF> places = ports(*from);
        m_port = *std::ranges::min_element(places, {}, [this](QPointF port) { return QLineF(port, m_end).length(); });
    }
    m_canvas.bringIntoSight(to);
    m_canvas.update();
}

void KeyConnectTool::chooseTowards(QPointF direction)
{
    const PictureElement *now = m_canvas.picture().element(m_to);
    const QPointF from = now ? now->rect.center() : m_end;
    qreal best = std::numeric_limits<qreal>::max();
    ElementId nearest;
    for (const ElementId &id : m_partners) {
        const PictureElement *element = m_canvas.picture().element(id);
        const auto distance = element ? distanceTowards(element->rect.center() - from, direction) : std::nullopt;
        if (distance && *distance < best) {
            best = *distance;
            nearest = id;
        }
    }
    choose(nearest);
}

} // namespace rheo::ui
