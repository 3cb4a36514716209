// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <expected>

namespace rheo {

/// What parseRheo and loadRheo stand on. Any thread.
struct ReadDrawing
{
    Drawing drawing;
    qint64 version = 1; ///< as the file says, 1 or newer
};

[[nodiscard]] std::expected<ReadDrawing, QList<Problem>> readRheo(const QByteArray &json);

/// The version that writeRheo writes; a file of a newer one is read as far as it is understood, and not written.
inline constexpr qint64 rheoVersion = 1;

} // namespace rheo
