// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/picturesheet.h"

#include <QByteArray>

namespace rheo::ui {

enum class PictureFormat { Svg, Png, Pdf };

/// ".svg", ".png", ".pdf".
[[nodiscard]] QString endingOf(PictureFormat);
/// By the ending of a file's name, in any case; nothing for another.
[[nodiscard]] std::optional<PictureFormat> pictureFormatFor(const QString &fileName);

/// The drawing as a picture, with the drawing itself inside (model/file/embeddeddrawing.h), so that it can be opened
/// again. Refuses more than 16,384 pixels a side. Any thread that may paint.
///
/// SVG: names stay text (escaped); nothing outside of the file is referred to.
/// PDF: one page of the picture's size, 96 of its pixels an inch; vectors and text, the fonts' used glyphs inside.
[[nodiscard]] Result<QByteArray> exportPicture(const Drawing &drawing, PictureFormat, const ExportOptions &options);

[[nodiscard]] Result<QByteArray> exportSvg(const Drawing &drawing, const ExportOptions &options);
[[nodiscard]] Result<QByteArray> exportPng(const Drawing &drawing, const ExportOptions &options);
[[nodiscard]] Result<QByteArray> exportPdf(const Drawing &drawing, const ExportOptions &options);

} // namespace rheo::ui
