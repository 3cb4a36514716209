// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/drawnpaths.h"
#include "model/trace/tracedevent.h"

#include <span>
#include <unordered_map>

namespace rheo {

/// Resolves the parents that events name, by id or by position, among the events at hand. Several events may hold one
/// id: of copies on one topic the nearest earlier one is meant; of topics, those from which a drawn path leads here
/// (programs forward id headers), else all. Keeps views into `events`.
class NamedParents
{
public:
    /// An id that more events than this call their own names none of them.
    static constexpr size_t mostHolders = 200;

    NamedParents(std::span<const TracedEvent> events, const DrawnPaths &paths);

    struct Found
    {
        std::vector<size_t> parents;        ///< indices; one a topic
        const OwnedCandidate *id = nullptr; ///< that named them; null if it was the position
    };

    [[nodiscard]] Found of(size_t event) const;
    /// True if the event names a parent, found or not.
    [[nodiscard]] bool names(size_t event) const;

private:
    [[nodiscard]] std::vector<size_t> holders(size_t event, const std::string &id) const;
    [[nodiscard]] std::vector<size_t> oneATopic(size_t event, const std::vector<size_t> &holders) const;
    [[nodiscard]] std::vector<size_t> keepDrawn(size_t event, std::vector<size_t> parents) const;

    std::span<const TracedEvent> m_events;
    const DrawnPaths &m_paths;
    std::unordered_map<std::string_view, std::vector<size_t>> m_holders;
    std::unordered_map<std::string, size_t> m_positions;
};

} // namespace rheo
