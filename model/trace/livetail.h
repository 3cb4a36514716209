// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correlate/ruleset.h"
#include "model/record/recordingreader.h"
#include "model/trace/density.h"
#include "model/trace/liverates.h"

namespace rheo {

/// How much of a recording is read at a time.
struct TailLimits
{
    qint64 rowsASecond = 1'000; ///< dots: above it one row in so many is taken
    qint64 rowsATurn = 50'000;  ///< what arrived beyond it since the last turn is counted, not read
    qint64 rowsAtStart = 20'000;
    qint64 secondsAtStart = 60;
    size_t commits = 200'000; ///< remembered for windows; the oldest go
    size_t windowRows = 50'000;
};

/// Turns the growing end of a recording into news. Plain value that lives on the follower's thread; memory is bounded
/// whatever the rate. One in N rows is taken by sequence number (a power of two), so that the same records are drawn
/// live and when wound back; above N = 1 the records of one flow are therefore rarely all drawn.
class LiveTail
{
public:
    explicit LiveTail(const RuleSet &, TailLimits limits = {});

    /// What came since the last call; call reader.refresh() first. Rates are those of `now` (µs since 1970), or of the
    /// newest event if that is later.
    [[nodiscard]] FollowerNews read(RecordingReader &, qint64 now = 0);
    /// Rows and commits of a stretch, read from the recording. `cancelled` is asked between segments.
    [[nodiscard]] Result<DotWindow> window(RecordingReader &, qint64 from, qint64 to,
                                           const std::function<bool()> &cancelled = {});

private:
    void start(RecordingReader &);
    void readRows(RecordingReader &, FollowerNews &);
    void takeBatch(const EventBatch &, Sequence first, double weight, FollowerNews &);
    void readObservations(RecordingReader &, FollowerNews &);
    void readGaps(RecordingReader &);
    void describe(const RecordingReader &, qint64 now, FollowerNews &);
    [[nodiscard]] DotRow dotRow(const EventBatch &, size_t index, Sequence, qint64 at);
    [[nodiscard]] quint64 flowOf(const EventBatch &, size_t index);
    [[nodiscard]] qint64 sampleFor(double eventsPerSecond) const;

    TailLimits m_limits;
    CandidateReader m_candidates;
    CandidateList m_found;
    LiveRates m_rates;
    DensityCounter m_density;
    std::vector<CommitSeen> m_commits;
    QStringList m_topics;
    std::vector<std::string> m_topicBytes;
    bool m_started = false;
    Sequence m_next = 0;
    qint64 m_lastAt = 0;
    qint64 m_lastObservation = 0;
    qint64 m_lastGap = 0;
    qint64 m_lost = 0;
    qint64 m_oneIn = 1;
};

/// The arrival of an event by its number, estimated from the ends of its segment; 0 for an empty recording.
[[nodiscard]] qint64 timeOf(const RecordingReader &, Sequence);

} // namespace rheo
