// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasstate.h"

namespace rheo::ui {

ElementLook lookOf(const CanvasState &state, const ElementId &id)
{
    return {.overlay = state.overlay.of(id),
            .selected = state.selected.contains(id),
            .hovered = state.hovered == id,
            .focused = state.focused == id,
            .flashing = state.flashing == id,
            .edited = state.edited == id};
}

LinkLook lookOf(const CanvasState &state, const LinkId &id)
{
    return {.overlay = state.overlay.of(id),
            .selected = state.selectedLinks.contains(id),
            .hovered = state.hoveredLink == id,
            .focused = state.focusedLink == id};
}

} // namespace rheo::ui
