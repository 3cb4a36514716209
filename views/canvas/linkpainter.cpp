// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/linkpainter.h"

#include "views/canvas/roundroute.h"

namespace rheo::ui {

namespace {

constexpr qreal mirrorGap = 3;

struct Stroke
{
    QColor colour;
    qreal width;
};

Stroke strokeOf(const LinkLook &look, const Theme &theme)
{
    if (look.overlay.late)
        return {theme.trouble, 2.6};
    if (look.overlay.lit)
        return {theme.selection, 2.6};
    if (look.inTrouble())
        return {theme.trouble, 2.2};
    return {theme.link, look.hovered ? 2.2 : 1.6};
}

QPen penOf(const PictureLink &link, const LinkLook &look, const Stroke &stroke)
{
    QPen pen(stroke.colour, stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const bool dashed = link.id.kind == LinkKind::Calls || link.id.kind == LinkKind::ReadsWrites;
    if (dashed || look.overlay.notOnCluster)
        pen.setDashPattern({5 / stroke.width, 4 / stroke.width});
    return pen;
}

void paintHalo(QPainter &painter, const PictureLink &link, const LinkLook &look, const Theme &theme)
{
    if (!look.selected && !look.overlay.lit && !look.overlay.late)
        return;
    QColor halo = look.overlay.late && !look.selected ? theme.trouble : theme.selection;
    halo.setAlphaF(0.22f);
    painter.strokePath(link.path, QPen(halo, look.selected ? 9 : 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void paintArrow(QPainter &painter, const PictureLink &link, const Stroke &stroke)
{
    const QPointF tip = link.points.back();
    const QLineF run(link.points[link.points.size() - 2], tip);
    if (run.length() <= 0)
        return;
    const qreal size = stroke.width > 2.5 ? 1.15 : 1;
    const QPointF along = (run.p2() - run.p1()) / run.length();
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - along * arrowLength * size;
    painter.setPen(Qt::NoPen);
    painter.setBrush(stroke.colour);
    painter.drawPolygon(QPolygonF{tip, base + across * arrowWidth * size / 2, base - across * arrowWidth * size / 2});
}

void paintSimple(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style)
{
    Stroke stroke = strokeOf(look, style.theme);
    if (look.selected)
        stroke = {style.theme.selection, 2.2};
    else if (look.overlay.flow > 0 && style.detail == Detail::Shapes)
        stroke.colour = blended(style.theme.recordDot, style.theme.link, std::min(1.0f, look.overlay.flow));
    painter.setPen(QPen(stroke.colour, style.pixels(stroke.width * 0.75)));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(link.points);
}

} // namespace

void paintLink(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style)
{
    const qreal opacity = painter.opacity();
    if (look.overlay.dimmed)
        painter.setOpacity(opacity * 0.4);
    if (style.detail >= Detail::Shapes) {
        paintSimple(painter, link, look, style);
    } else {
        const Stroke stroke = strokeOf(look, style.theme);
        paintHalo(painter, link, look, style.theme);
        painter.setBrush(Qt::NoBrush);
        if (link.id.kind == LinkKind::Mirrors) {
            painter.strokePath(link.path,
                               QPen(stroke.colour, 2 * stroke.width + mirrorGap, Qt::SolidLine, Qt::FlatCap));
            painter.strokePath(link.path, QPen(style.theme.canvas, mirrorGap, Qt::SolidLine, Qt::FlatCap));
        } else {
            painter.strokePath(link.path, penOf(link, look, stroke));
        }
        paintArrow(painter, link, stroke);
    }
    painter.setOpacity(opacity);
}

} // namespace rheo::ui
