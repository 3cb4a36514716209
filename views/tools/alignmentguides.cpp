// SPDX-License-Identifier: Apache-2.0
#include "views/tools/alignmentguides.h"

#include "views/canvas/canvasview.h"
#include "views/theme/preferences.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace rheo::ui {

namespace {

constexpr qreal same = 0.01;

bool isSame(qreal a, qreal b)
{
    return std::abs(a - b) < same;
}

QRectF turned(const QRectF &rect)
{
    return {rect.top(), rect.left(), rect.height(), rect.width()};
}

QList<QRectF> turned(QList<QRectF> rects)
{
    for (QRectF &rect : rects)
        rect = turned(rect);
    return rects;
}

QList<QLineF> turned(QList<QLineF> lines)
{
    for (QLineF &line : lines)
        line = {line.y1(), line.x1(), line.y2(), line.x2()};
    return lines;
}

// What follows is said for left and right; for up and down everything is turned round.

bool isBeside(const QRectF &a, const QRectF &b)
{
    return a.top() < b.bottom() && b.top() < a.bottom();
}

std::optional<QRectF> nearestBefore(const QRectF &box, const QList<QRectF> &mates)
{
    std::optional<QRectF> nearest;
    for (const QRectF &mate : mates) {
        if (isBeside(mate, box) && mate.right() <= box.center().x() && (!nearest || mate.right() > nearest->right()))
            nearest = mate;
    }
    return nearest;
}

std::optional<QRectF> nearestBehind(const QRectF &box, const QList<QRectF> &mates)
{
    std::optional<QRectF> nearest;
    for (const QRectF &mate : mates) {
        if (isBeside(mate, box) && mate.left() >= box.center().x() && (!nearest || mate.left() < nearest->left()))
            nearest = mate;
    }
    return nearest;
}

/// Where the box's left edge is to be for two gaps to be equal, and the neighbours at the gaps, from left to right; a
/// null rectangle stands for the box.
struct EqualGap
{
    qreal left;
    std::array<QRectF, 3> row;
};

QList<EqualGap> gapsAround(const QRectF &box, const QList<QRectF> &mates)
{
    QList<EqualGap> found;
    const auto before = nearestBefore(box, mates);
    const auto behind = nearestBehind(box, mates);
    if (before && behind)
        found += EqualGap{(before->right() + behind->left() - box.width()) / 2, {*before, QRectF(), *behind}};
    if (const auto farther = before ? nearestBefore(*before, mates) : std::nullopt)
        found += EqualGap{before->right() + before->left() - farther->right(), {*farther, *before, QRectF()}};
    if (const auto farther = behind ? nearestBehind(*behind, mates) : std::nullopt) {
        const qreal gap = farther->left() - behind->right();
        found += EqualGap{behind->left() - gap - box.width(), {QRectF(), *behind, *farther}};
    }
    return found;
}

std::optional<qreal> nearestLeft(const QRectF &box, const QList<QRectF> &mates, qreal reach)
{
    std::optional<qreal> best;
    const auto offer = [&](qreal left) {
        const qreal way = std::abs(left - box.left());
        if (way <= reach && (!best || way < std::abs(*best - box.left())))
            best = left;
    };
    for (const QRectF &mate : mates) {
        offer(mate.left());
        offer(mate.right() - box.width());
        offer(mate.center().x() - box.width() / 2);
    }
    for (const EqualGap &gap : gapsAround(box, mates))
        offer(gap.left);
    return best;
}

/// One line for each edge or middle that meets the same of others, along all of them.
QList<QLineF> meetings(const QRectF &box, const QList<QRectF> &mates)
{
    using Place = qreal (*)(const QRectF &);
    constexpr std::array<Place, 3> places = {[](const QRectF &rect) { return rect.left(); },
                                             [](const QRectF &rect) { return rect.center().x(); },
                                             [](const QRectF &rect) { return rect.right(); }};
    QList<QLineF> found;
    for (const Place place : places) {
        QRectF along;
        for (const QRectF &mate : mates) {
            if (isSame(place(mate), place(box)))
                along |= mate.united(box);
        }
        if (!along.isNull())
            found += QLineF(place(box), along.top(), place(box), along.bottom());
    }
    const auto isAlong = [&found](qsizetype a, qsizetype b) {
        return isSame(found[a].y1(), found[b].y1()) && isSame(found[a].y2(), found[b].y2());
    };
    if (found.size() == 3 && isAlong(0, 1) && isAlong(1, 2))
        return {found[1]}; // shapes of one size: their middles say it
    return found;
}

QList<QLineF> equalGaps(const QRectF &box, const QList<QRectF> &mates)
{
    QList<QLineF> found;
    for (const EqualGap &gap : gapsAround(box, mates)) {
        if (!isSame(gap.left, box.left()))
            continue;
        for (size_t i = 0; i + 1 < gap.row.size(); ++i) {
            const QRectF &a = gap.row[i].isNull() ? box : gap.row[i];
            const QRectF &b = gap.row[i + 1].isNull() ? box : gap.row[i + 1];
            const qreal level = (std::max(a.top(), b.top()) + std::min(a.bottom(), b.bottom())) / 2;
            if (b.left() - a.right() > same)
                found += QLineF(a.right(), level, b.left(), level);
        }
    }
    return found;
}

void paintGap(QPainter &painter, const QLineF &gap, qreal tick)
{
    const QPointF across = isSame(gap.dy(), 0) ? QPointF(0, tick) : QPointF(tick, 0);
    painter.drawLine(gap);
    painter.drawLine(gap.p1() - across, gap.p1() + across);
    painter.drawLine(gap.p2() - across, gap.p2() + across);
}

} // namespace

