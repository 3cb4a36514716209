// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/exchange/mermaidgraph.h"

namespace rheo {

/// What a shape, a word or a neighbour says a thing is. `note` is the sentence about a guess, "" where it is told.
struct MermaidKind
{
    ElementKind kind = ElementKind::Service;
    QString note = {};
};

[[nodiscard]] MermaidKind kindOf(const MermaidSubgraph &);
/// `graph` tells the words on the arrows at a node that its shape leaves open.
[[nodiscard]] QHash<QString, MermaidKind> kindsOfNodes(const MermaidGraph &graph);

/// The link that an arrow between two elements means.
struct MermaidLink
{
    std::optional<Link> link = {};
    QString note = {}; ///< what was guessed, or why there is none
};

[[nodiscard]] MermaidLink linkOf(const Element &from, const Element &to, const MermaidEdge &edge);

} // namespace rheo
