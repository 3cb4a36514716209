// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvastree.h"

namespace rheo::ui {

/// What QAccessible calls for each widget: the canvas with what is drawn on it, nothing for other widgets.
[[nodiscard]] QAccessibleInterface *makeCanvasAccessible(const QString &className, QObject *object);

/// One element or link of the canvas, which may be destroyed before it.
[[nodiscard]] QAccessibleInterface *makeDrawnAccessible(CanvasView *canvas, const Drawn &drawn);

} // namespace rheo::ui
