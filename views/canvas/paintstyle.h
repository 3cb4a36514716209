// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QFont>
#include <QPainter>

namespace rheo::ui {

/// What is left out as one zooms out (the table of the look).
enum class Detail {
    Full,   ///< from 60 %
    Names,  ///< from 35 %: no second lines, cells, schemas, pills
    Shapes, ///< from 15 %: filled cards; names only of containers and what is selected, hovered or in trouble
    Blocks, ///< below: outermost containers as blocks
};

[[nodiscard]] Detail detailFor(qreal zoom);

/// Theme, zoom and the fonts that follow from them, made once for each painting. Fonts are in drawing units, so that
/// no text is under 9 pixels on the screen.
struct PaintStyle
{
    PaintStyle(const Theme &theme, qreal zoom);

    const Theme &theme;
    qreal zoom;
    Detail detail;
    QFont name;   ///< 13 semibold
    QFont second; ///< 11
    QFont strong; ///< 11 semibold
    QFont title;  ///< 12 semibold, of regions

    /// A length in pixels of the screen, in drawing units.
    [[nodiscard]] qreal pixels(qreal count) const { return count / zoom; }
};

/// One line of text, elided in the middle, vertically centred in `where`.
void drawLine(QPainter &painter, const QRectF &where, const QFont &font, const QColor &colour, const QString &text,
              Qt::Alignment alignment = Qt::AlignLeft);

[[nodiscard]] qreal textAdvance(const QFont &font, const QString &text);

} // namespace rheo::ui