AlignmentGuides alignmentGuides(const QRectF &box, QPointF otherwise, const QList<QRectF> &mates, qreal reach)
{
    const QList<QRectF> turnedMates = turned(mates);
    AlignmentGuides guides;
    guides.corner = {nearestLeft(box, mates, reach).value_or(otherwise.x()),
                     nearestLeft(turned(box), turnedMates, reach).value_or(otherwise.y())};
    const QRectF placed(guides.corner, box.size());
    guides.lines = meetings(placed, mates) + turned(meetings(turned(placed), turnedMates));
    guides.gaps = equalGaps(placed, mates) + turned(equalGaps(turned(placed), turnedMates));
    return guides;
}

QList<QRectF> alignmentMates(const CanvasView &canvas, const QRectF &box, const QSet<ElementId> &moved, bool isRegion)
{
    QList<QRectF> mates;
    const QRectF inSight = canvas.viewport().toDrawing(QRectF(canvas.rect()));
    for (const PictureElement *element : canvas.picture().elementsMeeting(inSight)) {
        const bool isAround = element->isRegion() && element->rect.contains(box.center());
        if (element->isRegion() == isRegion && !isAround && !moved.contains(element->id) &&
            element->rect.intersects(inSight))
            mates += element->rect;
    }
    return mates;
}

AlignmentGuides guidedBox(const CanvasView &canvas, const QRectF &box, QPointF onGrid, const QSet<ElementId> &moved,
                          bool isRegion, Qt::KeyboardModifiers modifiers)
{
    if (CanvasView::isSnapSuspended(modifiers))
        return {.corner = box.topLeft(), .lines = {}, .gaps = {}};
    if (!Preferences::shared().showsGuides() || canvas.viewport().zoom < AlignmentGuides::leastZoom)
        return {.corner = onGrid, .lines = {}, .gaps = {}};
    return alignmentGuides(box, onGrid, alignmentMates(canvas, box, moved, isRegion),
                           AlignmentGuides::reach / canvas.viewport().zoom);
}

void paintGuides(QPainter &painter, const AlignmentGuides &guides, const PaintStyle &style)
{
    constexpr qreal tick = 4;
    QPen pen(style.theme.selection, 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setRenderHint(QPainter::Antialiasing, false); // thin and sharp
    for (const QLineF &line : guides.lines)
        painter.drawLine(line);
    for (const QLineF &gap : guides.gaps)
        paintGap(painter, gap, style.pixels(tick));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

} // namespace rheo::ui
