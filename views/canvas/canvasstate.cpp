// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasstate.h"

#include "views/canvas/canvascomparison.h"

namespace rheo::ui {

namespace {

ElementOverlay overlayOf(const CanvasState &state, const ElementId &id)
{
    if (!state.comparison)
        return state.overlay.of(id);
    return {.dimmed = !state.comparison->elements.contains(id)};
}

LinkOverlay overlayOf(const CanvasState &state, const LinkId &id)
{
    if (!state.comparison)
        return state.overlay.of(id);
    return {.dimmed = !state.comparison->links.contains(id)};
}

} // namespace

ElementLook lookOf(const CanvasState &state, const ElementId &id)
{
    ElementOverlay overlay = overlayOf(state, id);
    if (!state.comparison)
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
    const Sign finding = state.comparison ? Sign::None : state.findings.links.value(id).sign;
    LinkOverlay overlay = overlayOf(state, id);
    overlay.sign = std::max(overlay.sign, finding);
    overlay.dimmed = overlay.dimmed || (state.spotlight && !state.spotlight->links.contains(id));
    return {.overlay = overlay,
            .selected = state.selectedLinks.contains(id),
            .hovered = state.hoveredLink == id,
            .focused = state.focusedLink == id,
            .hasFinding = finding != Sign::None};
}

} // namespace rheo::ui
