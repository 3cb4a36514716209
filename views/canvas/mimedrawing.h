// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/file/drawing.h"

class QMimeData;

namespace rheo::ui {

/// A drawing that came from elsewhere, everything in it placed.
struct Brought
{
    Drawing drawing = {};
    QList<Problem> notes = {}; ///< what was guessed or left out, with its line
};

/// The drawing in a clipboard or under a drag: in one file of this machine (a drawing, an exported picture, or text),
/// in a picture's bytes, or in text: a `.rheo` file, the text notation, a Mermaid flowchart, the source of an SVG.
/// Nothing there at all: a drawing without elements. Reads the file.
[[nodiscard]] Result<Brought> drawingIn(const QMimeData &);
[[nodiscard]] Result<Brought> drawingIn(const QString &text);

/// Whether a picture's bytes are there, with a drawing inside, and no file.
[[nodiscard]] bool carriesDrawing(const QMimeData &);

} // namespace rheo::ui
