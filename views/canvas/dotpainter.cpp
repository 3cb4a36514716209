// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/dotpainter.h"

#include "views/canvas/elementshape.h"
#include "views/canvas/linkpainter.h"

#include <cmath>

namespace rheo::ui {

namespace {

constexpr qreal dotRadius = 3;
constexpr qreal rim = 1.2;
constexpr qreal ringRadius = 8.5;
constexpr qreal clearOfPill = 6;
constexpr int waitingRows = 6;
constexpr int mostWaiting = 24;

/// Records that wait stand in columns of six before the topic's cap, the newest to the left.
QPointF waitingAt(const PictureElement &topic, int number)
{
    const int column = number / waitingRows;
    const int row = number % waitingRows;
    return {topic.rect.right() - 10 - column * 8, topic.rect.bottom() - 8 - row * 8};
}

qreal scaleOf(const PaintStyle &style)
{
    return std::clamp(style.zoom, 0.7, 1.6);
}

} // namespace

DotPlacer::LinkPlace DotPlacer::placeOf(const LinkId &id, const CanvasPicture &picture, const CanvasState &state,
                                        const PaintStyle &style)
{
    const PictureLink *link = picture.link(id);
    if (!link)
        return {};
    LinkPlace place{.link = link, .pills = {}};
    for (const PictureLink *other : picture.linksMeeting(link->points.boundingRect())) {
        if (other->group.isEmpty())
            continue;
        const QRectF pill = pillLayout(*other, lookOf(state, other->id).overlay, style)
                                .rect.adjusted(-clearOfPill, -clearOfPill, clearOfPill, clearOfPill);
        if (link->path.intersects(pill))
            place.pills.push_back(pill);
    }
    return place;
}

const DotPlacer::LinkPlace &DotPlacer::known(const LinkId &id, const CanvasPicture &picture, const CanvasState &state,
                                             const PaintStyle &style)
{
    const auto it = m_links.find(id);
    return it != m_links.end() ? it->second : m_links.emplace(id, placeOf(id, picture, state, style)).first->second;
}

std::vector<PlacedDot> DotPlacer::place(const std::vector<Dot> &dots, const CanvasPicture &picture,
                                        const CanvasState &state, const PaintStyle &style)
{
    std::vector<PlacedDot> placed;
    if (style.detail >= Detail::Shapes)
        return placed;
    placed.reserve(dots.size());
    QHash<ElementId, int> waiting;
    const LinkPlace *place = nullptr;
    const LinkId *last = nullptr;
    for (const Dot &dot : dots) {
        if (dot.link.from.isEmpty()) {
            const PictureElement *topic = picture.element(dot.topic);
            if (topic && waiting[dot.topic] < mostWaiting)
                placed.push_back({waitingAt(*topic, waiting[dot.topic]++), dot.sequence});
            continue;
        }
        if (!last || !(*last == dot.link))
            place = &known(*(last = &dot.link), picture, state, style);
        if (!place->link)
            continue;
        const QPointF centre = place->link->at(qreal(dot.fraction));
        if (std::ranges::none_of(place->pills, [centre](const QRectF &pill) { return pill.contains(centre); }))
            placed.push_back({centre, dot.sequence});
    }
    return placed;
}

Sequence dotAt(const std::vector<PlacedDot> &dots, QPointF point, qreal reach)
{
    Sequence nearest = -1;
    qreal best = reach;
    for (const PlacedDot &dot : dots) {
        const qreal distance = std::hypot(dot.centre.x() - point.x(), dot.centre.y() - point.y());
        if (distance <= best) {
            best = distance;
            nearest = dot.sequence;
        }
    }
    return nearest;
}

void DotPainter::prepare(const Theme &theme, qreal radius, qreal ratio, DotKind kind)
{
    const bool same = m_theme == &theme && m_radius == radius && m_kind == kind && !m_dot.isNull() &&
                      m_dot.devicePixelRatio() == ratio;
    if (same)
        return;
    m_theme = &theme;
    m_radius = radius;
    m_kind = kind;
    const int side = int(std::ceil(2 * (radius + rim + 1) * ratio)) | 1;
    m_dot = QPixmap(side, side);
    m_dot.setDevicePixelRatio(ratio);
    m_dot.fill(Qt::transparent);
    QPainter painter(&m_dot);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(side / ratio / 2, side / ratio / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawEllipse(centre, radius + rim, radius + rim);
    if (kind == DotKind::Simulated)
        painter.setPen(QPen(theme.recordDot, 1.5));
    else
        painter.setBrush(theme.recordDot);
    painter.drawEllipse(centre, radius, radius);
}

void DotPainter::paint(QPainter &painter, const std::vector<PlacedDot> &dots, const QTransform &toScreen, DotKind kind,
                       Sequence chosen, const PaintStyle &style)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    prepare(style.theme, dotRadius * scaleOf(style), ratio, kind);
    std::vector<QPainter::PixmapFragment> fragments;
    fragments.reserve(dots.size());
    const QRectF whole(QPointF(0, 0), QSizeF(m_dot.size()));
    const qreal opacity = chosen >= 0 ? 0.4 : 1;
    std::optional<QPointF> ring;
    for (const PlacedDot &dot : dots) {
        const bool isChosen = dot.sequence == chosen && chosen >= 0;
        const QPointF centre = toScreen.map(dot.centre);
        fragments.push_back(
            QPainter::PixmapFragment::create(centre, whole, 1 / ratio, 1 / ratio, 0, isChosen ? 1 : opacity));
        if (isChosen)
            ring = centre;
    }
    painter.drawPixmapFragments(fragments.data(), int(fragments.size()), m_dot);
    if (ring) {
        painter.setPen(QPen(style.theme.text, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(*ring, ringRadius, ringRadius);
    }
}

} // namespace rheo::ui
