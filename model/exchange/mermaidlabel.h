// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace rheo {

/// A label as people read it: entities (#quot; #35; &amp;) replaced, tags, icons and Markdown's backticks left out, on
/// one line.
[[nodiscard]] QString readableLabel(QStringView written);

/// Quoted, so that Mermaid shows just this text; lines stay lines, control characters become visible.
[[nodiscard]] QString quotedLabel(const QString &text);

} // namespace rheo
