// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"
#include "views/theme/theme.h"

#include <QPixmap>
#include <QSize>

namespace rheo::ui {

/// A drawing in small, by the painters of the canvas: filled shapes and their links, no names. In the middle of `size`
/// (in pixels of the interface), on the canvas's colour. GUI thread.
[[nodiscard]] QPixmap smallPicture(const Drawing &drawing, const QSize &size, qreal pixelRatio, const Theme &theme);

} // namespace rheo::ui
