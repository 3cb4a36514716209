// SPDX-License-Identifier: Apache-2.0
#include "model/trace/assemble.h"

#include <algorithm>
#include <map>
#include <set>

namespace rheo {

namespace {

/// The earlier events that may be the same: by topic, key and value.
using Sameness = std::tuple<QString, std::string_view, std::string_view>;

bool shareParent(const TraceStep &a, const TraceStep &b)
{
    if (a.causes.empty() || b.causes.empty())
        return a.causes.empty() && b.causes.empty();
    return std::ranges::any_of(a.causes, [&b](const Cause &cause) {
        return std::ranges::find(b.causes, cause.parent, &Cause::parent) != b.causes.end();
    });
}

bool shareFlow(const TracedEvent &a, const TracedEvent &b)
{
    return std::ranges::any_of(a.candidates, [&b](const OwnedCandidate &mine) {
        return mine.slot == CandidateSlot::Flow &&
               std::ranges::any_of(b.candidates, [&mine](const OwnedCandidate &other) {
                   return other.slot == CandidateSlot::Flow && other.value == mine.value;
               });
    });
}

/// The first Self value is the event's own id.
bool repeatsOwnId(const TracedEvent &event, std::set<std::pair<QString, std::string>> &seen)
{
    const auto own = std::ranges::find(event.candidates, CandidateSlot::Self, &OwnedCandidate::slot);
    return own != event.candidates.end() && !seen.emplace(event.topicName, own->value).second;
}

} // namespace

void markDuplicates(std::vector<TraceStep> &steps, std::span<const TracedEvent> events)
{
    std::set<std::pair<QString, std::string>> ownIds;
    std::map<Sameness, std::vector<size_t>> same;
    for (size_t i = 0; i < steps.size(); ++i) {
        const Event &event = steps[i].event;
        steps[i].duplicate = repeatsOwnId(events[i], ownIds);
        if (event.row.valueDropped || event.row.valueIsNull)
            continue;
        std::vector<size_t> &earlier = same[{steps[i].topicName, event.key, event.value}];
        steps[i].duplicate |= std::ranges::any_of(earlier, [&](size_t other) {
            return shareFlow(events[other], events[i]) && shareParent(steps[other], steps[i]);
        });
        if (!steps[i].duplicate)
            earlier.push_back(i);
    }
}

} // namespace rheo
