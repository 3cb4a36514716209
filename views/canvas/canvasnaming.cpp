// SPDX-License-Identifier: Apache-2.0
// What is added, and how it gets its name.
#include "model/edit/elementedits.h"
#include "model/layout/geometry.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/inplaceeditor.h"
#include "views/canvas/picturetext.h"

namespace rheo::ui {

ElementId CanvasView::addAt(ElementKind kind, QPointF position)
{
    const QPointF middle = position + QPointF(cardWidth / 2, cardHeight / 2);
    const ElementId region = m_picture.regionAt(middle);
    ElementId id = addElement(*m_document, kind, kindName(kind), position, region);
    if (id.isEmpty()) {
        Q_EMIT refused(m_document->readOnlyReason());
        return {};
    }
    m_lastKind = kind;
    nameAdded(id);
    return id;
}

void CanvasView::nameAdded(const ElementId &id)
{
    m_selection->set(id);
    editName(id);
    m_added = id;
}

void CanvasView::takeName(const ElementId &id, const QString &name)
{
    if (id != m_added) {
        if (const auto done = renameElement(*m_document, id, name); !done)
            Q_EMIT refused(done.error().message);
        return;
    }
    const auto named = nameNewElement(*m_document, id, name);
    if (named)
        m_selection->set(*named);
    else
        Q_EMIT refused(named.error().message);
}

void CanvasView::editName(const ElementId &id)
{
    if (!m_picture.element(id) || !m_document->readOnlyReason().isEmpty())
        return;
    m_added = {};
    m_state.edited = id;
    invalidateElement(id);
    m_editor->open(id);
}

} // namespace rheo::ui
