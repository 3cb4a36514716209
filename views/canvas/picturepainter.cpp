// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picturepainter.h"

#include "model/layout/geometry.h"
#include "views/canvas/blockpainter.h"
#include "views/canvas/comparisonpainter.h"
#include "views/canvas/elementpainter.h"
#include "views/canvas/linkpainter.h"
#include "views/canvas/statepainter.h"

#include <cmath>

namespace rheo::ui {

namespace {

bool isLinkShown(const CanvasState &state, const PictureElement &element)
{
    return !state.comparison && state.overlay.elements.contains(element.id);
}

/// Whether a label may lie there: no card, no line, no pill within 4.
bool isFree(const CanvasPicture &picture, const QRectF &place)
{
    const QRectF area = place.adjusted(-4, 0, 4, 0);
    for (const PictureElement *element : picture.elementsMeeting(area)) {
        if (!element->isRegion() && (element->rect.intersects(area) || element->sheetRect().intersects(area)))
            return false;
    }
    for (const PictureLink *link : picture.linksMeeting(area)) {
        if (link->pill.intersects(area))
            return false;
        for (qsizetype i = 0; i + 1 < link->points.size(); ++i) {
            if (QRectF(link->points[i], link->points[i + 1]).normalized().adjusted(-1, -1, 1, 1).intersects(area))
                return false;
        }
    }
    return true;
}

void paintLinks(QPainter &painter, const std::vector<const PictureLink *> &links, const CanvasState &state,
                const PaintStyle &style)
{
    const auto isAbove = [](const LinkLook &look) { return look.selected || look.overlay.lit || look.overlay.late; };
    for (const bool above : {false, true}) {
        for (const PictureLink *link : links) {
            if (const LinkLook look = lookOf(state, link->id); isAbove(look) == above)
                paintLink(painter, *link, look, style);
        }
    }
}

void paintElements(QPainter &painter, const std::vector<const PictureElement *> &elements, const CanvasState &state,
                   const PaintStyle &style)
{
    for (const PictureElement *element : elements) {
        if (element->isRegion())
            continue;
        const ElementLook look = lookOf(state, element->id);
        paintHalo(painter, *element, look, style);
        paintElement(painter, *element, look, style);
    }
}

} // namespace

void paintGround(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    painter.fillRect(area, style.theme.canvas);
    constexpr qreal leastApart = 14;
    qreal step = gridStep;
    while (step * style.zoom < leastApart)
        step *= 2;
    QList<QPointF> dots;
    for (qreal y = std::ceil(area.top() / step) * step; y <= area.bottom(); y += step)
        for (qreal x = std::ceil(area.left() / step) * step; x <= area.right(); x += step)
            dots += QPointF(x, y);
    QPen pen(style.theme.gridDot, 1.6, Qt::SolidLine, Qt::SquareCap);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawPoints(dots.constData(), int(dots.size()));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void paintPicture(QPainter &painter, const CanvasPicture &picture, const CanvasState &state, const QRectF &area,
                  const PaintStyle &style)
{
    if (style.detail == Detail::Blocks)
        return paintBlocks(painter, picture, state, area, style);
    painter.setRenderHint(QPainter::Antialiasing, style.detail != Detail::Shapes);
    const auto elements = picture.elementsMeeting(area);
    const auto links = picture.linksMeeting(area);
    for (const PictureElement *element : elements) {
        if (element->isRegion()) {
            paintHalo(painter, *element, lookOf(state, element->id), style);
            paintRegion(painter, *element, lookOf(state, element->id), style);
        }
    }
    if (state.comparison)
        paintGhosts(painter, picture, *state.comparison, area, style);
    paintLinks(painter, links, state, style);
    paintElements(painter, elements, state, style);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const PictureLink *link : links) {
        paintPill(painter, *link, lookOf(state, link->id), style);
        paintLinkBadge(painter, *link, lookOf(state, link->id), style);
        paintLinkSign(painter, *link, lookOf(state, link->id), style);
    }
    for (const PictureElement *element : elements) {
        const ElementLook look = lookOf(state, element->id);
        if (isLinkShown(state, *element))
            paintLabels(painter, *element, look, style, [&](const QRectF &place) { return isFree(picture, place); });
        paintMarks(painter, *element, look, style);
    }
    if (state.comparison)
        paintDifferences(painter, picture, *state.comparison, area, style);
}

} // namespace rheo::ui
