// SPDX-License-Identifier: Apache-2.0
#include "model/edit/arrangement.h"

#include <algorithm>
#include <vector>

namespace rheo {

namespace {

QPointF wayTo(const QRectF &all, const QRectF &one, Alignment alignment)
{
    switch (alignment) {
    case Alignment::Left:
        return {all.left() - one.left(), 0};
    case Alignment::Centre:
        return {all.center().x() - one.center().x(), 0};
    case Alignment::Right:
        return {all.right() - one.right(), 0};
    case Alignment::Top:
        return {0, all.top() - one.top()};
    case Alignment::Middle:
        return {0, all.center().y() - one.center().y()};
    case Alignment::Bottom:
        return {0, all.bottom() - one.bottom()};
    }
    std::unreachable();
}

} // namespace

QHash<ElementId, QPointF> aligned(const QHash<ElementId, QRectF> &rects, Alignment alignment)
{
    QRectF all;
    for (const QRectF &rect : rects)
        all |= rect;
    QHash<ElementId, QPointF> ways;
    for (auto it = rects.cbegin(); it != rects.cend(); ++it)
        ways.insert(it.key(), wayTo(all, it.value(), alignment));
    return ways;
}

QHash<ElementId, QPointF> distributed(const QHash<ElementId, QRectF> &rects, Qt::Orientation orientation)
{
    const bool across = orientation == Qt::Horizontal;

    struct Span
    {
        ElementId id;
        qreal begin, size;
    };

    std::vector<Span> spans;
    qreal sizes = 0;
    for (auto it = rects.cbegin(); it != rects.cend(); ++it) {
        spans.push_back({it.key(), across ? it->left() : it->top(), across ? it->width() : it->height()});
        sizes += spans.back().size;
    }
    QHash<ElementId, QPointF> ways;
    if (spans.size() < 3)
        return ways;
    std::ranges::sort(spans, {}, [](const Span &span) { return std::pair(span.begin, span.id); });
    const Span &last = spans.back();
    const qreal whole = last.begin + last.size - spans.front().begin;
    const qreal gap = (whole - sizes) / qreal(spans.size() - 1);
    qreal at = spans.front().begin;
    for (const Span &span : spans) {
        const qreal way = at - span.begin;
        ways.insert(span.id, across ? QPointF(way, 0) : QPointF(0, way));
        at += span.size + gap;
    }
    return ways;
}

} // namespace rheo
