// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvastree.h"

#include "views/canvas/canvasaccessible.h"
#include "views/canvas/canvasview.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

constexpr qsizetype mostTold = 50; ///< of a change; beyond it only that there was one

} // namespace

CanvasTree::CanvasTree(CanvasView *canvas) : QObject(canvas), m_canvas(canvas)
{
    static const bool installed = (QAccessible::installFactory(makeCanvasAccessible), true);
    Q_UNUSED(installed)
    connect(&canvas->document(), &ArchitectureDocument::changed, this, &CanvasTree::takeChange);
    connect(canvas->selection(), &Selection::changed, this, &CanvasTree::takeSelection);
    connect(canvas, &CanvasView::focusMoved, this, &CanvasTree::setFocused);
}

CanvasTree::~CanvasTree()
{
    for (const QAccessible::Id id : std::as_const(m_made))
        QAccessible::deleteAccessibleInterface(id);
}

CanvasTree *CanvasTree::of(const CanvasView *canvas)
{
    return canvas->findChild<CanvasTree *>(QString(), Qt::FindDirectChildrenOnly);
}

void CanvasTree::order() const
{
    if (!m_order.empty())
        return;
    const CanvasPicture &picture = m_canvas->picture();
    const QRectF everywhere = picture.bounds().adjusted(-1, -1, 1, 1);
    std::vector<const PictureElement *> elements = picture.elementsMeeting(everywhere);
    std::ranges::sort(elements, {},
                      [](const PictureElement *e) { return std::tuple(e->rect.left(), e->rect.top(), e->id); });
    std::vector<LinkId> links;
    for (const Link &link : m_canvas->document().architecture().links()) {
        if (picture.link(link.id))
            links.push_back(link.id);
    }
    m_order.reserve(elements.size() + links.size());
    for (const PictureElement *element : elements)
        m_order.push_back({.element = element->id});
    for (const LinkId &link : links)
        m_order.push_back({.link = link});
    m_places.clear();
    for (size_t i = 0; i < m_order.size(); ++i)
        m_places.insert(m_order[i], int(i));
}

int CanvasTree::count() const
{
    order();
    return int(m_order.size());
}

int CanvasTree::indexOf(const Drawn &drawn) const
{
    order();
    return m_places.value(drawn, -1);
}

QAccessibleInterface *CanvasTree::at(int index)
{
    order();
    return index >= 0 && size_t(index) < m_order.size() ? of(m_order[size_t(index)]) : nullptr;
}

QAccessibleInterface *CanvasTree::of(const Drawn &drawn)
{
    if (const QAccessible::Id made = m_made.value(drawn))
        return QAccessible::accessibleInterface(made);
    QAccessibleInterface *fresh = makeDrawnAccessible(m_canvas, drawn);
    m_made.insert(drawn, QAccessible::registerAccessibleInterface(fresh));
    return fresh;
}

FindingCount CanvasTree::findingsOf(const Drawn &drawn) const
{
    return m_findings.value(drawn);
}

void CanvasTree::setFindings(const QList<Finding> &findings)
{
    const QHash<Drawn, FindingCount> before = std::exchange(m_findings, {});
    for (const Finding &finding : findings) {
        if (!finding.muted.isEmpty())
            continue;
        const Drawn subject = !finding.elements.isEmpty() ? Drawn{.element = finding.elements.first()}
                              : !finding.links.isEmpty()  ? Drawn{.link = finding.links.first()}
                                                          : Drawn();
        FindingCount &count = m_findings[subject];
        ++(finding.severity == Severity::Error ? count.errors : count.warnings);
    }
    QSet<ElementId> touched;
    for (const auto &list : {before, m_findings}) {
        for (auto it = list.begin(); it != list.end(); ++it)
            touched.insert(it.key().element);
    }
    tellNames(touched);
}

void CanvasTree::setFocused(const ElementId &id)
{
    if (!id.isEmpty())
        tell(QAccessible::Focus, {.element = id});
}

/// Where no one listens, no interface is made for it.
void CanvasTree::tell(QAccessible::Event event, const Drawn &drawn)
{
    if (!QAccessible::isActive() && !m_made.contains(drawn))
        return;
    if (QAccessibleInterface *interface = of(drawn); interface->isValid()) {
        QAccessibleEvent told(interface, event);
        QAccessible::updateAccessibility(&told);
    }
}

void CanvasTree::tellNames(const QSet<ElementId> &elements)
{
    for (const ElementId &id : elements) {
        if (m_made.contains({.element = id}))
            tell(QAccessible::NameChanged, {.element = id});
    }
}

void CanvasTree::drop(const Drawn &drawn)
{
    const QAccessible::Id id = m_made.take(drawn);
    if (!id)
        return;
    QAccessibleEvent gone(QAccessible::accessibleInterface(id), QAccessible::ObjectDestroyed);
    QAccessible::updateAccessibility(&gone);
    QAccessible::deleteAccessibleInterface(id);
}

void CanvasTree::takeChange(const DocumentChange &change)
{
    m_order.clear();
    const CanvasPicture &picture = m_canvas->picture();
    for (const Drawn &drawn : m_made.keys()) {
        if (drawn.link ? !picture.link(*drawn.link) : !picture.element(drawn.element))
            drop(drawn);
    }
    if (change.everything || change.elements.size() + change.links.size() > mostTold)
        return;
    for (const ElementId &id : change.elements) {
        if (picture.element(id))
            tell(m_made.contains({.element = id}) ? QAccessible::NameChanged : QAccessible::ObjectCreated,
                 {.element = id});
    }
    for (const LinkId &id : change.links) {
        if (picture.link(id))
            tell(m_made.contains({.link = id}) ? QAccessible::NameChanged : QAccessible::ObjectCreated, {.link = id});
    }
}

void CanvasTree::takeSelection()
{
    const QSet<ElementId> elements = std::exchange(m_selected, m_canvas->selection()->elements());
    const QSet<LinkId> links = std::exchange(m_selectedLinks, m_canvas->selection()->links());
    QAccessibleEvent within(m_canvas, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&within);
    if (elements.size() + links.size() + m_selected.size() + m_selectedLinks.size() > mostTold)
        return;
    for (const ElementId &id : elements - m_selected)
        tell(QAccessible::SelectionRemove, {.element = id});
    for (const LinkId &id : links - m_selectedLinks)
        tell(QAccessible::SelectionRemove, {.link = id});
    for (const ElementId &id : m_selected - elements)
        tell(QAccessible::SelectionAdd, {.element = id});
    for (const LinkId &id : m_selectedLinks - links)
        tell(QAccessible::SelectionAdd, {.link = id});
}

} // namespace rheo::ui
