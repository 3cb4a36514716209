// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/element.h"

#include <QList>
#include <QRectF>

namespace rheo {

/// One rectangle on the canvas: a card, or a container around the boxes that name it as parent.
struct Box
{
    QRectF rect;                        ///< of a container: worked out by separateBoxes
    int parent = -1;                    ///< index of a container with a smaller index, -1 for the canvas
    bool fixed = false;                 ///< stays; a container stays when something in it does
    const Element *container = nullptr; ///< set for a container
};

/// Moves boxes down by whole grid steps until those of one parent are a grid step apart. Containers move with all that
/// is in them. The order from top to bottom stays; fixed boxes stay, even where they overlap each other.
void separateBoxes(QList<Box> &boxes);

} // namespace rheo
