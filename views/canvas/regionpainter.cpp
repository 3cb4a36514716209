// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "views/canvas/elementpainter.h"
#include "views/canvas/elementshape.h"
#include "views/theme/icons.h"

namespace rheo::ui {

namespace {

QPen regionPen(const ElementLook &look, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    if (look.selected || look.overlay.lit || look.flashing)
        return {theme.selection, 2};
    return {look.hovered ? theme.text : theme.containerLine, style.detail == Detail::Full ? 1.0 : style.pixels(1)};
}

} // namespace

QString regionIcon(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Site:
        return QStringLiteral("world");
    case ElementKind::Cluster:
        return QStringLiteral("server");
    default:
        return QStringLiteral("border-corners");
    }
}

void paintRegion(QPainter &painter, const PictureElement &region, const ElementLook &look, const PaintStyle &style)
{
    painter.save();
    if (look.overlay.dimmed)
        painter.setOpacity(painter.opacity() * 0.4);
    painter.setPen(regionPen(look, style));
    painter.setBrush(style.theme.container);
    painter.drawPath(shapePath(region));
    const QRectF &r = region.rect;
    if (!look.edited) {
        const qreal side = style.detail == Detail::Full ? 14 : std::min(28.0, style.pixels(11));
        const qreal centre = r.top() + (style.detail == Detail::Full ? 18 : std::min(20.0, style.pixels(9)));
        paintIcon(painter, regionIcon(region.kind), QRectF(r.left() + 12, centre - side / 2, side, side),
                  style.theme.secondText);
        const qreal left = r.left() + 18 + side;
        drawLine(painter, QRectF(left, centre - 10, r.right() - 10 - left, 20), style.title, style.theme.secondText,
                 region.name);
    }
    painter.restore();
}

} // namespace rheo::ui
