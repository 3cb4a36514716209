// SPDX-License-Identifier: Apache-2.0
// For developers: draws laid out and routed drawings as pictures, to look at what layout and router make.
// Usage: paintroutes FOLDER [SEED…]; writes shop.png, and a laid out and a hand placed drawing for each seed.
#include "model/layout/autolayout.h"
#include "model/layout/geometry.h"
#include "model/layout/router.h"
#include "tests/support/randomdrawing.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

using namespace rheo;

namespace {

void paintArrow(QPainter &painter, const QPolygonF &way)
{
    const QPointF tip = way.last();
    const QPointF back = way[way.size() - 2] - tip;
    const QPointF along = back / std::max(1.0, back.manhattanLength());
    const QPointF side(along.y() * 4, along.x() * 4);
    painter.setBrush(QColor(0x66, 0x70, 0x85));
    painter.drawPolygon(QPolygonF{{tip, tip + along * 9 + side, tip + along * 9 - side}});
}

void paintElements(QPainter &painter, const Architecture &drawing, const QHash<ElementId, QRectF> &rects)
{
    QList<const Element *> order;
    for (const Element &element : drawing.elements())
        order += &element;
    std::ranges::stable_sort(order, std::ranges::greater(), [&](const Element *element) {
        const QRectF rect = rects.value(element->id);
        return isContainer(element->kind) ? rect.width() * rect.height() : 0;
    });
    for (const Element *element : order) {
        if (!rects.contains(element->id))
            continue;
        const QRectF rect = rects.value(element->id);
        const bool container = isContainer(element->kind);
        painter.setPen(element->kind == ElementKind::Topic ? QColor(0xc7, 0x77, 0) : QColor(0x7b, 0x87, 0x9a));
        painter.setBrush(container ? QColor(0xf1, 0xf4, 0xf8) : Qt::white);
        painter.drawRoundedRect(rect, 9, 9);
        painter.setPen(Qt::black);
        painter.drawText(rect.adjusted(12, 8, -8, -8), Qt::AlignLeft | Qt::AlignTop, element->name);
    }
}

void paint(const QString &path, const Architecture &drawing, const Placement &places)
{
    const auto rects = elementRects(drawing, places);
    const Routes routes = routeLinks(drawing, places);
    QRectF all;
    for (const QRectF &rect : rects)
        all |= rect;
    for (const Route &route : routes)
        all |= route.points.boundingRect();
    all.adjust(-20, -20, 20, 20);
    QImage image(all.size().toSize(), QImage::Format_RGB32);
    image.fill(QColor(0xfa, 0xfb, 0xfc));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-all.topLeft());
    paintElements(painter, drawing, rects);
    for (const Route &route : routes) {
        painter.setPen(QPen(QColor(0x66, 0x70, 0x85), 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(route.points);
        if (route.points.size() > 1)
            paintArrow(painter, route.points);
    }
    for (auto it = routes.begin(); it != routes.end(); ++it) {
        painter.setPen(QColor(0x66, 0x70, 0x85));
        painter.setBrush(QColor(0xfa, 0xfb, 0xfc));
        if (it->pill.isNull())
            continue;
        painter.drawRoundedRect(it->pill, 10, 10);
        painter.drawText(it->pill.adjusted(22, 0, 0, 0), Qt::AlignVCenter, effectiveGroup(drawing, it.key()));
    }
    painter.end();
    image.save(path);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    paint(folder + QStringLiteral("/shop.png"), test::shopDrawing(), *layoutDrawing(test::shopDrawing(), {}));
    for (int i = 2; i < argc; ++i) {
        const quint32 seed = QByteArray(argv[i]).toUInt();
        const Architecture drawing = test::randomDrawing(seed);
        paint(QStringLiteral("%1/auto%2.png").arg(folder).arg(seed), drawing, *layoutDrawing(drawing, {}));
        paint(QStringLiteral("%1/hand%2.png").arg(folder).arg(seed), drawing, test::randomPlaces(drawing, seed));
    }
    return 0;
}
