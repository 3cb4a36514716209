// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <expected>

namespace rheo {

/// The drawing of a verb's FILE argument: a `.rheo` file, or an exported picture with its drawing inside. On failure
/// everything wrong stands on standard error, a problem a line as FILE:LINE:COLUMN: sentence, and the exit code is
/// returned. A newer file is read; the sentence about that is printed.
[[nodiscard]] std::expected<Drawing, int> openDrawing(const QString &path);

} // namespace rheo
