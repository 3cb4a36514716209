// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "views/canvas/linkpainter.h"
#include "views/theme/icons.h"

#include <QLineF>

namespace rheo::ui {

namespace {

constexpr qreal ends = 9;      // padding inside the round ends
constexpr qreal iconRoom = 16; // icon and its gap
constexpr qreal lineHeight = 14;

QRectF centred(QPointF centre, qreal width, qreal height)
{
    return {centre.x() - width / 2, centre.y() - height / 2, width, height};
}

qreal roomOf(const PictureLink &link)
{
    const QLineF run(link.pillRun[0], link.pillRun[1]);
    const bool level = std::abs(run.dx()) >= std::abs(run.dy());
    return level ? run.length() : widestPill;
}

QColor fillOf(const LinkLook &look, const Theme &theme)
{
    return look.inTrouble() ? theme.troubleTint : theme.canvas;
}

QPen rimOf(const LinkLook &look, const Theme &theme)
{
    if (look.inTrouble())
        return {theme.trouble, 1.5};
    return look.hovered ? QPen(theme.text, 1.6) : QPen(theme.cardOutline, 1.25);
}

void paintRings(QPainter &painter, const QRectF &rect, qreal radius, const LinkLook &look, const Theme &theme)
{
    painter.setBrush(Qt::NoBrush);
    if (look.selected) {
        painter.setPen(QPen(theme.selection, 2));
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
    }
    if (look.focused) {
        QPen dotted(theme.text, 2, Qt::CustomDashLine, Qt::FlatCap);
        dotted.setDashPattern({1, 1.5});
        painter.setPen(dotted);
        painter.drawRoundedRect(rect.adjusted(-6, -6, 6, 6), radius + 6, radius + 6);
    }
}

void paintTexts(QPainter &painter, const PillLayout &pill, const LinkLook &look, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    const bool twoLines = !pill.second.isEmpty();
    QRectF first = pill.rect.adjusted(ends, 0, -ends + 1, 0);
    if (twoLines)
        first = QRectF(first.left(), pill.rect.top() + 3, first.width(), lineHeight);
    const QRectF icon(first.left() - 1, first.center().y() - 6, 12, 12);
    paintIcon(painter, QStringLiteral("users"), icon, theme.secondText);
    drawLine(painter, first.adjusted(iconRoom - 2, 0, 0, 0), style.second, theme.text, pill.first);
    if (!twoLines)
        return;
    QRectF second(first.left() + iconRoom - 2, first.bottom(), first.width() - iconRoom + 2, lineHeight);
    const bool strong = look.inTrouble() || look.overlay.sign == Sign::Warning;
    if (strong) {
        const qreal needed = textAdvance(style.strong, pill.second) + 15;
        second.setLeft(std::max(first.left(), std::min(second.left(), second.right() - needed)));
        paintSign(painter, look.overlay.sign, QRectF(second.left(), second.center().y() - 5.5, 11, 11), theme);
        second.setLeft(second.left() + 15);
    }
    drawLine(painter, second, strong ? style.strong : style.second,
             look.inTrouble() ? theme.troubleText
             : strong         ? theme.text
                              : theme.secondText,
             pill.second);
}

} // namespace

PillLayout pillLayout(const PictureLink &link, const LinkOverlay &overlay, const PaintStyle &style)
{
    const QLineF run(link.pillRun[0], link.pillRun[1]);
    if (link.group.isEmpty() || run.length() < 24)
        return {};
    const QPointF centre = link.pill.isNull() ? run.center() : link.pill.center();
    const qreal room = std::min(roomOf(link) - 8, std::max(widestPill, link.pill.width()) + 40);
    const qreal name = textAdvance(style.second, link.group) + iconRoom + 2 * ends - 3;
    if (link.pill.isNull() || room < 60)
        return {centred(centre, 26, 20), {}, {}};
    if (overlay.second.isEmpty())
        return {centred(centre, std::min(name, room), 20), link.group, {}};
    const QString joined = link.group + QStringLiteral(" · ") + overlay.second;
    const qreal oneLine = textAdvance(style.second, joined) + iconRoom + 2 * ends - 3;
    const bool plain = overlay.sign == Sign::None;
    if (plain && oneLine <= room && oneLine <= QLineF(link.pillRun[0], link.pillRun[1]).length() - 60)
        return {centred(centre, oneLine, 20), joined, {}};
    const qreal signRoom = plain ? 0 : 15;
    const qreal second =
        textAdvance(plain ? style.second : style.strong, overlay.second) + signRoom + iconRoom + 2 * ends - 3;
    return {centred(centre, std::min(std::max(name, second), room), 34), link.group, overlay.second};
}

void paintPill(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style)
{
    const PillLayout pill = pillLayout(link, look.overlay, style);
    if (pill.rect.isNull() || style.detail != Detail::Full)
        return;
    const qreal opacity = painter.opacity();
    const qreal radius = 10;
    if (look.overlay.dimmed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.theme.canvas);
        painter.drawRoundedRect(pill.rect, radius, radius);
        painter.setOpacity(opacity * 0.55);
    }
    painter.setPen(rimOf(look, style.theme));
    painter.setBrush(fillOf(look, style.theme));
    painter.drawRoundedRect(pill.rect, radius, radius);
    paintRings(painter, pill.rect, radius, look, style.theme);
    paintTexts(painter, pill, look, style);
    painter.setOpacity(opacity);
}

} // namespace rheo::ui
