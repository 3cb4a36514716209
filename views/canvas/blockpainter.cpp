// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/blockpainter.h"

#include "views/canvas/picturetext.h"
#include "views/theme/icons.h"

#include <QMap>

#include <cmath>

namespace rheo::ui {

namespace {

using Pair = std::pair<ElementId, ElementId>;

struct Bundle
{
    int links = 0;
    float flow = 0;
    bool trouble = false;
};

ElementId blockOf(const CanvasPicture &picture, const ElementId &id)
{
    const PictureElement *element = picture.element(id);
    return !element || element->outermost.isEmpty() ? id : element->outermost;
}

QMap<Pair, Bundle> bundlesOf(const CanvasPicture &picture, const CanvasState &state, const QRectF &area)
{
    QMap<Pair, Bundle> bundles;
    for (const PictureLink *link : picture.linksMeeting(area)) {
        const Pair ends(blockOf(picture, link->id.from), blockOf(picture, link->id.to));
        if (ends.first == ends.second)
            continue;
        const LinkLook look = lookOf(state, link->id);
        Bundle &bundle = bundles[ends.first < ends.second ? ends : Pair(ends.second, ends.first)];
        ++bundle.links;
        bundle.flow += look.overlay.flow;
        bundle.trouble = bundle.trouble || look.inTrouble();
    }
    return bundles;
}

QHash<ElementId, Sign> worstSigns(const CanvasPicture &picture, const CanvasState &state)
{
    QHash<ElementId, Sign> worst;
    const auto count = [&](const auto &signs) {
        for (auto it = signs.begin(); it != signs.end(); ++it) {
            Sign &sign = worst[blockOf(picture, it.key())];
            sign = std::max(sign, it->sign);
        }
    };
    count(state.overlay.elements);
    count(state.findings.elements);
    return worst;
}

void paintBundle(QPainter &painter, const QRectF &from, const QRectF &to, const Bundle &bundle, const PaintStyle &style)
{
    const qreal width = std::min(8.0, 1 + std::log2(1 + bundle.links) + 2 * double(bundle.flow));
    const QColor colour = bundle.trouble    ? style.theme.trouble
                          : bundle.flow > 0 ? style.theme.recordDot
                                            : style.theme.link;
    painter.setPen(QPen(colour, style.pixels(width)));
    painter.drawLine(from.center(), to.center());
}

void paintBlock(QPainter &painter, const PictureElement &block, const ElementLook &look, Sign worst,
                const PaintStyle &style)
{
    const Theme &theme = style.theme;
    painter.setPen(QPen(look.selected ? theme.selection : theme.cardOutline, style.pixels(look.selected ? 2 : 1)));
    painter.setBrush(theme.container);
    painter.drawRoundedRect(block.rect, style.pixels(4), style.pixels(4));
    const QRectF inner = block.rect.adjusted(style.pixels(6), 0, -style.pixels(6), 0);
    const qreal line = style.pixels(14);
    QRectF title(inner.left(), inner.center().y() - line, inner.width(), line);
    if (inner.height() < 2 * line)
        title.moveTop(inner.center().y() - line / 2);
    drawLine(painter, title, style.title, theme.text, block.name, Qt::AlignHCenter);
    if (inner.height() >= 2 * line) {
        drawLine(painter, title.translated(0, line), interfaceFont(style.pixels(9.5)), theme.secondText,
                 counted(block.content, QStringLiteral("element"), QStringLiteral("elements")), Qt::AlignHCenter);
    }
    const qreal side = style.pixels(13);
    if (worst >= Sign::Warning)
        paintSign(painter, worst, QRectF(block.rect.right() - side, block.rect.top() - side / 3, side, side), theme);
}

void paintLoose(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style)
{
    const QColor accent = style.theme.accent(element.kind);
    painter.fillRect(element.rect, blended(accent, style.theme.panel, look.selected ? 0.8 : 0.35));
    if (look.inTrouble()) {
        const qreal side = style.pixels(12);
        paintSign(painter, look.overlay.sign,
                  QRectF(element.rect.right() - side / 2, element.rect.top() - side / 2, side, side), style.theme);
    }
}

} // namespace

void paintBlocks(QPainter &painter, const CanvasPicture &picture, const CanvasState &state, const QRectF &area,
                 const PaintStyle &style)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    const auto bundles = bundlesOf(picture, state, area);
    for (auto it = bundles.begin(); it != bundles.end(); ++it) {
        const PictureElement *from = picture.element(it.key().first);
        const PictureElement *to = picture.element(it.key().second);
        if (from && to)
            paintBundle(painter, from->rect, to->rect, it.value(), style);
    }
    const QHash<ElementId, Sign> worst = worstSigns(picture, state);
    for (const PictureElement *element : picture.elementsMeeting(area)) {
        if (!element->outermost.isEmpty())
            continue;
        const ElementLook look = lookOf(state, element->id);
        if (isContainer(element->kind))
            paintBlock(painter, *element, look, worst.value(element->id), style);
        else
            paintLoose(painter, *element, look, style);
    }
}

} // namespace rheo::ui
