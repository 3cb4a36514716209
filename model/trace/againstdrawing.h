// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/elapsedtext.h"
#include "model/trace/trace.h"

namespace rheo {

/// One thing that a trace shows when it is held against the drawing. Only what can be proven from this trace; that
/// something did not happen is never claimed of a flow that may still be going on.
struct DrawingFact
{
    enum class Kind {
        Late,          ///< a hop over its budget
        Undrawn,       ///< a hop or topic that the drawing does not have
        Duplicate,     ///< the same event twice
        ParentMissing, ///< names a parent that was not recorded
        AsDrawn,       ///< hops that the drawing has
        ReadProven,    ///< a consumer that writes nothing, proven by its commits
        NotSeen,       ///< a drawn consumer that has not been seen to read
        NotObservable, ///< what leaves Kafka
    };
    Kind kind = Kind::AsDrawn;
    QString title;
    QString detail = {};
    std::vector<size_t> steps = {}; ///< indexes in Trace::events

    [[nodiscard]] bool isTrouble() const { return kind <= Kind::ParentMissing; }

    bool operator==(const DrawingFact &) const = default;
};

/// Trouble first, in the order of Kind.
[[nodiscard]] std::vector<DrawingFact> againstDrawing(const Trace &, const Architecture &);

/// The drawn links of one hop. Either may be empty.
struct HopLinks
{
    LinkId reads;  ///< parent's topic → service
    LinkId writes; ///< service → this topic
};

[[nodiscard]] HopLinks hopLinks(const Trace &, const Architecture &, size_t step, size_t cause);
/// The budget of the consumes link in µs; nothing where none is set.
[[nodiscard]] std::optional<qint64> hopBudget(const Trace &, const Architecture &, size_t step, size_t cause);
/// How far the step's slowest hop is over its budget, µs; nothing if it is not.
[[nodiscard]] std::optional<qint64> overBudget(const Trace &, const Architecture &, size_t step);

/// The cause that a step's bar is drawn from: the latest over its budget, else the one whose parent came last.
/// Nothing for a step without causes.
[[nodiscard]] std::optional<size_t> mainCause(const Trace &, const Architecture &, size_t step);

} // namespace rheo
