// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"

#include "model/layout/textwidth.h"

#include <cmath>

namespace rheo {

namespace {

constexpr QSizeF emptyContainer(200, 120);
constexpr int deepest = 100;
constexpr qreal widestNote = 220;
constexpr qreal noteMargin = 20; // the rule at the left and the padding
constexpr qreal noteLine = 16;
constexpr qreal schemaMargin = 36; // icon, fold, padding
constexpr qreal titleMargin = 60;  // icon and padding of a container's title

qreal stepsUp(qreal length)
{
    return std::ceil(length / gridStep) * gridStep;
}

qreal cardWidthFor(const QString &name)
{
    return std::clamp(stepsUp(textWidth(name, nameSize) + nameMargin), cardWidth, widestCard);
}

QSizeF noteSizeOf(const Element &note)
{
    qreal widest = 0;
    const QStringList lines = noteLines(note);
    for (const QString &line : lines)
        widest = std::max(widest, textWidth(line, noteSize));
    return {stepsUp(widest + noteMargin), stepsUp(qreal(lines.size()) * noteLine + 4)};
}

/// Walks the containers from the inside out; each rectangle is worked out once.
class RectWalk
{
public:
    RectWalk(const Architecture &architecture, const Placement &placement)
        : m_architecture(architecture), m_placement(placement)
    {
        for (const Element &element : architecture.elements())
            if (!element.container.isEmpty())
                m_children[element.container] += element.id;
    }

    /// Null for what is not placed.
    QRectF rectOf(const Element &element)
    {
        if (const auto known = m_rects.constFind(element.id); known != m_rects.constEnd())
            return *known;
        if (m_depth == deepest)
            return {};
        ++m_depth;
        m_rects.insert(element.id, {}); // a container met again inside itself counts as not placed
        const QRectF rect = isContainer(element.kind) ? containerRect(element) : cardRect(element);
        m_rects.insert(element.id, rect);
        --m_depth;
        return rect;
    }

private:
    QRectF cardRect(const Element &element) const
    {
        const auto place = m_placement.constFind(element.id);
        return place == m_placement.constEnd() ? QRectF() : QRectF(place->position, elementSize(element));
    }

    QRectF containerRect(const Element &container)
    {
        QRectF content;
        for (const ElementId &child : m_children.value(container.id))
            content |= rectOf(*m_architecture.element(child));
        const QRectF open = content.isNull() ? cardRect(container) : containerAround(content, container);
        if (open.isNull() || !m_placement.value(container.id).collapsed)
            return open;
        return {open.topLeft(), collapsedSize(container)};
    }

    const Architecture &m_architecture;
    const Placement &m_placement;
    QHash<ElementId, QList<ElementId>> m_children;
    QHash<ElementId, QRectF> m_rects;
    int m_depth = 0;
};

} // namespace

QSizeF elementSize(const Element &element)
{
    if (isContainer(element.kind))
        return emptyContainer;
    if (element.kind == ElementKind::Note)
        return noteSizeOf(element);
    if (element.kind == ElementKind::Schema)
        return {std::clamp(stepsUp(textWidth(element.name, smallSize) + schemaMargin), 80.0, widestCard), schemaHeight};
    return {cardWidthFor(element.name), cardHeight};
}

QSizeF collapsedSize(const Element &container)
{
    return {cardWidthFor(container.name), cardHeight};
}

QRectF containerAround(const QRectF &content, const Element &container)
{
    QRectF rect = content.adjusted(-containerPadding, -containerHead, containerPadding, containerPadding);
    const qreal title = std::min(stepsUp(textWidth(container.name, nameSize) + titleMargin), widestCard);
    rect.setWidth(std::max(rect.width(), title));
    return rect;
}

QStringList noteLines(const Element &note)
{
    const QString text = note.text(fields::text);
    return wrappedText(text.isEmpty() ? note.name : text, noteSize, widestNote - noteMargin);
}

QHash<ElementId, QRectF> elementRects(const Architecture &architecture, const Placement &placement)
{
    RectWalk walk(architecture, placement);
    QHash<ElementId, QRectF> rects;
    for (const Element &element : architecture.elements()) {
        if (visibleStandIn(architecture, placement, element.id) != element.id)
            continue;
        if (const QRectF rect = walk.rectOf(element); !rect.isNull())
            rects.insert(element.id, rect);
    }
    return rects;
}

QHash<ElementId, QRectF> elementRects(const Architecture &architecture, const Placement &placement,
                                      const QSet<ElementId> &wanted)
{
    RectWalk walk(architecture, placement);
    QHash<ElementId, QRectF> rects;
    for (const ElementId &id : wanted) {
        const Element *element = architecture.element(id);
        if (!element || visibleStandIn(architecture, placement, id) != id)
            continue;
        if (const QRectF rect = walk.rectOf(*element); !rect.isNull())
            rects.insert(id, rect);
    }
    return rects;
}

ElementId visibleStandIn(const Architecture &architecture, const Placement &placement, const ElementId &id)
{
    ElementId outermost = id;
    const Element *element = architecture.element(id);
    for (int depth = 0; element && !element->container.isEmpty() && depth < deepest; ++depth) {
        element = architecture.element(element->container);
        if (element && element->id == id)
            break;
        if (element && placement.value(element->id).collapsed)
            outermost = element->id;
    }
    return outermost;
}

qreal pillWidth(const QString &text)
{
    return std::min(std::ceil(textWidth(text, smallSize) + pillMargin), widestPill);
}

} // namespace rheo
