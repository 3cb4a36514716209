// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diff/drawingdiff.h"

namespace rheo::ui {

/// One line of the list of differences: a thing that came or went, or one property of a thing. A value.
struct ComparisonRow
{
    enum class Thing { Drawing, Element, Link, Place };

    Thing thing = Thing::Element;
    Difference difference = Difference::Changed;
    QString what;          ///< "topic payments", "produces Orders → payments"
    QString property = {}; ///< "partitions", "config linger.ms"; empty for what came or went
    QString words = {};    ///< "6 → 12"
    std::optional<FieldChange> change = {};
    ElementDifference element = {}; ///< of an element or a place: it, with no more than this change
    LinkDifference link = {};       ///< of a link likewise

    /// The same line of a list made anew after an edit.
    [[nodiscard]] bool isSame(const ComparisonRow &other) const;
};

/// In the order of the diff: the drawing, elements, links, and places if wanted.
[[nodiscard]] QList<ComparisonRow> comparisonRows(const Architecture &before, const Architecture &after,
                                                  const DrawingDiff &, bool withPlaces);

} // namespace rheo::ui
