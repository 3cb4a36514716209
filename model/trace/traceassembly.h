// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/record/recordingreader.h"
#include "model/trace/trace.h"

namespace rheo {

/// The trace that any of its ids (or aliases) names, read through the recording's index. Nothing of that id: Input.
[[nodiscard]] Result<Trace> assembleTrace(RecordingReader &, const Architecture &, const QString &id);

/// The trace of one event.
[[nodiscard]] Result<Trace> assembleTraceOf(RecordingReader &, const Architecture &, Sequence);

struct TraceListQuery
{
    QString find; ///< in ids, keys and topic names; empty: all
    Sequence from = 0;
    qint64 mostTraces = 1000; ///< the newest
};

/// Flows by their first event, newest last. Scans segment by segment; `cancelled` is asked between them.
[[nodiscard]] Result<std::vector<TraceSummary>> listTraces(RecordingReader &, const Architecture &,
                                                           const TraceListQuery &,
                                                           const std::function<bool()> &cancelled = {});

} // namespace rheo
