// SPDX-License-Identifier: Apache-2.0
#include "model/trace/flowscan.h"
#include "model/trace/recordinglookup.h"
#include "model/trace/traceassembly.h"

#include <algorithm>
#include <unordered_map>

namespace rheo {

namespace {

struct Group
{
    quint32 firstEvent = FlowJoin::none;
    quint32 events = 0;
    bool isFound = false;
    bool hasFlow = false;
    bool isInternal = true;
};

Result<void> scanAll(RecordingReader &reader, Sequence from, FlowScan &scan, const std::function<bool()> &cancelled)
{
    from = std::max({from, reader.firstSequence(), reader.endSequence() - mostListedEvents});
    const std::vector<SegmentInfo> segments = reader.segments();
    for (const SegmentInfo &segment : segments) {
        if (segment.first + segment.count <= from)
            continue;
        if (cancelled && cancelled())
            return failure(ErrorKind::Limit, QStringLiteral("The list of traces was cancelled."));
        const Result<EventBatch> batch = reader.read(segment);
        if (!batch)
            return std::unexpected(batch.error());
        scan.add(*batch, segment.first, size_t(std::max<Sequence>(0, from - segment.first)));
    }
    return {};
}

struct Listed
{
    quint32 firstEvent = 0;
    TraceSummary summary = {};
};

/// The newest traces that are to be listed, by their number.
std::unordered_map<quint32, Listed> choose(FlowScan &scan, qint64 most)
{
    std::unordered_map<quint32, Group> groups;
    for (quint32 event = 0; event < scan.rows().size(); ++event) {
        Group &group = groups[scan.traceOf(event)];
        group.firstEvent = std::min(group.firstEvent, event);
        ++group.events;
        group.isFound |= scan.isFound(event);
        group.hasFlow |= scan.hasFlow(event);
        group.isInternal &= scan.isInternal(event);
    }
    std::vector<std::pair<quint32, quint32>> newest;
    for (const auto &[trace, group] : groups) {
        if (group.isFound && !group.isInternal && (group.hasFlow || group.events > 1))
            newest.emplace_back(group.firstEvent, trace);
    }
    const size_t kept = std::min(newest.size(), size_t(std::max<qint64>(0, most)));
    std::ranges::partial_sort(newest, newest.begin() + qsizetype(kept), std::greater());
    std::unordered_map<quint32, Listed> chosen;
    for (size_t i = 0; i < kept; ++i)
        chosen[newest[i].second].firstEvent = newest[i].first;
    return chosen;
}

void addTo(TraceSummary &summary, const FlowScan::Row &row, const QString &topic)
{
    const qint64 end = summary.events == 0 ? row.time : summary.startMicroseconds + summary.durationMicroseconds;
    summary.startMicroseconds = summary.events == 0 ? row.time : std::min(summary.startMicroseconds, row.time);
    summary.durationMicroseconds = std::max(end, row.time) - summary.startMicroseconds;
    ++summary.events;
    if (!summary.topics.contains(topic))
        summary.topics += topic;
}

QString idOf(FlowScan &scan, const TracedEvent &event, quint32 home)
{
    for (const OwnedCandidate &candidate : event.candidates) {
        if (candidate.slot == CandidateSlot::Flow && scan.number(candidate.value) == home)
            return QString::fromStdString(candidate.value);
    }
    return idWithoutFlow(event);
}

Result<std::vector<TraceSummary>> named(RecordingReader &reader, FlowScan &scan, std::vector<Listed> listed)
{
    std::ranges::sort(listed, {}, &Listed::firstEvent);
    RecordingLookup lookup(reader);
    std::vector<TraceSummary> summaries;
    for (Listed &one : listed) {
        one.summary.first = scan.rows()[one.firstEvent].sequence;
        const Result<std::vector<TracedEvent>> first = lookup.read({&one.summary.first, 1});
        if (!first)
            return std::unexpected(first.error());
        if (first->empty())
            continue;
        one.summary.id = idOf(scan, first->front(), scan.home(one.firstEvent));
        summaries.push_back(std::move(one.summary));
    }
    return summaries;
}

} // namespace

Result<std::vector<TraceSummary>> listTraces(RecordingReader &reader, const Architecture &architecture,
                                             const TraceListQuery &query, const std::function<bool()> &cancelled)
{
    const DrawnPaths paths(architecture);
    FlowScan scan(reader, paths, query.find);
    if (const Result<void> scanned = scanAll(reader, query.from, scan, cancelled); !scanned)
        return std::unexpected(scanned.error());
    scan.join();
    std::unordered_map<quint32, Listed> chosen = choose(scan, query.mostTraces);
    for (quint32 event = 0; event < scan.rows().size(); ++event) {
        const auto it = chosen.find(scan.traceOf(event));
        if (it != chosen.end())
            addTo(it->second.summary, scan.rows()[event], scan.topicName(scan.rows()[event].topic));
    }
    std::vector<Listed> listed;
    listed.reserve(chosen.size());
    for (auto &[trace, one] : chosen)
        listed.push_back(std::move(one));
    return named(reader, scan, std::move(listed));
}

} // namespace rheo
