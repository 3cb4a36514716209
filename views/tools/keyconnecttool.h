// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/tools/connecttool.h"

namespace rheo::ui {

/// Draws a link without a mouse: arrows and Tab go from one element that can be joined to the next, Enter connects.
/// A click on an element does too.
class KeyConnectTool : public ConnectTool
{
public:
    KeyConnectTool(CanvasView &canvas, const ElementId &from);

    /// Begins with the nearest that can be joined; says on the canvas why there is none.
    static void begin(CanvasView &canvas, const ElementId &from);

    bool key(const QKeyEvent &event) override;
    bool tab(bool next) override;

    [[nodiscard]] QString hint() const override;

private:
    void choose(const ElementId &to);
    void chooseTowards(QPointF direction);

    QList<ElementId> m_partners; ///< from left to right
};

} // namespace rheo::ui
