// SPDX-License-Identifier: Apache-2.0
#include "model/trace/assemble.h"

#include <algorithm>

namespace rheo {

namespace {

void proveByCommits(Consumption &consumption, const TraceStep &step, const DrawnPaths &paths, const CommitLog &commits)
{
    const std::optional<Passing> passing = commits.passing(paths.group(consumption.link), step.event.row.position);
    if (!passing || passing->by == 0 || passing->isFirstCommit || paths.sharesGroup(consumption.link))
        return;
    consumption.proven = true;
    consumption.after = passing->after;
    consumption.by = passing->by;
}

/// A child that its reader is proven to have written was read before it arrived.
void proveByChild(Consumption &consumption, qint64 childArrival)
{
    consumption.by = consumption.proven ? std::min(consumption.by, childArrival) : childArrival;
    consumption.after = std::min(consumption.after, consumption.by);
    consumption.proven = true;
}

size_t linksTo(const std::vector<LinkId> &links, const ElementId &service)
{
    return size_t(std::ranges::count(links, service, &LinkId::to));
}

} // namespace

std::vector<Consumption> findConsumptions(const std::vector<TraceStep> &steps, const DrawnPaths &paths,
                                          const CommitLog &commits)
{
    std::vector<Consumption> found;
    std::vector<size_t> firstOf(steps.size() + 1, 0);
    for (size_t i = 0; i < steps.size(); ++i) {
        for (const LinkId &link : paths.consumers(steps[i].topic)) {
            Consumption consumption{.step = i, .link = link};
            proveByCommits(consumption, steps[i], paths, commits);
            found.push_back(consumption);
        }
        firstOf[i + 1] = found.size();
    }
    for (const TraceStep &child : steps) {
        for (const Cause &cause : child.causes) {
            if (cause.proof > Proof::Strong || linksTo(paths.consumers(steps[cause.parent].topic), cause.service) != 1)
                continue;
            for (size_t i = firstOf[cause.parent]; i < firstOf[cause.parent + 1]; ++i) {
                if (found[i].link.to == cause.service)
                    proveByChild(found[i], child.event.row.arrivalWall);
            }
        }
    }
    return found;
}

} // namespace rheo
