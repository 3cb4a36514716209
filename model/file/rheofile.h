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
    QByteArray digest;      ///< of the file's bytes
    bool isPicture = false; ///< it stood inside an exported picture, which must not be saved over
};

/// Of a `.rheo` file, or the drawing inside an exported picture (embeddeddrawing.h).
[[nodiscard]] Result<LoadedDrawing> loadRheo(const QString &path);

/// The `.rheo` text of a file, or of the drawing inside an exported picture; not looked at yet.
struct DrawingText
{
    QByteArray text;
    QByteArray digest; ///< of the file's bytes
    bool isPicture = false;
};

[[nodiscard]] Result<DrawingText> readDrawingText(const QString &path);

/// Why a file was not loaded.
struct LoadFailure
{
    Error error = {};             ///< of several problems it tells the first
    QString path = {};            ///< of the file
    QList<Problem> problems = {}; ///< all of them, if it could be read at all
};

/// loadRheo, for those who show every problem.
[[nodiscard]] std::expected<LoadedDrawing, LoadFailure> readRheoFile(const QString &path);

/// SHA-256 of a file's bytes: tells whether it is the one that was loaded or saved.
[[nodiscard]] QByteArray fileDigest(const QByteArray &bytes);

/// Whole or not at all (model/base/safefile.h); the previous file stays beside it as `.bak`. The value is its digest.
[[nodiscard]] Result<QByteArray> saveRheo(const QString &path, const Drawing &);

} // namespace rheo
