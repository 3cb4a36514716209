// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/selection.h"

namespace rheo::ui {

Selection::Selection(ArchitectureDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(document, &ArchitectureDocument::changed, this, &Selection::forgetRemoved);
}

void Selection::set(const QSet<ElementId> &wantedElements, const QSet<LinkId> &wantedLinks)
{
    const auto isGone = [this](const auto &id) { return !isDrawn(id); };
    QSet<ElementId> elements = wantedElements;
    QSet<LinkId> links = wantedLinks;
    elements.removeIf(isGone);
    links.removeIf(isGone);
    if (elements == m_elements && links == m_links)
        return;
    m_elements = elements;
    m_links = links;
    Q_EMIT changed();
}

void Selection::toggle(const ElementId &id)
{
    QSet<ElementId> elements = m_elements;
    if (!elements.remove(id))
        elements.insert(id);
    set(elements, m_links);
}

void Selection::toggle(const LinkId &id)
{
    QSet<LinkId> links = m_links;
    if (!links.remove(id))
        links.insert(id);
    set(m_elements, links);
}

void Selection::selectAll()
{
    const Architecture &architecture = m_document->architecture();
    const QList<ElementId> elements = architecture.elements().keys();
    const QList<LinkId> links = architecture.links().keys();
    set({elements.begin(), elements.end()}, {links.begin(), links.end()});
}

bool Selection::isDrawn(const ElementId &id) const
{
    return m_document->architecture().element(id);
}

bool Selection::isDrawn(const LinkId &id) const
{
    return m_document->architecture().link(id);
}

void Selection::forgetRemoved(const DocumentChange &)
{
    set(m_elements, m_links);
}

} // namespace rheo::ui
