// SPDX-License-Identifier: Apache-2.0
#include "model/trace/density.h"

#include <algorithm>

namespace rheo {

void DensityCounter::add(qint64 at, DensityBar bar)
{
    makeRoomFor(at);
    DensityBar &there = m_density.bars[size_t((at - m_density.from) / m_density.width)];
    there.events += bar.events;
    there.trouble += bar.trouble;
}

void DensityCounter::addSpread(qint64 from, qint64 to, qint64 count)
{
    makeRoomFor(from);
    makeRoomFor(std::max(from, to));
    const qint64 steps = std::clamp<qint64>((to - from) / m_density.width + 1, 1, qint64(mostBars));
    for (qint64 i = 0; i < steps; ++i) {
        const qint64 share = count * (i + 1) / steps - count * i / steps;
        add(from + (to - from) * i / std::max<qint64>(1, steps - 1) * (steps > 1 ? 1 : 0), {share, 0});
    }
}

void DensityCounter::dropBefore(qint64 at)
{
    if (m_density.width == 0 || at <= m_density.from)
        return;
    const size_t gone = std::min(size_t((at - m_density.from) / m_density.width), m_density.bars.size());
    m_density.bars.erase(m_density.bars.begin(), m_density.bars.begin() + qptrdiff(gone));
    m_density.from += qint64(gone) * m_density.width;
}

void DensityCounter::makeRoomFor(qint64 at)
{
    if (m_density.width == 0)
        m_density.width = leastWidth;
    if (m_density.bars.empty())
        m_density.from = at / m_density.width * m_density.width;
    if (at < m_density.from)
        extendDownTo(at);
    while (size_t((at - m_density.from) / m_density.width) >= mostBars)
        joinPairs();
    const size_t index = size_t((at - m_density.from) / m_density.width);
    if (index >= m_density.bars.size())
        m_density.bars.resize(index + 1);
}

void DensityCounter::extendDownTo(qint64 at)
{
    auto missing = [this, at] { return (m_density.from - at + m_density.width - 1) / m_density.width; };
    while (missing() + qint64(m_density.bars.size()) > qint64(mostBars))
        joinPairs();
    const qint64 before = missing();
    m_density.bars.insert(m_density.bars.begin(), size_t(before), {});
    m_density.from -= before * m_density.width;
}

void DensityCounter::joinPairs()
{
    std::vector<DensityBar> &bars = m_density.bars;
    for (size_t i = 0; i < bars.size(); i += 2) {
        DensityBar joined = bars[i];
        if (i + 1 < bars.size()) {
            joined.events += bars[i + 1].events;
            joined.trouble += bars[i + 1].trouble;
        }
        bars[i / 2] = joined;
    }
    bars.resize((bars.size() + 1) / 2);
    m_density.width *= 2;
}

} // namespace rheo
