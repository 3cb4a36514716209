// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasoverlay.h"

namespace rheo::ui {

ElementOverlay CanvasOverlay::of(const ElementId &id) const
{
    ElementOverlay overlay = elements.value(id);
    overlay.dimmed = overlay.dimmed || (dimOthers && !overlay.lit);
    return overlay;
}

LinkOverlay CanvasOverlay::of(const LinkId &id) const
{
    LinkOverlay overlay = links.value(id);
    overlay.dimmed = overlay.dimmed || (dimOthers && !overlay.lit && !overlay.late);
    return overlay;
}

} // namespace rheo::ui
