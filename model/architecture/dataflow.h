// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

namespace rheo {

enum class FlowDirection { Upstream, Downstream, Both };

/// Elements and the links that data takes between them.
struct DataFlow
{
    QSet<ElementId> elements = {};
    QSet<LinkId> links = {};

    bool operator==(const DataFlow &) const = default;
};

/// What the data of these elements and links comes from (upstream), goes to (downstream), or both, at any distance,
/// with themselves. Data goes along links from their beginning to their end; a reads-writes link carries it both ways.
/// A container stands for what is in it. Ends for cycles too.
[[nodiscard]] DataFlow dataFlow(const Architecture &, const QSet<ElementId> &, const QSet<LinkId> &, FlowDirection);

} // namespace rheo
