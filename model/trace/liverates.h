// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/livefacts.h"

#include <deque>
#include <map>

namespace rheo {

/// Rates of topics and lag of groups, from what a recording holds. Pure, one thread; memory is bounded by topics,
/// groups and partitions, not by events.
///
/// A rate is what arrived in the last `window`, divided by it. A lag is the partition's end (the newer of the polled
/// watermark and the newest record that we read) less the committed offset; its growth is the slope of a straight line
/// through the samples of the last `trendWindow`, and there is none before three samples.
class LiveRates
{
public:
    static constexpr qint64 window = 3'000'000;       ///< µs
    static constexpr qint64 slot = 250'000;           ///< µs, the grain of the window
    static constexpr qint64 trendWindow = 30'000'000; ///< µs
    static constexpr size_t mostSamples = 300;

    /// `weight`: how many events this one stands for, where rows were left out.
    void addEvent(qint32 topic, qint32 partition, qint64 offset, qint64 at, qint64 bytes, double weight = 1);
    /// Takes commits and watermarks; other kinds are ignored. The commit as a fact where it advanced.
    std::optional<CommitSeen> observe(const Observation &);
    /// Takes one lag sample of each group; call it when a round of observations has been taken.
    void sampleLag(qint64 at);

    [[nodiscard]] std::vector<TopicRate> rates(qint64 now, const QStringList &topics) const;
    [[nodiscard]] std::vector<GroupLag> lags(const QStringList &topics) const;

private:
    struct Slot
    {
        qint64 number = 0; ///< at / slot
        double events = 0;
        double bytes = 0;
    };

    struct Committed
    {
        qint64 offset = -1;
        qint64 at = 0; ///< when it was polled last
    };

    struct Sample
    {
        qint64 at = 0;
        qint64 lag = 0;
        qint64 read = 0; ///< sum of committed offsets
    };

    struct Group
    {
        std::map<qint32, Committed> partitions;
        std::deque<Sample> samples;
        qint64 lastAdvance = 0;
    };

    using GroupKey = std::pair<QString, qint32>;

    [[nodiscard]] qint64 endOf(qint32 topic, qint32 partition) const;
    [[nodiscard]] qint64 lagOf(qint32 topic, const Group &) const;
    [[nodiscard]] GroupLag describe(const GroupKey &, const Group &, const QStringList &topics) const;

    std::map<qint32, std::deque<Slot>> m_slots;
    std::map<std::pair<qint32, qint32>, qint64> m_ends;
    std::map<std::pair<qint32, qint32>, qint64> m_lows;
    std::map<GroupKey, Group> m_groups;
};

} // namespace rheo
