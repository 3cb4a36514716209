// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"

#include <QPainter>
#include <QPainterPath>

namespace rheo::ui {

namespace {

// All in a box of 18 × 16, as the palette shows them.

void card(QPainter &p, const Theme &theme, const QColor &bar, qreal right = 16.5)
{
    p.setPen(QPen(theme.cardOutline, 1.3));
    p.drawRoundedRect(QRectF(1, 3, right - 1, 10), 2.5, 2.5);
    p.setPen(QPen(bar, 2, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(4.2, 6), QPointF(4.2, 10));
}

void cylinder(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.topic, 1.5));
    QPainterPath path(QPointF(4, 3));
    path.lineTo(13.5, 3);
    path.arcTo(QRectF(11, 3, 5, 10), 90, -180);
    path.lineTo(4, 13);
    path.arcTo(QRectF(1.5, 3, 5, 10), -90, -180);
    p.drawPath(path);
    p.drawArc(QRectF(11, 3, 5, 10), 90 * 16, 180 * 16);
}

void notched(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.cardOutline, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF{QPointF(5, 3), QPointF(16.5, 3), QPointF(16.5, 13), QPointF(5, 13)});
    p.setPen(QPen(theme.streamProcessor, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF{QPointF(2, 3.5), QPointF(5, 8), QPointF(2, 12.5)});
}

void plugged(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.cardOutline, 1.3));
    p.drawRoundedRect(QRectF(1, 3, 11, 10), 2.5, 2.5);
    p.setPen(Qt::NoPen);
    p.setBrush(theme.connector);
    p.drawRoundedRect(QRectF(12.2, 5, 3, 6), 1, 1);
    p.setPen(QPen(theme.connector, 1.4, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(15, 6.6), QPointF(17, 6.6));
    p.drawLine(QPointF(15, 9.4), QPointF(17, 9.4));
}

void lambda(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.cardOutline, 1.3));
    p.drawRoundedRect(QRectF(1, 2, 15.5, 12), 3, 3);
    p.setPen(QPen(theme.function, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF{QPointF(6.4, 4.8), QPointF(7.6, 4.8), QPointF(11.2, 11.2)});
    p.drawLine(QPointF(8.7, 7), QPointF(6.2, 11.2));
}

void dashed(QPainter &p, const Theme &theme)
{
    QPen pen(theme.cardOutline, 1.3);
    pen.setDashPattern({2, 1.5});
    p.setPen(pen);
    p.drawRoundedRect(QRectF(1, 3, 15.5, 10), 2.5, 2.5);
    p.setPen(QPen(theme.externalSystem, 2, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(4.2, 6.2), QPointF(4.2, 9.8));
}

void sheet(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.topic, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolygon(
        QPolygonF{QPointF(3.5, 1.5), QPointF(10.5, 1.5), QPointF(14, 5), QPointF(14, 14.5), QPointF(3.5, 14.5)});
    p.drawPolyline(QPolygonF{QPointF(10.5, 1.5), QPointF(10.5, 5), QPointF(14, 5)});
    p.drawLine(QPointF(6, 8.5), QPointF(11.5, 8.5));
    p.drawLine(QPointF(6, 11.3), QPointF(11.5, 11.3));
}

void region(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.cardOutline, 1.3));
    p.setBrush(theme.chip);
    p.drawRoundedRect(QRectF(2, 2, 14, 12), 2.5, 2.5);
    p.drawLine(QPointF(4.5, 5), QPointF(9, 5));
}

void ruledText(QPainter &p, const Theme &theme)
{
    p.setPen(QPen(theme.cardOutline, 2));
    p.drawLine(QPointF(3, 2), QPointF(3, 14));
    p.setPen(QPen(theme.secondText, 1.4, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(6.5, 4.5), QPointF(14.5, 4.5));
    p.drawLine(QPointF(6.5, 8), QPointF(14.5, 8));
    p.drawLine(QPointF(6.5, 11.5), QPointF(11.5, 11.5));
}

void paintInBox(QPainter &p, ElementKind kind, const Theme &theme)
{
    switch (kind) {
    case ElementKind::Service:
        return card(p, theme, theme.service);
    case ElementKind::Topic:
        return cylinder(p, theme);
    case ElementKind::StreamProcessor:
        return notched(p, theme);
    case ElementKind::Connector:
        return plugged(p, theme);
    case ElementKind::Function:
        return lambda(p, theme);
    case ElementKind::ExternalSystem:
        return dashed(p, theme);
    case ElementKind::Schema:
        return sheet(p, theme);
    case ElementKind::Note:
        return ruledText(p, theme);
    case ElementKind::BoundedContext:
    case ElementKind::Site:
    case ElementKind::Cluster:
        return region(p, theme);
    }
    std::unreachable();
}

} // namespace

void paintKindIcon(QPainter &painter, ElementKind kind, const QRectF &where, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(where.width() / 18, where.height() / 16);
    painter.setBrush(Qt::NoBrush);
    paintInBox(painter, kind, theme);
    painter.restore();
}

} // namespace rheo::ui
