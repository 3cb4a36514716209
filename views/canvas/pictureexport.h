// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/file/drawing.h"
#include "views/theme/theme.h"

#include <QByteArray>

namespace rheo::ui {

enum class ExportGround { Canvas, Transparent };

struct ExportOptions
{
    const Theme &theme = Theme::light();
    qreal scale = 1; ///< pixels a drawing unit; of an SVG its nominal size
    ExportGround ground = ExportGround::Canvas;
};

/// The drawing as the canvas paints it at 100 %, without grid and selection, with the drawing itself inside, so that it
/// can be opened again. Elements without a place are not shown. Any thread that may paint.
///
/// SVG: names stay text (escaped); nothing outside of the file is referred to; the `.rheo` text stands in base64 in
/// <metadata><drawing xmlns="urn:rheograph:drawing">.
[[nodiscard]] Result<QByteArray> exportSvg(const Drawing &drawing, const ExportOptions &options);

/// PNG: the `.rheo` text stands under the keyword "rheograph". Refuses more than 16,384 pixels a side.
[[nodiscard]] Result<QByteArray> exportPng(const Drawing &drawing, const ExportOptions &options);

/// The drawing inside an exported PNG or SVG, as `.rheo` text; empty where there is none.
[[nodiscard]] QByteArray embeddedDrawing(const QByteArray &exported);

} // namespace rheo::ui
