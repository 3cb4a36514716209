// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace rheo::ui {

/// A JSON object or array laid out over lines, two blanks an indent; numbers, order and repeated names stay as they
/// are written. Nothing for what is not JSON. Strings are made safe to show.
[[nodiscard]] std::optional<QString> prettyJson(const QByteArray &bytes);
/// Offset, sixteen bytes, and what of them can be read, a line for sixteen bytes.
[[nodiscard]] QString hexDump(const QByteArray &bytes);
/// Text with its line breaks; everything that could deceive is made visible.
[[nodiscard]] QString payloadAsText(const QByteArray &bytes);

} // namespace rheo::ui
