// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"
#include "model/architecture/link.h"

#include <optional>
#include <variant>

namespace rheo::ui {

/// What a line of a drawing's text is about: an element (its own line, or that of its place) or a link. Nothing for a
/// line that holds no whole object: so it is where a person broke the lines otherwise than the file does. Any thread.
[[nodiscard]] std::optional<std::variant<ElementId, LinkId>> subjectOf(const QString &line);

/// The id that the line begins with, its own or that of a link's start, without reading the whole line.
[[nodiscard]] std::optional<ElementId> firstIdOf(const QString &line);

} // namespace rheo::ui
