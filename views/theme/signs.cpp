// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace rheo::ui {

namespace {

QPolygonF octagon(const QRectF &where)
{
    QPolygonF points;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4;
        points += where.center() + QPointF(std::cos(angle) * where.width() / 2, std::sin(angle) * where.height() / 2);
    }
    return points;
}

QPen stroke(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void paintOctagon(QPainter &painter, const QRectF &where, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.trouble);
    painter.drawPolygon(octagon(where));
}

void paintError(QPainter &painter, const QRectF &where, const Theme &theme)
{
    paintOctagon(painter, where, theme);
    const qreal reach = where.width() * 0.17;
    painter.setPen(stroke(theme.onTrouble, where.width() * 0.12));
    painter.drawLine(where.center() + QPointF(-reach, -reach), where.center() + QPointF(reach, reach));
    painter.drawLine(where.center() + QPointF(-reach, reach), where.center() + QPointF(reach, -reach));
}

void paintLate(QPainter &painter, const QRectF &where, const Theme &theme)
{
    paintOctagon(painter, where, theme);
    painter.setPen(stroke(theme.onTrouble, where.width() * 0.11));
    painter.drawLine(where.center(), where.center() - QPointF(0, where.height() * 0.26));
    painter.drawLine(where.center(), where.center() + QPointF(where.width() * 0.2, where.height() * 0.1));
}

void paintWarning(QPainter &painter, const QRectF &where, const Theme &theme)
{
    const qreal rim = where.width() * 0.08;
    const QRectF in = where.adjusted(rim, rim, -rim, -rim);
    painter.setPen(stroke(theme.warningRim, where.width() * 0.1));
    painter.setBrush(theme.warning);
    painter.drawPolygon(QPolygonF{QPointF(in.center().x(), in.top()), in.bottomRight(), in.bottomLeft()});
    const QColor mark(0x1B, 0x24, 0x30);
    painter.setPen(stroke(mark, where.width() * 0.11));
    painter.drawLine(QPointF(in.center().x(), in.top() + in.height() * 0.38),
                     QPointF(in.center().x(), in.top() + in.height() * 0.62));
    painter.drawPoint(QPointF(in.center().x(), in.top() + in.height() * 0.83));
}

void paintGood(QPainter &painter, const QRectF &where, const Theme &theme)
{
    painter.setPen(stroke(theme.text, where.width() * 0.12));
    painter.setBrush(Qt::NoBrush);
    const auto at = [&where](qreal x, qreal y) {
        return where.topLeft() + QPointF(x * where.width(), y * where.height());
    };
    painter.drawPolyline(QPolygonF{at(0.18, 0.52), at(0.4, 0.75), at(0.84, 0.28)});
}

void paintUnseen(QPainter &painter, const QRectF &where, const Theme &theme)
{
    QPen pen = stroke(theme.secondText, where.width() * 0.1);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({2.2, 1.6});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(where.adjusted(1, 1, -1, -1));
}

} // namespace

void paintSign(QPainter &painter, Sign sign, const QRectF &where, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (sign) {
    case Sign::None:
        break;
    case Sign::Good:
        paintGood(painter, where, theme);
        break;
    case Sign::Unseen:
        paintUnseen(painter, where, theme);
        break;
    case Sign::Warning:
        paintWarning(painter, where, theme);
        break;
    case Sign::Late:
        paintLate(painter, where, theme);
        break;
    case Sign::Error:
        paintError(painter, where, theme);
        break;
    }
    painter.restore();
}

} // namespace rheo::ui
