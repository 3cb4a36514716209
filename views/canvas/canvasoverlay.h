// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/link.h"
#include "views/theme/icons.h"

#include <QHash>
#include <QString>

namespace rheo::ui {

/// How drawing and cluster differ for one element.
enum class Drift { None, DeclaredOnly, LiveOnly, Different };

/// What the live side, the findings or a trace say about one element. Text is plain text.
struct ElementOverlay
{
    bool lit = false;
    bool dimmed = false;
    bool simulated = false; ///< hatched corner
    int badge = 0;          ///< number of the event in the trace; 0 for none
    bool badgeLate = false; ///< the badge in trouble's colour
    Sign sign = Sign::None; ///< at the upper right corner
    Drift drift = Drift::None;
    QString label = {};         ///< under the shape: "1 284/s · 340 kB/s", "event 1 · 0 ms"
    QString pill = {};          ///< pill under the shape: "7 stuck orders", "drawn 12 · live 6"
    Sign pillSign = Sign::None; ///< before the pill's text; Error and Late tint the pill
    bool operator==(const ElementOverlay &) const = default;
};

struct LinkOverlay
{
    bool lit = false;
    bool late = false; ///< the late hop of a trace, in trouble's colour
    bool dimmed = false;
    bool notOnCluster = false; ///< drawn and not live: dashed
    int badge = 0;             ///< on the line, where the event's topic is folded or met twice
    Sign sign = Sign::None;    ///< Error, Late or Warning put the line and pill into trouble
    QString second = {};       ///< second part of the pill: "lag 1 240 ↑"
    QString label = {};        ///< beside the badge: "event 4 · +1 547 ms"
    float flow = 0;            ///< 0…1: records now, shown as brightness where dots are too small
    bool operator==(const LinkOverlay &) const = default;
};

/// What lies over the drawing and is no part of it: set by whoever watches, traces or checks. A value.
struct CanvasOverlay
{
    QHash<ElementId, ElementOverlay> elements = {};
    QHash<LinkId, LinkOverlay> links = {};
    bool simulated = false; ///< hatched band "Simulated" along the top, hollow dots
    bool dimOthers = false; ///< everything that is not mentioned above as lit is dimmed: a trace is shown

    [[nodiscard]] ElementOverlay of(const ElementId &id) const;
    [[nodiscard]] LinkOverlay of(const LinkId &id) const;

    bool operator==(const CanvasOverlay &) const = default;
};

} // namespace rheo::ui
