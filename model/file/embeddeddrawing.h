// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QByteArray>

namespace rheo {

/// An exported picture carries its drawing as `.rheo` text, so that it can be opened again. Where it stands:
///
/// SVG: in base64 in <drawing xmlns="urn:rheograph:drawing"> within <metadata>.
/// PNG: in a text chunk (tEXt, zTXt or iTXt) of the keyword "rheograph".
/// PDF: as the attached file "drawing.rheo". Only PDF as the program itself writes it is understood: a table of
/// references at the end, the attachment deflated.
namespace embedded {
inline const QByteArray svgNamespace = "urn:rheograph:drawing";
inline const QByteArray pngKeyword = "rheograph";
inline const QByteArray pdfFileName = "drawing.rheo";
} // namespace embedded

/// Whether these are bytes of an SVG (or any other XML), PNG or PDF, by how they begin. A `.rheo` file is none.
[[nodiscard]] bool isPicture(const QByteArray &bytes);

/// The `.rheo` text inside a picture. The sentences begin with `what`, for instance the file's path. Refuses with
/// ErrorKind::Input a picture without a drawing and a damaged one, with ErrorKind::Limit a drawing above 64 MiB; takes
/// no more memory than that, whatever the picture says. Pixels are not looked at. Any thread.
[[nodiscard]] Result<QByteArray> embeddedDrawing(const QByteArray &picture, const QString &what);

} // namespace rheo
