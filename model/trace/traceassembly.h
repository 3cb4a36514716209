// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/record/recordingreader.h"
#include "model/trace/commitlog.h"
#include "model/trace/trace.h"

#include <functional>

namespace rheo {

/// The trace that any of its ids (or aliases) names, read through the recording's index. Nothing of that id: Input.
/// An id that belongs to several traces gives the one of the first event that carries it, and Trace::limits says so.
/// At most 100,000 events or 256 MiB of one trace are read; Trace::limits says if there are more.
[[nodiscard]] Result<Trace> assembleTrace(RecordingReader &, const Architecture &, const QString &id);

/// The trace of one event.
[[nodiscard]] Result<Trace> assembleTraceOf(RecordingReader &, const Architecture &, Sequence);

/// The same with commits read before (readCommits in recordinglookup.h), for who asks often.
[[nodiscard]] Result<Trace> assembleTraceOf(RecordingReader &, const Architecture &, const CommitLog &, Sequence);

struct TraceListQuery
{
    QString find; ///< in ids, keys and topic names, in any case; empty: all
    Sequence from = 0;
    qint64 mostTraces = 1000; ///< the newest
};

/// Events that one list is made from at most: of a longer recording the newest. About 150 bytes of memory each.
inline constexpr qint64 mostListedEvents = 2'000'000;

/// Flows by their first event, newest last. Scans segment by segment; `cancelled` is asked between them, and makes it
/// end as a Limit. Events without any id that counts, and that no other event names, are no trace. Values are told
/// apart by 64-bit hashes. Joins as assembleTrace does, except that an own id held on several topics ties nothing.
[[nodiscard]] Result<std::vector<TraceSummary>> listTraces(RecordingReader &, const Architecture &,
                                                           const TraceListQuery &,
                                                           const std::function<bool()> &cancelled = {});

} // namespace rheo
