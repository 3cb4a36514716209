// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/file/drawing.h"

#include <expected>

namespace rheo {

/// The `.rheo` format, see FORMAT.md beside this file. Any thread.

/// Reads a drawing; all problems at once, never part of a drawing.
[[nodiscard]] std::expected<Drawing, QList<Problem>> parseRheo(const QByteArray &json);

/// Stable: one element or link a line, sorted by id; parseRheo(writeRheo(d)) == d.
[[nodiscard]] QByteArray writeRheo(const Drawing &);

/// As loaded from disk: a file of a newer version opens read-only, with the sentence that says so.
struct LoadedDrawing
{
    Drawing drawing;
    QString readOnlyReason; ///< empty: may be saved
};

[[nodiscard]] Result<LoadedDrawing> loadRheo(const QString &path);

/// Whole or not at all (model/base/safefile.h); the previous file stays beside it as `.bak`.
[[nodiscard]] Result<void> saveRheo(const QString &path, const Drawing &);

} // namespace rheo
