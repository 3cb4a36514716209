// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/mermaidscanner.h"

namespace rheo {

/// Words that a Mermaid text begins with.
[[nodiscard]] bool isMermaidFlowchart(const QString &word); ///< graph, flowchart
[[nodiscard]] bool isMermaidDirection(const QString &word); ///< TD, LR, …
[[nodiscard]] bool isOtherMermaid(const QString &word);     ///< sequenceDiagram and the other kinds of diagram

[[nodiscard]] bool isOneOf(const QString &word, std::initializer_list<QStringView> words);

/// Skips to the first word: over a Markdown fence (whose end becomes the text's), front matter, comments, directives.
/// Returns the title that the front matter says, if any.
QString skipToMermaidHeader(MermaidScanner &scanner, QStringView text);

} // namespace rheo
