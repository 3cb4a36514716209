// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvasstate.h"
#include "views/canvas/paintstyle.h"

namespace rheo::ui {

/// The line of a link with its arrow and halo.
void paintLink(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style);

/// How the texts of a pill are set: on one line, on two, or only the icon where the run is too short.
struct PillLayout
{
    QRectF rect;    ///< null: no pill
    QString first;  ///< the group, empty where only the icon fits
    QString second; ///< the lag on a line of its own
    bool operator==(const PillLayout &) const = default;
};

[[nodiscard]] PillLayout pillLayout(const PictureLink &link, const LinkOverlay &overlay, const PaintStyle &style);

/// The pill; drawn after all lines and cards.
void paintPill(QPainter &painter, const PictureLink &link, const LinkLook &look, const PaintStyle &style);

} // namespace rheo::ui
