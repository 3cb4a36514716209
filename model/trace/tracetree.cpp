// SPDX-License-Identifier: Apache-2.0
#include "model/trace/tracetree.h"

#include <limits>

namespace rheo {

namespace {

constexpr size_t noParent = std::numeric_limits<size_t>::max();

bool isHidden(const Trace &trace, size_t step, InternalTopics internal)
{
    return internal == InternalTopics::Hide && trace.events[step].internal;
}

size_t shownParent(const Trace &trace, size_t step, InternalTopics internal)
{
    while (!trace.events[step].causes.empty()) {
        step = trace.events[step].causes.front().parent;
        if (!isHidden(trace, step, internal))
            return step;
    }
    return noParent;
}

} // namespace

std::vector<TreeRow> treeRows(const Trace &trace, InternalTopics internal)
{
    std::vector<std::vector<size_t>> children(trace.events.size());
    std::vector<TreeRow> open;
    for (size_t step = 0; step < trace.events.size(); ++step) {
        if (isHidden(trace, step, internal))
            continue;
        const size_t parent = shownParent(trace, step, internal);
        if (parent == noParent)
            open.push_back({step, 0, false});
        else
            children[parent].push_back(step);
    }
    std::vector<TreeRow> rows;
    std::vector<TreeRow> stack(open.rbegin(), open.rend());
    while (!stack.empty()) {
        const TreeRow row = stack.back();
        stack.pop_back();
        rows.push_back(row);
        const std::vector<size_t> &mine = children[row.step];
        for (size_t i = mine.size(); i > 0; --i)
            stack.push_back({mine[i - 1], row.depth + 1, i == mine.size()});
    }
    return rows;
}

} // namespace rheo
