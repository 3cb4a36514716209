// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/statepainter.h"

#include "views/canvas/elementshape.h"
#include "views/canvas/linkpainter.h"
#include "views/theme/icons.h"

namespace rheo::ui {

namespace {

constexpr qreal portRadius = 5;
constexpr qreal badgeRadius = 9.5;
constexpr qreal signSide = 18;

void paintPorts(QPainter &painter, const PictureElement &element, const ElementLook &look, const Theme &theme)
{
    const bool shown = (look.selected || look.hovered) && !look.overlay.dimmed;
    if (!shown || element.isLocked || element.kind == ElementKind::Note || isContainer(element.kind) ||
        element.kind == ElementKind::Schema)
        return;
    painter.setPen(QPen(look.selected ? theme.selection : theme.text, look.selected ? 2 : 1.4));
    painter.setBrush(theme.panel);
    const qreal radius = look.selected ? portRadius : portRadius - 1;
    for (const QPointF &port : ports(element))
        painter.drawEllipse(port, radius, radius);
}

void paintFocus(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    constexpr qreal outside = 6;
    QPen pen(theme.text, 2, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1, 1.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(element.rect.adjusted(-outside, -outside, outside, outside), cardRadius + 3,
                            cardRadius + 3);
}

void paintLock(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    const QPointF centre = element.rect.topLeft() + QPointF(4, 0);
    painter.setPen(QPen(theme.cardOutline, 1.25));
    painter.setBrush(theme.panel);
    painter.drawEllipse(centre, 9, 9);
    paintIcon(painter, QStringLiteral("lock"), QRectF(centre.x() - 6, centre.y() - 6, 12, 12), theme.text);
}

void paintHatchedCorner(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    const qreal right = element.rect.right() - (element.kind == ElementKind::Topic ? 23 : 4);
    const QRectF corner(right - 12, element.rect.top() + 6, 12, 12);
    painter.save();
    painter.setClipRect(corner, Qt::IntersectClip);
    painter.setPen(QPen(theme.secondText, 1.8));
    for (qreal offset = -12; offset <= 12; offset += 4.5)
        painter.drawLine(corner.bottomLeft() + QPointF(offset, 1), corner.topRight() + QPointF(offset, -1));
    painter.restore();
}

bool isTrouble(Sign sign)
{
    return sign == Sign::Error || sign == Sign::Late;
}

QRectF pillRectOf(const PictureElement &element, const ElementOverlay &overlay, const PaintStyle &style)
{
    const qreal sign = overlay.pillSign == Sign::None ? 0 : 17;
    const qreal width = textAdvance(style.second, overlay.pill) + sign + 18;
    return {element.rect.left() + (element.kind == ElementKind::Topic ? 6 : 8), element.rect.bottom() + 4, width, 20};
}

void paintTextPill(QPainter &painter, const QRectF &rect, const ElementOverlay &overlay, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    const bool trouble = isTrouble(overlay.pillSign);
    painter.setPen(QPen(trouble ? theme.trouble : theme.cardOutline, trouble ? 1.5 : 1.25));
    painter.setBrush(trouble ? theme.troubleTint : theme.canvas);
    painter.drawRoundedRect(rect, 10, 10);
    QRectF text = rect.adjusted(9, 0, -9, 0);
    if (overlay.pillSign != Sign::None) {
        paintSign(painter, overlay.pillSign, QRectF(text.left() - 1, text.center().y() - 6.5, 13, 13), theme);
        text.setLeft(text.left() + 17);
    }
    drawLine(painter, text, style.second, trouble ? theme.troubleText : theme.text, overlay.pill);
}

QRectF firstFree(const QList<QRectF> &places, const std::function<bool(const QRectF &)> &isFree)
{
    for (const QRectF &place : places) {
        if (isFree(place))
            return place;
    }
    return places.front();
}

} // namespace

void paintHalo(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style)
{
    if (!look.selected && !look.flashing)
        return;
    QColor halo = style.theme.selection;
    halo.setAlphaF(0.22f);
    painter.strokePath(shapePath(element), QPen(halo, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

QRectF signRect(const PictureElement &element, const PaintStyle &style)
{
    const qreal side = std::max(signSide, style.pixels(12));
    return {element.rect.right() - 14 - side / 2, element.rect.top() - 1 - side / 2, side, side};
}

QRectF signRect(const PictureLink &link, const LinkLook &look, const PaintStyle &style)
{
    if (look.overlay.sign < Sign::Warning || style.detail >= Detail::Shapes || look.overlay.badge > 0)
        return {};
    const PillLayout pill = style.detail == Detail::Full ? pillLayout(link, look.overlay, style) : PillLayout();
    if (!pill.second.isEmpty())
        return {};
    const qreal side = std::max(signSide, style.pixels(12));
    const QPointF centre = pill.rect.isNull() ? link.at(0.5) : pill.rect.topRight() - QPointF(4, 2);
    return {centre.x() - side / 2, centre.y() - side / 2, side, side};
}

void paintLinkSign(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style)
{
    const QRectF where = signRect(link, look, style);
    if (where.isNull())
        return;
    const qreal opacity = painter.opacity();
    painter.setOpacity(look.overlay.dimmed ? opacity * 0.4 : opacity);
    paintSign(painter, look.overlay.sign, where, style.theme);
    painter.setOpacity(opacity);
}

void paintMarks(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style)
{
    const bool full = style.detail == Detail::Full;
    if (look.overlay.simulated && full)
        paintHatchedCorner(painter, element, style.theme);
    if (full || look.selected || look.hovered)
        paintPorts(painter, element, look, style.theme);
    if (element.isLocked && full)
        paintLock(painter, element, style.theme);
    if (look.overlay.sign != Sign::None) {
        const qreal opacity = painter.opacity();
        painter.setOpacity(look.overlay.dimmed ? opacity * 0.4 : opacity);
        paintSign(painter, look.overlay.sign, signRect(element, style), style.theme);
        painter.setOpacity(opacity);
    }
    if (look.overlay.badge > 0)
        paintBadge(painter, element.rect.topLeft() + QPointF(1, 1), look.overlay.badge, look.overlay.badgeLate, style);
    if (look.focused)
        paintFocus(painter, element, style.theme);
}

void paintLabels(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style,
                 const std::function<bool(const QRectF &)> &isFree)
{
    if (style.detail != Detail::Full)
        return;
    const ElementOverlay &overlay = look.overlay;
    const qreal opacity = painter.opacity();
    if (overlay.dimmed)
        painter.setOpacity(opacity * 0.4);
    const QRectF &r = element.rect;
    qreal under = r.bottom() + 4;
    if (!overlay.pill.isEmpty()) {
        paintTextPill(painter, pillRectOf(element, overlay, style), overlay, style);
        under += 22;
    }
    if (!overlay.label.isEmpty()) {
        const qreal width = textAdvance(style.second, overlay.label);
        const qreal left = textArea(element).left() - 6;
        const QRectF place = firstFree({{left, under, width, 16},
                                        {left, r.top() - 20 - (element.sheet.isEmpty() ? 0 : 26), width, 16},
                                        {r.right() + 8, r.center().y() - 24, width, 16}},
                                       isFree);
        drawLine(painter, place, style.second, style.theme.text, overlay.label);
    }
    painter.setOpacity(opacity);
}

void paintLinkBadge(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style)
{
    if (look.overlay.badge <= 0)
        return;
    const QPointF centre = link.at(0.5);
    paintBadge(painter, centre, look.overlay.badge, look.overlay.late, style);
    if (look.overlay.label.isEmpty() || style.detail != Detail::Full)
        return;
    const qreal width = textAdvance(style.second, look.overlay.label);
    const QRectF text(centre.x() + badgeRadius + 6, centre.y() - 22, width, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.theme.canvas);
    painter.drawRoundedRect(text.adjusted(-3, 0, 3, 0), 4, 4);
    drawLine(painter, text, style.second, style.theme.text, look.overlay.label);
}

void paintBadge(QPainter &painter, QPointF centre, int number, bool late, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    const qreal radius = std::max(badgeRadius, style.pixels(7));
    painter.setPen(QPen(theme.canvas, 2));
    painter.setBrush(late ? theme.trouble : theme.selection);
    painter.drawEllipse(centre, radius, radius);
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    drawLine(painter, box, style.strong, late ? theme.onTroubleText : theme.onSelection, QString::number(number),
             Qt::AlignHCenter);
}

QBrush hatch(const QColor &colour, qreal step)
{
    const int side = qRound(step * 2);
    QPixmap tile(side, side);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.6));
    for (int offset = -side; offset <= side; offset += side)
        painter.drawLine(QPointF(offset, side), QPointF(offset + side, 0));
    painter.end();
    return {tile};
}

} // namespace rheo::ui
