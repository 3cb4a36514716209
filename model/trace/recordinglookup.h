// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recordingreader.h"
#include "model/trace/commitlog.h"
#include "model/trace/eventlookup.h"

namespace rheo {

/// Finds events through the index of a recording, and reads their candidates again with the newest rules. One thread;
/// keeps a reference to the reader.
class RecordingLookup : public EventLookup
{
public:
    explicit RecordingLookup(RecordingReader &);

    [[nodiscard]] Result<std::vector<Sequence>> find(std::string_view value) override;
    [[nodiscard]] Result<std::optional<Sequence>> find(const NamedPosition &) override;
    [[nodiscard]] Result<std::vector<TracedEvent>> read(std::span<const Sequence>) override;

private:
    [[nodiscard]] Result<void> readRun(std::span<const Sequence>, std::vector<TracedEvent> &);
    [[nodiscard]] TracedEvent traced(const EventBatch &, size_t index, Sequence);
    [[nodiscard]] QString topicName(qint32 number) const;

    RecordingReader &m_reader;
    CandidateReader m_candidates;
    CandidateList m_list;
};

/// Adds the commits that were observed after row `afterRow`; the value is the last row, for the next call.
[[nodiscard]] Result<qint64> readCommits(RecordingReader &, CommitLog &, qint64 afterRow);

} // namespace rheo
