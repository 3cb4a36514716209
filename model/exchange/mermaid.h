// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <expected>

namespace rheo {

/// A drawing that another program's text was taken for.
struct Imported
{
    Architecture architecture = {};
    QList<Problem> notes = {}; ///< what was guessed or left out, with its line
};

/// Whether the text begins as a Mermaid diagram, a fence or front matter before it. Any kind of diagram.
[[nodiscard]] bool isMermaid(const QString &text);

/// Reads a Mermaid flowchart (`graph` or `flowchart`). Square nodes are services; round ones, stadiums and cylinders
/// are topics, but with the words of a database they are external systems; subgraphs are containers. What else a shape
/// does not tell is guessed from words and neighbours. Styles are left out. Fails with every line that is not
/// understood. Any thread.
[[nodiscard]] std::expected<Imported, QList<Problem>> readMermaid(const QString &text);

/// A flowchart that Mermaid 10 and later show, whatever the names hold. Any thread.
[[nodiscard]] QString writeMermaid(const Architecture &);

} // namespace rheo
