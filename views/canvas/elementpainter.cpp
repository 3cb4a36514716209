// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/elementpainter.h"

#include "views/canvas/elementshape.h"
#include "views/theme/icons.h"

#include <QFontMetricsF>

namespace rheo::ui {

namespace {

constexpr int mostCells = 24;

QPen outlinePen(const PictureElement &element, const ElementLook &look, const Theme &theme)
{
    const bool isTopic = element.kind == ElementKind::Topic || element.kind == ElementKind::Schema;
    if (look.selected || look.overlay.lit || look.flashing)
        return {theme.selection, 2};
    QPen pen(isTopic ? theme.topic : theme.cardOutline, isTopic ? 1.5 : 1.25);
    if (look.hovered)
        pen = QPen(theme.text, 1.6);
    if (element.kind == ElementKind::ExternalSystem || look.overlay.drift == Drift::DeclaredOnly) {
        pen.setDashPattern({4, 2.6});
        pen.setCapStyle(Qt::FlatCap);
    }
    return pen;
}

void paintBar(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    const QRectF &r = element.rect;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent(element.kind));
    painter.drawRoundedRect(QRectF(r.left() + 8, r.top() + 9, 4, r.height() - 18), 2, 2);
}

void paintCells(QPainter &painter, const PictureElement &topic, const Theme &theme)
{
    const QRectF area = textArea(topic);
    const qreal y = topic.rect.top() + 44;
    const qreal pitch = std::min(9.0, area.width() / topic.partitions);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.topic);
    for (int cell = 0; cell < topic.partitions; ++cell)
        painter.drawRoundedRect(QRectF(area.left() + cell * pitch, y, pitch * 0.78, 4), 1, 1);
}

void paintCap(QPainter &painter, const PictureElement &topic, const Theme &theme)
{
    const QRectF &r = topic.rect;
    painter.setPen(QPen(theme.topic, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(r.right() - 2 * topicCap, r.top(), 2 * topicCap, r.height()), 90 * 16, 180 * 16);
}

void paintSheet(QPainter &painter, const QRectF &rect, const QString &name, const PaintStyle &style)
{
    painter.setPen(QPen(style.theme.topic, 1.25));
    painter.setBrush(style.theme.panel);
    painter.drawPath(sheetPath(rect));
    painter.drawPolyline(
        QPolygonF{rect.topRight() + QPointF(-7, 0), rect.topRight() + QPointF(-7, 7), rect.topRight() + QPointF(0, 7)});
    painter.setPen(QPen(style.theme.secondText, 1.25));
    for (const qreal y : {7.0, 11.0, 15.0})
        painter.drawLine(rect.topLeft() + QPointF(8, y), rect.topLeft() + QPointF(y == 15 ? 13 : 16, y));
    drawLine(painter, rect.adjusted(22, 0, -8, 0), style.second, style.theme.text, name);
}

void paintNotch(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    const QRectF &r = element.rect;
    painter.setPen(QPen(theme.streamProcessor, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{QPointF(r.left() + 6.5, r.top() + 8), QPointF(r.left() + 15, r.center().y()),
                                   QPointF(r.left() + 6.5, r.bottom() - 8)});
    if (element.hasStore)
        paintIcon(painter, QStringLiteral("database"), QRectF(r.right() - 27, r.top() + 8, 18, 18),
                  theme.streamProcessor);
}

void paintPlug(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    const QRectF &r = element.rect;
    const bool right = element.plug == Qt::RightEdge;
    painter.save();
    painter.translate(right ? r.right() : r.left(), r.center().y());
    painter.scale(right ? 1 : -1, 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.connector);
    painter.drawRoundedRect(QRectF(-0.5, -11, 9, 22), 2, 2);
    painter.drawRoundedRect(QRectF(7, -7, 9, 3), 1.5, 1.5);
    painter.drawRoundedRect(QRectF(7, 4, 9, 3), 1.5, 1.5);
    painter.restore();
}

void paintLambda(QPainter &painter, const PictureElement &element, const Theme &theme)
{
    const QPointF centre(element.rect.left() + 21, element.rect.center().y());
    painter.setPen(QPen(theme.function, 1.75));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, 11, 11);
    painter.setPen(QPen(theme.function, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF{centre + QPointF(-3.6, -5.6), centre + QPointF(-1.8, -5.6), centre + QPointF(3.8, 5.6)});
    painter.drawLine(centre + QPointF(-0.4, -2), centre + QPointF(-3.8, 5.6));
}

void paintAccent(QPainter &painter, const PictureElement &element, const PaintStyle &style)
{
    switch (element.kind) {
    case ElementKind::Topic:
        return paintCap(painter, element, style.theme);
    case ElementKind::StreamProcessor:
        return paintNotch(painter, element, style.theme);
    case ElementKind::Connector:
        paintPlug(painter, element, style.theme);
        return paintBar(painter, element, style.theme);
    case ElementKind::Function:
        return paintLambda(painter, element, style.theme);
    case ElementKind::Service:
    case ElementKind::ExternalSystem:
        return paintBar(painter, element, style.theme);
    default:
        return;
    }
}

void paintFullText(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style)
{
    const QRectF area = textArea(element);
    const bool hasCells = element.kind == ElementKind::Topic && element.partitions <= mostCells;
    const qreal name = hasCells ? 17.5 : element.second.isEmpty() ? area.height() / 2 : 20.5;
    const auto line = [&area](qreal centre) { return QRectF(area.left(), area.top() + centre - 9, area.width(), 18); };
    if (!look.edited)
        drawLine(painter, line(name), style.name, style.theme.text, element.name);
    if (!element.second.isEmpty()) {
        QRectF second = line(hasCells ? 34.5 : 38);
        second.setRight(element.rect.right() - (hasCells ? 22 : 7));
        drawLine(painter, second, style.second, style.theme.secondText, element.second);
    }
    if (hasCells)
        paintCells(painter, element, style.theme);
}

void paintNameOnly(QPainter &painter, const PictureElement &element, const PaintStyle &style)
{
    // Small cards give all their width to the few names that are left.
    const qreal edge = style.pixels(2);
    const QRectF area = style.detail == Detail::Shapes ? element.rect.adjusted(edge, 0, -edge, 0) : textArea(element);
    const qreal height = style.pixels(12.5);
    const bool twoFit = 2 * height <= area.height();
    const QStringList lines = twoFit ? twoLines(element.name, style.name, area.width()) : QStringList(element.name);
    qreal y = area.center().y() - height * qreal(lines.size()) / 2;
    for (const QString &line : lines) {
        drawLine(painter, QRectF(area.left(), y, area.width(), height), style.name, style.theme.text, line);
        y += height;
    }
}

void paintNote(QPainter &painter, const PictureElement &note, const ElementLook &look, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    const QRectF &r = note.rect;
    if (look.selected || look.hovered) {
        painter.setPen(QPen(look.selected ? theme.selection : theme.cardOutline, look.selected ? 2 : 1.25));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shapePath(note));
    }
    painter.fillRect(QRectF(r.left(), r.top(), 2, r.height()), theme.link);
    if (style.detail != Detail::Full || look.edited)
        return;
    qreal y = r.top() + 2;
    for (const QString &line : note.lines) {
        drawLine(painter, QRectF(r.left() + 10, y, r.width() - 10, 16), style.second, theme.secondText, line);
        y += 16;
    }
}

void paintFilled(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    QPen pen = outlinePen(element, look, theme);
    pen.setWidthF(style.pixels(look.selected || look.overlay.lit ? 2 : 1));
    pen.setStyle(Qt::SolidLine);
    painter.setPen(pen);
    painter.setBrush(blended(theme.accent(element.kind), theme.panel, 0.25));
    painter.drawRect(element.rect);
}

} // namespace

