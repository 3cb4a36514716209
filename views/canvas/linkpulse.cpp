// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/linkpulse.h"

#include <QPainter>

namespace rheo::ui {

namespace {

constexpr qint64 beat = 1000;    // ms from pulse to pulse
constexpr qint64 litFor = 300;   // ms of each
constexpr qreal lineWidth = 3.5; // px

} // namespace

void LinkPulse::take(const std::vector<Dot> &dots)
{
    if (!m_clock.isValid())
        m_clock.start();
    take(dots, m_clock.elapsed());
}

void LinkPulse::take(const std::vector<Dot> &dots, qint64 ms)
{
    for (const Dot &dot : dots) {
        if (!dot.link.from.isEmpty())
            m_carrying.insert(dot.link);
    }
    if (ms / beat != m_beat) {
        m_beat = ms / beat;
        m_lit = std::exchange(m_carrying, {});
    } else if (ms % beat >= litFor) {
        m_lit.clear();
    }
}

void LinkPulse::paint(QPainter &painter, const CanvasPicture &picture, const PaintStyle &style) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.theme.recordDot, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const LinkId &id : m_lit) {
        if (const PictureLink *link = picture.link(id))
            painter.drawPath(link->path);
    }
}

} // namespace rheo::ui
