// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/comparisonpainter.h"

#include "views/canvas/elementshape.h"
#include "views/theme/icons.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

constexpr qreal plateAround = 7;
constexpr qreal signSide = 14;
constexpr qreal pillTall = 20;

struct Colours
{
    QColor line, tint, text;
};

Colours coloursOf(Difference difference, const Theme &theme)
{
    switch (difference) {
    case Difference::Added:
        return {theme.good, theme.diffAdded, theme.goodText};
    case Difference::Removed:
        return {theme.trouble, theme.troubleTint, theme.troubleText};
    case Difference::Changed:
        return {theme.secondText, theme.chip, theme.text};
    }
    std::unreachable();
}

QString wordOf(const CanvasComparison::Mark &mark)
{
    const auto tr = [](const char *text, int count = -1) {
        return QCoreApplication::translate("CanvasComparison", text, nullptr, count);
    };
    switch (mark.difference) {
    case Difference::Added:
        return tr("added");
    case Difference::Removed:
        return tr("removed");
    case Difference::Changed:
        return mark.changes == 1 ? tr("1 change") : tr("%1 changes").arg(mark.changes);
    }
    std::unreachable();
}

QPen dashed(const QColor &colour, qreal width)
{
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern({5 / width, 3.5 / width});
    return pen;
}

/// Solid around what is new, dotted around what is changed: not by colour alone.
QPen platePen(Difference difference, const PaintStyle &style)
{
    const qreal width = std::max(1.5, style.pixels(1.5));
    QPen pen(coloursOf(difference, style.theme).line, width);
    if (difference == Difference::Changed) {
        pen.setDashPattern({1, 2});
        pen.setCapStyle(Qt::RoundCap);
    }
    return pen;
}

void paintPlate(QPainter &painter, const PictureElement &element, Difference difference, const PaintStyle &style)
{
    const bool isRegion = element.isRegion();
    const qreal around = isRegion ? 3 : plateAround;
    painter.setPen(platePen(difference, style));
    painter.setBrush(isRegion ? QBrush(Qt::NoBrush) : QBrush(coloursOf(difference, style.theme).tint));
    QRectF rect = element.rect;
    if (!element.sheetRect().isNull())
        rect.setTop(element.sheetRect().top());
    painter.drawRoundedRect(rect.adjusted(-around, -around, around, around), cardRadius + 4, cardRadius + 4);
}

void paintGhost(QPainter &painter, const PictureElement &ghost, const PaintStyle &style)
{
    const Colours colours = coloursOf(Difference::Removed, style.theme);
    painter.setPen(dashed(colours.line, std::max(1.5, style.pixels(1.2))));
    QColor tint = colours.tint;
    tint.setAlphaF(ghost.isRegion() ? 0.45f : 1.0f);
    painter.setBrush(tint);
    painter.drawPath(shapePath(ghost));
    if (style.detail >= Detail::Shapes)
        return;
    const QRectF place = ghost.isRegion()
                             ? QRectF(ghost.rect.left() + 12, ghost.rect.top() + 8, ghost.rect.width() - 22, 20)
                             : textArea(ghost);
    drawLine(painter, place, ghost.isRegion() ? style.title : style.name, colours.text, ghost.name);
}

void paintGhostLink(QPainter &painter, const PictureLink &link, const PaintStyle &style)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(dashed(style.theme.trouble, std::max(1.8, style.pixels(1.2))));
    painter.drawPolyline(link.way);
}

