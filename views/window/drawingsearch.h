// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

namespace rheo::ui {

/// An element or a link that a search found. A value.
struct DrawingHit
{
    ElementId element = {}; ///< empty: it is the link
    std::optional<LinkId> link = {};
    QString title; ///< the element's name; of a link its ends
    QString where; ///< its kind; or the field and its value, where that is what was found
    int rank = 0;  ///< smaller is better
};

/// Looks in names, and in what the fields hold as the inspector shows it; the best first, at most `limit`. A name may
/// have other letters between those typed, a field not. Nothing typed finds nothing. Any thread.
[[nodiscard]] QList<DrawingHit> searchDrawing(const Architecture &, const QString &typed, qsizetype limit);

} // namespace rheo::ui
