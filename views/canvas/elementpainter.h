// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"

namespace rheo::ui {

/// The shape of an element with its texts, in drawing units; the painter is scaled already. Signs, badges, ports and
/// labels are the state painter's. At Detail::Blocks nothing is drawn (see paintBlocks).
void paintElement(QPainter &painter, const PictureElement &element, const ElementLook &look, const PaintStyle &style);

/// A container's region with its title.
void paintRegion(QPainter &painter, const PictureElement &region, const ElementLook &look, const PaintStyle &style);

/// The icon in the title tells site, cluster and context apart.
[[nodiscard]] QString regionIcon(ElementKind kind);

/// The name in at most two lines, broken after - . _ or a space where the first line ends.
[[nodiscard]] QStringList twoLines(const QString &name, const QFont &font, qreal width);

} // namespace rheo::ui
