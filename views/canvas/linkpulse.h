// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/dot.h"
#include "views/canvas/canvaspicture.h"
#include "views/canvas/paintstyle.h"

#include <QElapsedTimer>

namespace rheo::ui {

/// What stands for dots where motion is reduced: once a second, the links that carried a record in it light up for a
/// moment. Nothing moves, and nothing lights up that no record justifies. GUI thread.
class LinkPulse
{
public:
    /// The records of this frame; the clock is asked here.
    void take(const std::vector<Dot> &dots);
    /// As take(), at `ms` of a clock that starts anywhere.
    void take(const std::vector<Dot> &dots, qint64 ms);

    [[nodiscard]] const QSet<LinkId> &lit() const { return m_lit; }

    [[nodiscard]] bool isPulsing() const { return !m_lit.isEmpty() || !m_carrying.isEmpty(); }

    /// The painter is scaled to drawing units.
    void paint(QPainter &painter, const CanvasPicture &picture, const PaintStyle &style) const;

private:
    QElapsedTimer m_clock;
    QSet<LinkId> m_carrying; ///< since the last pulse
    QSet<LinkId> m_lit;
    qint64 m_beat = -1; ///< whole seconds at the last pulse
};

} // namespace rheo::ui
