// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace rheo {

/// How wide a text is for the layout, in drawing units, by a fixed table of advances: of the order of a semibold sans
/// serif, so that real fonts are rarely wider. It is an estimate: the painter elides what does not fit.
[[nodiscard]] qreal textWidth(const QString &text, qreal pixelSize);

/// The text in lines no wider than `width`, broken at spaces, and inside a word that alone is wider. Line feeds stay.
[[nodiscard]] QStringList wrappedText(const QString &text, qreal pixelSize, qreal width);

} // namespace rheo
