// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/livefacts.h"

namespace rheo {

/// Counts events along the time line in at most `mostBars` bars: when they do not suffice, neighbours are joined and
/// the bars become twice as wide. Plain value, one thread.
class DensityCounter
{
public:
    static constexpr size_t mostBars = 600;
    static constexpr qint64 leastWidth = 250'000; ///< µs

    void addEvents(qint64 at, qint64 count) { add(at, {count, 0}); }

    void addTrouble(qint64 at, qint64 count) { add(at, {0, count}); }

    /// A block of which only ends and number are known: spread evenly.
    void addSpread(qint64 from, qint64 to, qint64 count);
    /// The ring has dropped what lies before.
    void dropBefore(qint64 at);

    [[nodiscard]] const Density &density() const { return m_density; }

private:
    void add(qint64 at, DensityBar);
    void makeRoomFor(qint64 at);
    void extendDownTo(qint64 at);
    void joinPairs();

    Density m_density;
};

} // namespace rheo
