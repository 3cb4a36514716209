// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recordingreader.h"
#include "model/trace/eventfilter.h"
#include "model/trace/eventlist.h"

namespace rheo {

/// Looks through a recording for what a filter means: first back from the end, a segment a step, then whatever is new.
/// Keeps the newest EventFilter::mostMatches. Lives on the follower's thread.
class FilterScan
{
public:
    explicit FilterScan(EventFilter filter) : m_filter(std::move(filter)) {}

    /// One step. False once there is nothing left to do for now.
    [[nodiscard]] Result<bool> step(RecordingReader &);

    [[nodiscard]] const FilterAnswer &answer() const { return m_answer; }

private:
    [[nodiscard]] Result<bool> stepForward(RecordingReader &);
    [[nodiscard]] Result<bool> stepBack(RecordingReader &);
    [[nodiscard]] std::vector<Sequence> matchesIn(const RecordingReader &, const EventBatch &, Sequence first) const;

    EventFilter m_filter;
    FilterAnswer m_answer;
    bool m_started = false;
    Sequence m_from = 0; ///< searched: [m_from, m_to)
    Sequence m_to = 0;
};

} // namespace rheo
