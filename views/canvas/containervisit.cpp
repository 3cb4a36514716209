// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/containervisit.h"

#include "model/edit/placementedits.h"
#include "model/layout/geometry.h"
#include "views/canvas/breadcrumb.h"
#include "views/canvas/canvasview.h"

namespace rheo::ui {

namespace {

/// The container with all that is in it, what stands around it, and the links that begin or end in it.
Spotlight spotlightOn(const Architecture &architecture, const ElementId &container)
{
    QSet<ElementId> inner;
    Spotlight light;
    for (const Element &element : architecture.elements()) {
        if (isInside(architecture, element.id, container))
            inner.insert(element.id);
        if (isInside(architecture, container, element.id))
            light.elements.insert(element.id);
    }
    light.elements |= inner;
    for (auto it = architecture.links().keyBegin(); it != architecture.links().keyEnd(); ++it) {
        if (inner.contains(it->from) || inner.contains(it->to))
            light.links.insert(*it);
    }
    return light;
}

} // namespace

ContainerVisit::ContainerVisit(CanvasView *canvas)
    : QObject(canvas)
    , m_canvas(canvas)
    , m_breadcrumb(new Breadcrumb(canvas))
    , m_enter(new QAction(tr("Enter the container"), this))
    , m_leave(new QAction(tr("Leave the container"), this))
{
    m_enter->setObjectName(QStringLiteral("enterContainer"));
    m_enter->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    m_leave->setObjectName(QStringLiteral("leaveContainer"));
    m_leave->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    for (QAction *action : {m_enter, m_leave}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        canvas->addAction(action);
    }
    connect(m_enter, &QAction::triggered, this, &ContainerVisit::enterSelected);
    connect(m_leave, &QAction::triggered, this, &ContainerVisit::leave);
    connect(m_breadcrumb, &Breadcrumb::chosen, this, &ContainerVisit::leaveTo);
    connect(canvas->selection(), &Selection::changed, this, &ContainerVisit::refresh);
    connect(&canvas->document(), &ArchitectureDocument::changed, this, &ContainerVisit::takeChange);
    refresh();
}

bool ContainerVisit::isVisitable(const ElementId &id) const
{
    const Element *element = m_canvas->document().architecture().element(id);
    return element && isContainer(element->kind);
}

void ContainerVisit::enterSelected()
{
    if (m_canvas->selection()->elements().size() == 1)
        enter(*m_canvas->selection()->elements().begin());
}

void ContainerVisit::enter(const ElementId &container)
{
    if (!isVisitable(container))
        return;
    if (m_canvas->document().placement().value(container).collapsed)
        setCollapsed(m_canvas->document(), {container}, false);
    const PictureElement *shown = m_canvas->picture().element(container);
    if (!shown || !shown->isRegion())
        return; // hidden in another one, or collapsed in a drawing that may not be changed
    if (m_current.isEmpty())
        m_before = m_canvas->viewport();
    m_current = container;
    Q_EMIT began();
    m_canvas->jumpTo(Viewport::fitting(shown->rect, m_canvas->size()));
    show();
}

bool ContainerVisit::leave()
{
    if (m_current.isEmpty())
        return false;
    const Element *left = m_canvas->document().architecture().element(m_current);
    leaveTo(left ? left->container : ElementId());
    return true;
}

void ContainerVisit::leaveTo(const ElementId &container)
{
    if (isVisitable(container))
        return enter(container);
    const Viewport before = m_before;
    end();
    m_canvas->jumpTo(before);
    m_canvas->setFocus();
}

void ContainerVisit::end()
{
    if (m_current.isEmpty())
        return;
    m_current = {};
    m_breadcrumb->hide();
    m_canvas->setSpotlight({});
    refresh();
}

void ContainerVisit::takeChange(const DocumentChange &change)
{
    if (m_current.isEmpty())
        return;
    const ElementId standIn =
        visibleStandIn(m_canvas->document().architecture(), m_canvas->document().placement(), m_current);
    const bool isOpen = standIn == m_current && !m_canvas->document().placement().value(m_current).collapsed;
    if (change.everything || !isVisitable(m_current) || !isOpen)
        end();
    else
        show();
}

void ContainerVisit::show()
{
    const Architecture &architecture = m_canvas->document().architecture();
    m_canvas->setSpotlight(spotlightOn(architecture, m_current));
    m_breadcrumb->showPath(architecture, m_current);
    refresh();
}

void ContainerVisit::refresh()
{
    const QSet<ElementId> &selected = m_canvas->selection()->elements();
    m_enter->setEnabled(selected.size() == 1 && isVisitable(*selected.begin()));
    m_leave->setEnabled(!m_current.isEmpty());
}

} // namespace rheo::ui
