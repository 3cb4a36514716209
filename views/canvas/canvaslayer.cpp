// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvaslayer.h"

#include "views/canvas/picturepainter.h"

#include <cmath>

namespace rheo::ui {

void CanvasLayer::invalidate(const QRectF &area)
{
    if (!m_valid || area.isNull())
        return;
    const qreal ratio = m_image.devicePixelRatio();
    const QRectF pixels = m_viewport.toScreen(area);
    m_dirty += QRectF(pixels.topLeft() * ratio, pixels.size() * ratio).toAlignedRect().adjusted(-2, -2, 2, 2);
    constexpr int mostParts = 64; // beyond, putting them together costs more than painting what lies between
    if (m_dirty.rectCount() > mostParts)
        m_dirty = m_dirty.boundingRect();
}

const QImage &CanvasLayer::image(const CanvasPicture &picture, const CanvasState &state, const Viewport &viewport,
                                 const QSize &size, qreal ratio, const Theme &theme, LayerQuality quality)
{
    const QSize pixels = size * ratio;
    if (m_image.size() != pixels || m_image.devicePixelRatio() != ratio || m_theme != &theme) {
        m_image = QImage(pixels, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(ratio);
        m_theme = &theme;
        m_valid = false;
    }
    if (m_valid && quality == LayerQuality::Quick && viewport.zoom != m_viewport.zoom)
        return scaledImage(viewport);
    if (m_valid && viewport.zoom == m_viewport.zoom)
        scrollTo(viewport);
    else
        m_dirty = QRect(QPoint(0, 0), pixels);
    m_viewport = viewport;
    m_valid = true;
    m_dirty &= QRect(QPoint(0, 0), pixels);
    if (!m_dirty.isEmpty())
        paint(m_dirty, picture, state, theme);
    m_dirty = {};
    return m_image;
}

const QImage &CanvasLayer::scaledImage(const Viewport &viewport)
{
    if (m_spare.size() != m_image.size())
        m_spare = QImage(m_image.size(), m_image.format());
    m_spare.setDevicePixelRatio(m_image.devicePixelRatio());
    m_spare.fill(m_theme->canvas);
    const QSizeF shown = QSizeF(m_image.size()) / m_image.devicePixelRatio();
    QPainter painter(&m_spare);
    painter.drawImage(viewport.toScreen(m_viewport.toDrawing(QRectF(QPointF(0, 0), shown))), m_image);
    painter.end();
    return m_spare;
}

/// Whole pixels can be moved; anything else is painted anew, for it would not look the same.
void CanvasLayer::scrollTo(const Viewport &viewport)
{
    const QPointF shift = (m_viewport.origin - viewport.origin) * viewport.zoom * m_image.devicePixelRatio();
    const QPoint whole = shift.toPoint();
    const QRect all(QPoint(0, 0), m_image.size());
    if (whole.isNull() && QPointF(shift).manhattanLength() < 0.01)
        return;
    const QRect kept = all.translated(whole) & all;
    if ((shift - QPointF(whole)).manhattanLength() > 0.02 || kept.isEmpty()) {
        m_dirty = all;
        return;
    }
    if (m_spare.size() != m_image.size())
        m_spare = QImage(m_image.size(), m_image.format());
    m_spare.setDevicePixelRatio(m_image.devicePixelRatio());
    const QRect source = kept.translated(-whole);
    for (int row = 0; row < kept.height(); ++row)
        std::copy_n(reinterpret_cast<const QRgb *>(m_image.constScanLine(source.top() + row)) + source.left(),
                    kept.width(), reinterpret_cast<QRgb *>(m_spare.scanLine(kept.top() + row)) + kept.left());
    std::swap(m_image, m_spare);
    m_dirty.translate(whole);
    m_dirty += QRegion(all) - kept;
}

void CanvasLayer::paint(const QRegion &pixels, const CanvasPicture &picture, const CanvasState &state,
                        const Theme &theme)
{
    const qreal ratio = m_image.devicePixelRatio();
    const PaintStyle style(theme, m_viewport.zoom);
    for (const QRect &part : pixels) {
        QPainter painter(&m_image);
        const QRectF screen(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio);
        painter.setClipRect(screen);
        painter.setTransform(m_viewport.transform());
        const QRectF area = m_viewport.toDrawing(screen);
        paintGround(painter, area, style);
        paintPicture(painter, picture, state, area, style);
    }
}

} // namespace rheo::ui
