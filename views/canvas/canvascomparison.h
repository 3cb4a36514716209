// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diff/drawingdiff.h"
#include "views/canvas/canvaspicture.h"

namespace rheo::ui {

/// Another version of the drawing, laid over it: what was added and changed is marked, what is gone is drawn as a ghost
/// where it stood, all else is dimmed. A value; any thread.
struct CanvasComparison
{
    struct Mark
    {
        Difference difference = Difference::Changed;
        qsizetype changes = 0; ///< properties of a changed one
    };

    QHash<ElementId, Mark> elements = {}; ///< of the drawing as it is
    QHash<LinkId, Mark> links = {};
    std::vector<PictureElement> ghosts = {};  ///< with their old ids, in painting order
    std::vector<PictureLink> ghostLinks = {}; ///< between where their ends stand now; with their old identities

    /// `diff` is that of the two.
    [[nodiscard]] static CanvasComparison of(const Drawing &before, const Drawing &after, const DrawingDiff &diff);

    /// Around all ghosts; null for none.
    [[nodiscard]] QRectF bounds() const;
    /// The foremost ghost at a point, nullptr for none.
    [[nodiscard]] const PictureElement *ghostAt(QPointF point) const;
    [[nodiscard]] const PictureElement *ghost(const ElementId &old) const;
};

} // namespace rheo::ui
