// SPDX-License-Identifier: Apache-2.0
#include "model/trace/assemble.h"

#include "model/trace/causes.h"

#include <queue>

#include <map>

namespace rheo {

namespace {

bool proves(const Cause &cause)
{
    return cause.proof <= Proof::Strong && !cause.service.isEmpty();
}

void nameProducer(TraceStep &step, const DrawnPaths &paths)
{
    for (const Cause &cause : step.causes) {
        if (proves(cause)) {
            step.producer = cause.service;
            step.producerProven = true;
            return;
        }
    }
    const std::vector<ElementId> drawn = paths.producers(step.topicName);
    if (drawn.size() == 1)
        step.producer = drawn.front();
}

/// The events' indices, each after all its causes, else by broker time, then as they came.
std::vector<size_t> causesFirst(std::span<const TraceStep> steps)
{
    std::vector<size_t> missing(steps.size());
    std::vector<std::vector<size_t>> effects(steps.size());
    for (size_t i = 0; i < steps.size(); ++i) {
        missing[i] = steps[i].causes.size();
        for (const Cause &cause : steps[i].causes)
            effects[cause.parent].push_back(i);
    }
    using Ready = std::pair<qint64, size_t>;
    std::priority_queue<Ready, std::vector<Ready>, std::greater<>> ready;
    const auto add = [&](size_t i) { ready.emplace(stepTime(steps[i]), i); };
    for (size_t i = 0; i < steps.size(); ++i) {
        if (missing[i] == 0)
            add(i);
    }
    std::vector<size_t> order;
    while (!ready.empty()) {
        const size_t next = ready.top().second;
        ready.pop();
        order.push_back(next);
        for (const size_t effect : effects[next]) {
            if (--missing[effect] == 0)
                add(effect);
        }
    }
    Q_ASSERT(order.size() == steps.size());
    return order;
}

/// Both lists in this order; the causes name their parents by the new places.
void arrange(std::vector<TraceStep> &steps, std::vector<TracedEvent> &events, const std::vector<size_t> &order)
{
    std::vector<size_t> place(order.size());
    std::vector<TraceStep> arranged;
    std::vector<TracedEvent> arrangedEvents;
    for (const size_t old : order) {
        place[old] = arranged.size();
        arranged.push_back(std::move(steps[old]));
        arrangedEvents.push_back(std::move(events[old]));
    }
    for (TraceStep &step : arranged) {
        for (Cause &cause : step.causes)
            cause.parent = place[cause.parent];
    }
    steps = std::move(arranged);
    events = std::move(arrangedEvents);
}

/// Counts the records that retries and dead letters made of one original.
void countAttempts(std::vector<TraceStep> &steps, std::span<const TracedEvent> events)
{
    std::map<size_t, int> attempts;
    for (size_t i = 0; i < steps.size(); ++i) {
        if (events[i].parent && !steps[i].causes.empty())
            steps[i].attempt = ++attempts[steps[i].causes.front().parent];
    }
}

} // namespace

Trace assemble(Gathered gathered, const CommitLog &commits, const DrawnPaths &paths, CausalOrder order)
{
    Trace trace;
    trace.merges = gathered.merges;
    trace.limits = gathered.limits;
    if (gathered.events.empty())
        return trace;
    for (const std::string &alias : gathered.aliases)
        trace.aliases += QString::fromStdString(alias);
    trace.id = gathered.id.empty() ? idWithoutFlow(gathered.events.front()) : QString::fromStdString(gathered.id);
    std::vector<std::vector<Cause>> causes =
        CauseFinder(gathered.events, gathered.aliases, paths, commits, order).find();
    const NamedParents named(gathered.events, paths);
    for (size_t i = 0; i < gathered.events.size(); ++i) {
        const TracedEvent &event = gathered.events[i];
        TraceStep step;
        step.sequence = event.sequence;
        step.event = event.event;
        step.topicName = event.topicName;
        step.topic = paths.topic(event.topicName);
        step.internal = paths.isFolded(event.topicName);
        step.causes = std::move(causes[i]);
        step.parentNotRecorded = step.causes.empty() && named.names(i);
        nameProducer(step, paths);
        trace.events.push_back(std::move(step));
    }
    arrange(trace.events, gathered.events, causesFirst(trace.events));
    markDuplicates(trace.events, gathered.events);
    countAttempts(trace.events, gathered.events);
    trace.consumptions = findConsumptions(trace.events, paths, commits);
    return trace;
}

} // namespace rheo
