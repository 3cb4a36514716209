// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvascomparison.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace rheo::ui {

/// Compares two drawings beside the GUI thread, with the picture that is laid over the canvas. Only the newest order is
/// answered. GUI thread.
class BackgroundDiff : public QObject
{
    Q_OBJECT

public:
    explicit BackgroundDiff(QObject *parent = nullptr);
    ~BackgroundDiff() override; ///< waits until the comparison at hand is done

    void compare(const Drawing &before, const Drawing &after);
    void forget(); ///< what was ordered is not answered any more

Q_SIGNALS:
    void compared(const rheo::DrawingDiff &diff, const std::shared_ptr<const rheo::ui::CanvasComparison> &picture);

private:
    QThreadPool m_pool; ///< of one thread
    quint64 m_newest = 0;
};

} // namespace rheo::ui
