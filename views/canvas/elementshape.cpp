// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/elementshape.h"

namespace rheo::ui {

namespace {

QPainterPath cylinderPath(const QRectF &r)
{
    QPainterPath path(QPointF(r.left() + topicCap, r.top()));
    path.lineTo(r.right() - topicCap, r.top());
    path.arcTo(QRectF(r.right() - 2 * topicCap, r.top(), 2 * topicCap, r.height()), 90, -180);
    path.lineTo(r.left() + topicCap, r.bottom());
    path.arcTo(QRectF(r.left(), r.top(), 2 * topicCap, r.height()), -90, -180);
    path.closeSubpath();
    return path;
}

QPainterPath notchedPath(const QRectF &r)
{
    const qreal d = 2 * cardRadius;
    QPainterPath path(r.topLeft());
    path.lineTo(r.right() - cardRadius, r.top());
    path.arcTo(QRectF(r.right() - d, r.top(), d, d), 90, -90);
    path.lineTo(r.right(), r.bottom() - cardRadius);
    path.arcTo(QRectF(r.right() - d, r.bottom() - d, d, d), 0, -90);
    path.lineTo(r.bottomLeft());
    path.lineTo(r.left() + notchDepth, r.center().y());
    path.closeSubpath();
    return path;
}

QPainterPath roundedPath(const QRectF &r, qreal radius)
{
    QPainterPath path;
    path.addRoundedRect(r, radius, radius);
    return path;
}

} // namespace

QPainterPath shapePath(const PictureElement &element)
{
    if (isContainer(element.kind))
        return roundedPath(element.rect, element.isRegion() ? regionRadius : cardRadius);
    switch (element.kind) {
    case ElementKind::Topic:
        return cylinderPath(element.rect);
    case ElementKind::StreamProcessor:
        return notchedPath(element.rect);
    case ElementKind::Schema:
        return sheetPath(element.rect);
    case ElementKind::Note:
        return roundedPath(element.rect, 4);
    default:
        return roundedPath(element.rect, cardRadius);
    }
}

QPainterPath sheetPath(const QRectF &r)
{
    constexpr qreal fold = 7;
    constexpr qreal radius = 3;
    QPainterPath path(QPointF(r.left() + radius, r.top()));
    path.lineTo(r.right() - fold, r.top());
    path.lineTo(r.right(), r.top() + fold);
    path.lineTo(r.right(), r.bottom() - radius);
    path.quadTo(r.bottomRight(), QPointF(r.right() - radius, r.bottom()));
    path.lineTo(r.left() + radius, r.bottom());
    path.quadTo(r.bottomLeft(), QPointF(r.left(), r.bottom() - radius));
    path.lineTo(r.left(), r.top() + radius);
    path.quadTo(r.topLeft(), QPointF(r.left() + radius, r.top()));
    path.closeSubpath();
    return path;
}

QList<QPointF> ports(const PictureElement &element)
{
    const QRectF &r = element.rect;
    return {{r.left(), r.center().y()},
            {r.center().x(), r.top()},
            {r.right(), r.center().y()},
            {r.center().x(), r.bottom()}};
}

QRectF textArea(const PictureElement &element)
{
    const QRectF &r = element.rect;
    switch (element.kind) {
    case ElementKind::Topic:
        return r.adjusted(18, 0, -2 * topicCap - 2, 0);
    case ElementKind::StreamProcessor:
        return r.adjusted(24, 0, element.hasStore ? -28 : -10, 0);
    case ElementKind::Function:
        return r.adjusted(38, 0, -10, 0);
    case ElementKind::Schema:
        return r.adjusted(24, 0, -10, 0);
    default:
        return isContainer(element.kind) ? r.adjusted(34, 0, -12, 0) : r.adjusted(22, 0, -10, 0);
    }
}

} // namespace rheo::ui
