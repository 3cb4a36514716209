// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/tools/abstracttool.h"

namespace rheo::ui {

/// Moves the view with the hand, from a press of the middle button or Space until the release.
class PanTool : public AbstractTool
{
public:
    using AbstractTool::AbstractTool;

    void press(const QMouseEvent &event) override;
    void move(const QMouseEvent &event) override;
    void release(const QMouseEvent &event) override;
    void cancel() override;

    [[nodiscard]] bool isBusy() const override { return true; }

    [[nodiscard]] QCursor cursor() const override { return Qt::ClosedHandCursor; }

private:
    QPointF m_start;
    Viewport m_before;
};

} // namespace rheo::ui
