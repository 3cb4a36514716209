// SPDX-License-Identifier: Apache-2.0
#include "model/trace/traceassembly.h"

#include "model/trace/assemble.h"
#include "model/trace/recordinglookup.h"

#include <algorithm>
#include <unordered_set>

namespace rheo {

namespace {

size_t countOf(const std::vector<Sequence> &carriers, const Trace &trace)
{
    std::unordered_set<Sequence> held;
    for (const TraceStep &step : trace.events)
        held.insert(step.sequence);
    return size_t(std::ranges::count_if(carriers, [&held](Sequence sequence) { return held.contains(sequence); }));
}

} // namespace

Result<Trace> assembleTraceOf(RecordingReader &reader, const Architecture &architecture, const CommitLog &commits,
                              Sequence sequence)
{
    RecordingLookup lookup(reader);
    const DrawnPaths paths(architecture);
    Result<Gathered> gathered = gather(lookup, paths, sequence);
    if (!gathered)
        return std::unexpected(gathered.error());
    return assemble(std::move(*gathered), commits, paths, {reader.info().startedWall});
}

Result<Trace> assembleTraceOf(RecordingReader &reader, const Architecture &architecture, Sequence sequence)
{
    CommitLog commits;
    if (const Result<qint64> read = readCommits(reader, commits, 0); !read)
        return std::unexpected(read.error());
    return assembleTraceOf(reader, architecture, commits, sequence);
}

Result<Trace> assembleTrace(RecordingReader &reader, const Architecture &architecture, const QString &id)
{
    const Result<std::vector<Sequence>> carriers = reader.find(id.toStdString());
    if (!carriers)
        return std::unexpected(carriers.error());
    if (carriers->empty())
        return failure(ErrorKind::Input,
                       QStringLiteral("No event in this recording carries the id \"%1\"; the list of its traces names "
                                      "those that it holds.")
                           .arg(id));
    Result<Trace> trace = assembleTraceOf(reader, architecture, carriers->front());
    if (trace && countOf(*carriers, *trace) < carriers->size())
        trace->limits += QStringLiteral("\"%1\" is in %2 events of several traces; this is the first of them.")
                             .arg(id)
                             .arg(carriers->size());
    return trace;
}

} // namespace rheo
