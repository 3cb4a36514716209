// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/file/drawing.h"
#include "views/canvas/canvaspicture.h"
#include "views/theme/theme.h"

class QPainter;

namespace rheo::ui {

enum class ExportGround { Canvas, Transparent };

struct ExportOptions
{
    const Theme &theme = Theme::light();
    qreal scale = 1; ///< pixels a drawing unit; of an SVG or PDF its nominal size
    ExportGround ground = ExportGround::Canvas;
};

/// A drawing as it stands on a picture or a page: as the canvas paints it at 100 %, without grid and selection, a
/// margin around it. Elements without a place are not shown. A value; any thread that may paint.
class PictureSheet
{
public:
    /// Refuses a drawing of which nothing would be seen.
    [[nodiscard]] static Result<PictureSheet> of(const Drawing &);

    [[nodiscard]] const QRectF &area() const { return m_area; } ///< in drawing units, margin included

    /// Refuses a scale that is not above 0, and pictures of more than 16,384 pixels a side.
    [[nodiscard]] Result<QSize> pixels(qreal scale) const;

    /// At the painter's origin, `options.scale` units of the painter for one of the drawing; the ground covers
    /// `pixels(scale)`.
    void paint(QPainter &, const ExportOptions &options) const;

    /// Whole, in the middle of `page`, at most at 100 % (`unit` units of the painter). No ground.
    void paintFitted(QPainter &, const QRectF &page, const Theme &theme, qreal unit = 1) const;

private:
    CanvasPicture m_picture;
    QRectF m_area;
};

} // namespace rheo::ui
