// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;
class QRectF;

namespace rheo::ui {

/// An outline icon of resources/icons by its file name without ending ("search"), in this colour of the theme that is
/// shown when it is painted: it follows a change of theme by itself, crisp at any size, disabled in a faint colour. An
/// unknown name gives an empty icon and is a bug (assert).
[[nodiscard]] QIcon icon(const QString &name, QColor Theme::*colour = &Theme::text);
/// Draws the icon crisp at any scale.
void paintIcon(QPainter &painter, const QString &name, const QRectF &where, const QColor &colour);

/// The element's shape in small, with its accent: palette, outline, inspector.
[[nodiscard]] QIcon kindIcon(ElementKind kind, const Theme &theme = Theme::current());
void paintKindIcon(QPainter &painter, ElementKind kind, const QRectF &where, const Theme &theme);

/// Signs go by form as well as colour: error octagon ×, late octagon with clock, warning triangle !, as expected ✓,
/// cannot be seen: dashed circle.
enum class Sign { None, Good, Unseen, Warning, Late, Error };

void paintSign(QPainter &painter, Sign sign, const QRectF &where, const Theme &theme);
[[nodiscard]] QIcon signIcon(Sign sign, const Theme &theme = Theme::current());

} // namespace rheo::ui