QStringList twoLines(const QString &name, const QFont &font, qreal width)
{
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(name) <= width)
        return {name};
    qsizetype best = -1;
    for (qsizetype i = 1; i < name.size(); ++i) {
        const bool breaks = QStringLiteral("-._ ").contains(name[i - 1]);
        if (breaks && metrics.horizontalAdvance(name.left(i).trimmed()) <= width)
            best = i;
    }
    return best < 0 ? QStringList{name} : QStringList{name.left(best).trimmed(), name.mid(best)};
}

void paintElement(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style)
{
    painter.save();
    if (look.overlay.dimmed || look.overlay.drift == Drift::LiveOnly)
        painter.setOpacity(painter.opacity() * (look.overlay.dimmed ? 0.4 : 0.6));
    if (element.kind == ElementKind::Note) {
        paintNote(painter, element, look, style);
    } else if (style.detail == Detail::Shapes) {
        paintFilled(painter, element, look, style);
        if (look.isEmphasised())
            paintNameOnly(painter, element, style);
    } else if (element.kind == ElementKind::Schema) {
        paintSheet(painter, element.rect, look.edited ? QString() : element.name, style);
    } else {
        if (!element.sheet.isEmpty() && style.detail == Detail::Full) {
            painter.setPen(QPen(style.theme.topic, 1.25));
            painter.drawLine(QPointF(element.sheetRect().left() + 14, element.sheetRect().bottom()),
                             QPointF(element.sheetRect().left() + 14, element.rect.top()));
            paintSheet(painter, element.sheetRect(), element.sheet, style);
        }
        painter.setPen(outlinePen(element, look, style.theme));
        painter.setBrush(style.theme.panel);
        painter.drawPath(shapePath(element));
        paintAccent(painter, element, style);
        if (isContainer(element.kind))
            paintIcon(painter, regionIcon(element.kind),
                      QRectF(element.rect.left() + 10, element.rect.center().y() - 8, 16, 16), style.theme.secondText);
        if (style.detail == Detail::Full)
            paintFullText(painter, element, look, style);
        else if (!look.edited)
            paintNameOnly(painter, element, style);
    }
    painter.restore();
}

} // namespace rheo::ui