void paintLinkPlate(QPainter &painter, const PictureLink &link, Difference difference, const PaintStyle &style)
{
    const Colours colours = coloursOf(difference, style.theme);
    QColor line = colours.line;
    line.setAlphaF(difference == Difference::Added ? 0.55f : 0.3f);
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(link.path,
                       QPen(line, std::max(6.0, style.pixels(3)), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintPillAt(QPainter &painter, QPointF corner, const CanvasComparison::Mark &mark, const PaintStyle &style)
{
    const Colours colours = coloursOf(mark.difference, style.theme);
    if (style.detail != Detail::Full) {
        const qreal side = std::max(signSide, style.pixels(13));
        paintDifferenceSign(painter, mark.difference, QRectF(corner.x() - side / 4, corner.y() - side / 2, side, side),
                            style.theme);
        return;
    }
    const QString word = wordOf(mark);
    const QRectF pill(corner, QSizeF(textAdvance(style.second, word) + signSide + 18, pillTall));
    painter.setPen(QPen(colours.line, 1.25));
    painter.setBrush(blended(colours.tint, style.theme.canvas, 1));
    painter.drawRoundedRect(pill, pillTall / 2, pillTall / 2);
    paintDifferenceSign(painter, mark.difference,
                        QRectF(pill.left() + 4, pill.center().y() - signSide / 2, signSide, signSide), style.theme);
    drawLine(painter, pill.adjusted(signSide + 8, 0, -6, 0), style.second, colours.text, word);
}

/// Under a card, where other pills are; in the corner of a region, beside its title.
QPointF pillCorner(const PictureElement &element)
{
    const QRectF &r = element.rect;
    return element.isRegion() ? QPointF(r.left() + 10, r.top() - pillTall / 2) : QPointF(r.left() + 8, r.bottom() - 2);
}

/// Where neither the pill of a consumer group nor an end is, else on the corner of the pill.
QPointF signPlace(const PictureLink &link)
{
    for (const qreal part : {0.5, 0.25, 0.75, 0.12}) {
        if (const QPointF point = link.at(part); !link.pill.adjusted(-9, -9, 9, 9).contains(point))
            return point;
    }
    return link.pill.isNull() ? link.at(0.5) : link.pill.topLeft() + QPointF(6, 0);
}

void paintLinkSign(QPainter &painter, const PictureLink &link, Difference difference, const PaintStyle &style)
{
    if (link.way.isEmpty() || style.detail >= Detail::Shapes)
        return;
    const qreal side = std::max(signSide + 2, style.pixels(12));
    paintDifferenceSign(painter, difference, QRectF(signPlace(link) - QPointF(side / 2, side / 2), QSizeF(side, side)),
                        style.theme);
}

bool meets(const QRectF &thing, const QRectF &area)
{
    return thing.adjusted(-1, -1, 1, 1).intersects(area);
}

} // namespace

void paintGhosts(QPainter &painter, const CanvasPicture &picture, const CanvasComparison &comparison,
                 const QRectF &area, const PaintStyle &style)
{
    for (const PictureElement &ghost : comparison.ghosts) {
        if (meets(ghost.extent(), area))
            paintGhost(painter, ghost, style);
    }
    for (const PictureLink &link : comparison.ghostLinks) {
        if (meets(link.extent(), area))
            paintGhostLink(painter, link, style);
    }
    for (const PictureLink *link : picture.linksMeeting(area)) {
        if (const auto mark = comparison.links.find(link->id); mark != comparison.links.end())
            paintLinkPlate(painter, *link, mark->difference, style);
    }
    for (const PictureElement *element : picture.elementsMeeting(area)) {
        if (const auto mark = comparison.elements.find(element->id); mark != comparison.elements.end())
            paintPlate(painter, *element, mark->difference, style);
    }
}

void paintDifferences(QPainter &painter, const CanvasPicture &picture, const CanvasComparison &comparison,
                      const QRectF &area, const PaintStyle &style)
{
    for (const PictureLink &link : comparison.ghostLinks) {
        if (meets(link.extent(), area))
            paintLinkSign(painter, link, Difference::Removed, style);
    }
    for (const PictureLink *link : picture.linksMeeting(area)) {
        if (const auto mark = comparison.links.find(link->id); mark != comparison.links.end())
            paintLinkSign(painter, *link, mark->difference, style);
    }
    for (const PictureElement &ghost : comparison.ghosts) {
        if (meets(ghost.extent(), area))
            paintPillAt(painter, pillCorner(ghost), {Difference::Removed}, style);
    }
    for (const PictureElement *element : picture.elementsMeeting(area)) {
        if (const auto mark = comparison.elements.find(element->id); mark != comparison.elements.end())
            paintPillAt(painter, pillCorner(*element), *mark, style);
    }
}

void paintDifferenceSign(QPainter &painter, Difference difference, const QRectF &where, const Theme &theme)
{
    const QColor line = coloursOf(difference, theme).line;
    const QPointF centre = where.center();
    const qreal reach = where.width() * 0.24;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(line);
    painter.drawEllipse(where);
    painter.setPen(QPen(theme.panel, where.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (difference == Difference::Changed) {
        QPainterPath wave(centre + QPointF(-reach, reach * 0.25));
        wave.cubicTo(centre + QPointF(-reach * 0.4, -reach * 1.2), centre + QPointF(reach * 0.4, reach * 1.2),
                     centre + QPointF(reach, -reach * 0.25));
        painter.drawPath(wave);
    } else {
        painter.drawLine(centre - QPointF(reach, 0), centre + QPointF(reach, 0));
        if (difference == Difference::Added)
            painter.drawLine(centre - QPointF(0, reach), centre + QPointF(0, reach));
    }
    painter.restore();
}

QIcon differenceIcon(Difference difference, const Theme &theme)
{
    QIcon icon;
    for (const int side : {16, 32, 48}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintDifferenceSign(painter, difference, QRectF(1, 1, side - 2, side - 2), theme);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace rheo::ui
