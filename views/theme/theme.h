// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/element.h"

#include <QColor>
#include <QFont>

namespace rheo::ui {

enum class ThemeChoice { System, Light, Dark };

/// The colours of the look, by what they mean. A value; every painter gets one handed in, so that an export in light
/// can be made from a window in dark. Accents draw shapes and never text.
struct Theme
{
    bool isDark = false;
    QColor window, panel, field, canvas, gridDot;
    QColor container, containerLine;
    QColor selection, selectionTint, onSelection; ///< onSelection: text on a selection-coloured field
    QColor trouble, troubleText, troubleTint;
    QColor onTrouble;     ///< shapes on trouble: × and clock
    QColor onTroubleText; ///< text on trouble: a badge's number
    QColor warning, warningTint, warningRim;
    QColor good, goodText;
    QColor text, secondText, divider, cardOutline, link, chip, recordDot;
    QColor diffAdded;
    QColor service, topic, streamProcessor, connector, function, externalSystem;

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();
    /// What the application shows now: see applyTheme().
    [[nodiscard]] static const Theme &current();

    [[nodiscard]] QColor accent(ElementKind kind) const;
};

/// Contrast of two opaque colours after WCAG 2, from 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/// `colour` over `ground` at the given opacity, as an opaque colour.
[[nodiscard]] QColor blended(const QColor &colour, const QColor &ground, double opacity);

/// Body text of the interface: the system's font (Inter where there is no better one) at 13 px, tabular figures.
/// Sizes are in pixels of the interface; `weight` as in QFont.
[[nodiscard]] QFont interfaceFont(qreal pixels = 13, QFont::Weight weight = QFont::Normal);
/// Offsets, keys, times and payloads.
[[nodiscard]] QFont monospacedFont(qreal pixels = 12);

/// Sets palette, font and style sheet of the whole application. System: dark where the platform's palette is dark.
/// GUI thread; may be called again at any time, open windows follow.
void applyTheme(ThemeChoice choice);

} // namespace rheo::ui
