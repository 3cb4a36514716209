// SPDX-License-Identifier: Apache-2.0
#include "model/trace/commitlog.h"

#include <algorithm>

namespace rheo {

namespace {

constexpr qint64 shortestInterval = 5'000'000;
constexpr qint64 longestInterval = 60'000'000;

} // namespace

void CommitLog::add(const Observation &observation)
{
    if (observation.kind != Observation::Kind::Commit)
        return;
    History &history = m_histories[{observation.group, observation.topic, observation.partition}];
    const qint64 now = observation.arrivalWall;
    if (history.runs.empty()) {
        history.runs.push_back({observation.offset, observation.offset, now, now});
        return;
    }
    Run &last = history.runs.back();
    if (last.offset == observation.offset) {
        last.last = now;
        return;
    }
    history.advances |= observation.offset > last.offset;
    history.longestGap = std::max(history.longestGap, now - last.first);
    history.runs.push_back({observation.offset, std::max(last.reach, observation.offset), now, now});
}

void CommitLog::add(std::span<const Observation> observations)
{
    for (const Observation &observation : observations)
        add(observation);
}

const CommitLog::History *CommitLog::history(const QString &group, const Position &position) const
{
    const auto it = m_histories.find({group, position.topic, position.partition});
    return it == m_histories.end() ? nullptr : &it->second;
}

std::optional<Passing> CommitLog::passing(const QString &group, const Position &position) const
{
    const History *found = history(group, position);
    if (!found)
        return {};
    const auto passed = std::ranges::upper_bound(found->runs, position.offset, {}, &Run::reach);
    if (passed == found->runs.end())
        return Passing{passed == found->runs.begin() ? 0 : std::prev(passed)->last, 0};
    if (passed == found->runs.begin())
        return Passing{0, passed->first};
    return Passing{std::prev(passed)->last, passed->first, std::prev(passed)->reach < 0};
}

bool CommitLog::advances(const QString &group, const Position &position) const
{
    const History *found = history(group, position);
    return found && found->advances;
}

qint64 CommitLog::commitInterval(const QString &group, const Position &position) const
{
    const History *found = history(group, position);
    return std::clamp(found ? found->longestGap : 0, shortestInterval, longestInterval);
}

} // namespace rheo
