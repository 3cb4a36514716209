// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/dot.h"
#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"

#include <QPixmap>
#include <QTransform>

#include <unordered_map>
#include <vector>

namespace rheo::ui {

enum class DotKind { Recorded, Simulated };

struct LinkHash
{
    size_t operator()(const LinkId &id) const { return qHash(id); }
};

/// Where each dot lies now, for painting and for hit tests. Dots within 6 of a pill and dots of links or topics that
/// are not drawn are left out. Drawing units.
struct PlacedDot
{
    QPointF centre;
    Sequence sequence = -1;
};

/// Remembers between frames which pills each link passes. GUI thread.
class DotPlacer
{
public:
    /// Call it whenever picture, overlay or zoom changed.
    void forget() { m_links.clear(); }

    [[nodiscard]] std::vector<PlacedDot> place(const std::vector<Dot> &dots, const CanvasPicture &picture,
                                               const CanvasState &state, const PaintStyle &style);

private:
    struct LinkPlace
    {
        const PictureLink *link = nullptr;
        std::vector<QRectF> pills; ///< that the link passes, with 6 around them
    };

    [[nodiscard]] static LinkPlace placeOf(const LinkId &id, const CanvasPicture &picture, const CanvasState &state,
                                           const PaintStyle &style);
    const LinkPlace &known(const LinkId &id, const CanvasPicture &picture, const CanvasState &state,
                           const PaintStyle &style);

    std::unordered_map<LinkId, LinkPlace, LinkHash> m_links;
};

/// The foremost dot within `reach` of a point; -1 for none.
[[nodiscard]] Sequence dotAt(const std::vector<PlacedDot> &dots, QPointF point, qreal reach);

/// Draws records as dots of r 3 on a canvas-coloured rim; hollow where simulated. Keeps the picture of one dot, made
/// for the zoom, so that 10,000 are drawn in one call. GUI thread.
class DotPainter
{
public:
    /// `painter` works in device-independent pixels; `toScreen` maps drawing units to them. A dimmed picture shows all
    /// but `chosen` faintly; `chosen` gets a ring of r 8.5.
    void paint(QPainter &painter, const std::vector<PlacedDot> &dots, const QTransform &toScreen, DotKind kind,
               Sequence chosen, const PaintStyle &style);

private:
    void prepare(const Theme &theme, qreal radius, qreal ratio, DotKind kind);

    QPixmap m_dot;
    const Theme *m_theme = nullptr;
    qreal m_radius = 0;
    DotKind m_kind = DotKind::Recorded;
};

} // namespace rheo::ui
