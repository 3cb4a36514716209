// SPDX-License-Identifier: Apache-2.0
#include "views/panels/proofmark.h"

#include <QPainter>
#include <QPainterPath>

namespace rheo::ui {

namespace {

constexpr qreal square = 7;
constexpr qreal step = 9;
constexpr qreal squaresWidth = 3 * step;
constexpr qreal hatch = 6;

void paintHatch(QPainter &painter, const QRectF &bar, const QColor &colour, const QColor &ground)
{
    painter.fillRect(bar, colour);
    painter.setPen(QPen(blended(ground, colour, 0.72), 2));
    for (qreal x = bar.left() - bar.height(); x < bar.right() + bar.height(); x += hatch)
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
}

void paintOutline(QPainter &painter, const QRectF &bar, const QColor &colour, Qt::PenStyle style)
{
    QPen pen(colour, 1.5);
    pen.setDashPattern(style == Qt::DashLine ? QList<qreal>{3, 2} : QList<qreal>{1, 1.6});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(bar.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
}

} // namespace

int filledSquares(Proof proof)
{
    return proof == Proof::Exact ? 3 : proof == Proof::Strong ? 2 : proof == Proof::Inferred ? 1 : 0;
}

void paintProof(QPainter &painter, const QRectF &where, Proof proof, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal top = where.center().y() - square / 2;
    QPen outline(theme.secondText, 1);
    if (proof >= Proof::Ambiguous)
        outline.setDashPattern({1.5, 1.5});
    for (int i = 0; i < 3; ++i) {
        painter.setPen(outline);
        painter.setBrush(i < filledSquares(proof) ? QBrush(theme.secondText) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(where.left() + i * step + 0.5, top + 0.5, square - 1, square - 1), 1, 1);
    }
    painter.setFont(interfaceFont(12));
    painter.setPen(theme.text);
    painter.drawText(where.adjusted(squaresWidth + 4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, word(proof));
    painter.restore();
}

void paintProofBar(QPainter &painter, const QRectF &bar, Proof proof, const QColor &colour, const QColor &ground)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(bar, std::min(2.0, bar.width() / 2), 2);
    if (proof <= Proof::Strong)
        painter.setClipPath(outline);
    if (proof == Proof::Exact)
        painter.fillPath(outline, colour);
    else if (proof == Proof::Strong)
        paintHatch(painter, bar, colour, ground);
    else if (proof == Proof::Orphan)
        painter.fillRect(QRectF(bar.left(), bar.center().y() - 0.75, bar.width(), 1.5), colour);
    else
        paintOutline(painter, bar, colour, proof == Proof::Inferred ? Qt::DashLine : Qt::DotLine);
    painter.restore();
}

void paintNumber(QPainter &painter, const QPointF &centre, int number, bool isLate, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isLate ? theme.trouble : theme.selection);
    const qreal radius = number > 99 ? 11.5 : 9.5;
    painter.drawEllipse(centre, radius, radius);
    painter.setFont(interfaceFont(number > 99 ? 10 : 11, QFont::DemiBold));
    painter.setPen(isLate ? theme.onTrouble : theme.onSelection);
    painter.drawText(QRectF(centre.x() - 14, centre.y() - 10, 28, 20), Qt::AlignCenter, QString::number(number));
    painter.restore();
}

} // namespace rheo::ui
