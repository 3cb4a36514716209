// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasstate.h"

namespace rheo::ui {

ElementLook lookOf(const CanvasState &state, const ElementId &id)
{
    ElementOverlay overlay = state.overlay.of(id);
    overlay.sign = std::max(overlay.sign, state.findings.elements.value(id).sign);
    overlay.dimmed = overlay.dimmed || (state.spotlight && !state.spotlight->elements.contains(id));
    return {.overlay = overlay,
            .selected = state.selected.contains(id),
            .hovered = state.hovered == id,
            .focused = state.focused == id,
            .flashing = state.flashing == id,
            .edited = state.edited == id};
}

LinkLook lookOf(const CanvasState &state, const LinkId &id)
{
    const Sign finding = state.findings.links.value(id).sign;
    LinkOverlay overlay = state.overlay.of(id);
    overlay.sign = std::max(overlay.sign, finding);
    overlay.dimmed = overlay.dimmed || (state.spotlight && !state.spotlight->links.contains(id));
    return {.overlay = overlay,
            .selected = state.selectedLinks.contains(id),
            .hovered = state.hoveredLink == id,
            .focused = state.focusedLink == id,
            .hasFinding = finding != Sign::None};
}

} // namespace rheo::ui
