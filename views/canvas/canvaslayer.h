// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"
#include "views/canvas/viewport.h"

#include <QImage>
#include <QRegion>

namespace rheo::ui {

/// Quick: while a zoom goes on, the last exact picture is shown larger or smaller, at once.
enum class LayerQuality { Exact, Quick };

/// The painted picture without dots and gestures, kept between frames: only what was invalidated, and what a pan
/// brought in, is painted anew. GUI thread.
class CanvasLayer
{
public:
    void invalidateAll() { m_valid = false; }

    /// `area` in drawing units.
    void invalidate(const QRectF &area);

    /// The picture for this viewport; `size` in device-independent pixels.
    const QImage &image(const CanvasPicture &picture, const CanvasState &state, const Viewport &viewport,
                        const QSize &size, qreal ratio, const Theme &theme, LayerQuality quality = LayerQuality::Exact);

private:
    const QImage &scaledImage(const Viewport &viewport);
    void scrollTo(const Viewport &viewport);
    void paint(const QRegion &pixels, const CanvasPicture &picture, const CanvasState &state, const Theme &theme);

    QImage m_image;
    QImage m_spare; ///< the other half while scrolling and zooming
    Viewport m_viewport;
    const Theme *m_theme = nullptr;
    QRegion m_dirty; ///< in pixels of the image
    bool m_valid = false;
};

} // namespace rheo::ui
