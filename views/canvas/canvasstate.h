// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasoverlay.h"
#include "views/canvas/canvaspicture.h"
#include "views/canvas/findingmarks.h"

#include <QSet>

#include <memory>

namespace rheo::ui {

struct CanvasComparison;

/// What stays bright while all else is dimmed.
struct Spotlight
{
    QSet<ElementId> elements = {};
    QSet<LinkId> links = {};

    bool operator==(const Spotlight &) const = default;
};

/// What the person points at and has chosen, with what lies over the drawing: all that a picture is painted with
/// besides the drawing itself. A value.
struct CanvasState
{
    QSet<ElementId> selected = {};
    QSet<LinkId> selectedLinks = {};
    ElementId hovered = {};
    std::optional<LinkId> hoveredLink = {};
    ElementId focused = {}; ///< keyboard focus
    std::optional<LinkId> focusedLink = {};
    ElementId flashing = {}; ///< just found
    ElementId edited = {};   ///< its name is being typed: painted without it
    CanvasOverlay overlay = {};
    FindingMarks findings = {};
    std::optional<Spotlight> spotlight = {};
    std::shared_ptr<const CanvasComparison> comparison = {}; ///< takes the overlay's place; null for none
};

/// The state of one element, put together.
struct ElementLook
{
    ElementOverlay overlay = {};
    bool selected = false;
    bool hovered = false;
    bool focused = false;
    bool flashing = false;
    bool edited = false;

    [[nodiscard]] bool inTrouble() const { return overlay.sign >= Sign::Warning; }

    [[nodiscard]] bool isEmphasised() const { return selected || hovered || focused || overlay.lit || inTrouble(); }
};

struct LinkLook
{
    LinkOverlay overlay = {};
    bool selected = false;
    bool hovered = false;
    bool focused = false;
    bool hasFinding = false;

    /// A warning of the checks puts a link into trouble as the live side's late and error do.
    [[nodiscard]] bool inTrouble() const { return overlay.sign >= Sign::Late || hasFinding; }
};

[[nodiscard]] ElementLook lookOf(const CanvasState &state, const ElementId &id);
[[nodiscard]] LinkLook lookOf(const CanvasState &state, const LinkId &id);

} // namespace rheo::ui
