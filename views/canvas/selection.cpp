// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/selection.h"

#include <algorithm>

namespace rheo::ui {

namespace {

/// Of very many it is asked the other way round: a hash finds sooner than a map.
template<typename Id, typename Value>
QSet<Id> withoutGone(const QSet<Id> &wanted, const QMap<Id, Value> &drawn, const auto &isGone)
{
    constexpr qsizetype few = 8;
    if (wanted.size() > drawn.size() / few) {
        const auto isWanted = [&wanted](const Id &id) { return wanted.contains(id); };
        if (std::count_if(drawn.keyBegin(), drawn.keyEnd(), isWanted) == wanted.size())
            return wanted;
    }
    QSet<Id> kept = wanted;
    kept.removeIf(isGone);
    return kept;
}

} // namespace

Selection::Selection(ArchitectureDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(document, &ArchitectureDocument::changed, this, &Selection::forgetRemoved);
}

void Selection::set(const QSet<ElementId> &wantedElements, const QSet<LinkId> &wantedLinks)
{
    const Architecture &architecture = m_document->architecture();
    const auto isGone = [this](const auto &id) { return !isDrawn(id); };
    const QSet<ElementId> elements = withoutGone(wantedElements, architecture.elements(), isGone);
    const QSet<LinkId> links = withoutGone(wantedLinks, architecture.links(), isGone);
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
    set({architecture.elements().keyBegin(), architecture.elements().keyEnd()},
        {architecture.links().keyBegin(), architecture.links().keyEnd()});
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
