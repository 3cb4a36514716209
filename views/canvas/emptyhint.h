// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QRectF>

class QPainter;

namespace rheo::ui {

/// What one can do, in the middle of a canvas on which nothing is drawn yet. Nothing where there is no room for it.
void paintEmptyHint(QPainter &painter, const QRectF &canvas, const Theme &theme);

} // namespace rheo::ui
