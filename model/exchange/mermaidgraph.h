// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QStringList>

#include <expected>

namespace rheo {

enum class MermaidShape {
    Bare, ///< only an id
    Square,
    Round,
    Stadium,
    Cylinder,
    Subroutine,
    Hexagon,
    Odd,       ///< >flag]
    LeanRight, ///< [/text/]
    LeanLeft,  ///< [\text\]
    Other,     ///< circles, rhombs, trapezoids, …
};

struct MermaidNode
{
    QString id;
    QString label; ///< as people read it; the id where nothing is said
    MermaidShape shape = MermaidShape::Bare;
    QStringList classes = {};
    int subgraph = -1;    ///< index of the innermost one around it, -1 for none
    qsizetype offset = 0; ///< in the text, where it was met first
};

struct MermaidSubgraph
{
    QString id;
    QString title;
    QStringList classes = {};
    int parent = -1;
    qsizetype offset = 0;
};

struct MermaidEdge
{
    QString from; ///< ids of nodes or subgraphs
    QString to;
    QString label = {};
    bool isBothWays = false;
    bool isDirected = true;
    bool isDotted = false;
    bool isInvisible = false; ///< only holds two nodes together
    qsizetype offset = 0;
};

/// What a flowchart says, and nothing of what it means.
struct MermaidGraph
{
    QString title = {};
    QList<MermaidNode> nodes = {};
    QList<MermaidSubgraph> subgraphs = {};
    QList<MermaidEdge> edges = {};
};

[[nodiscard]] std::expected<MermaidGraph, QList<Problem>> parseMermaid(const QString &text);

} // namespace rheo
