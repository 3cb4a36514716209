// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rheo {

/// What a value found in an event says: which flow it belongs to, its own id, or the id of the event that caused it.
enum class CandidateSlot : quint8 { Flow, Self, Parent };

/// One value that a correlation rule read out of one event, cleaned (quotes stripped, hex in lower case, 16 raw bytes
/// as UUID text, at most 256 bytes). Which ones count is decided when reading, never here.
struct Candidate
{
    quint8 rule; ///< number in the table of README.md, 0 is the user's own; smaller ranks higher
    CandidateSlot slot;
    std::string_view value;
};

/// The parent an event names by its position (dead letter and retry headers): exact.
struct ParentPosition
{
    std::string_view topicName;
    qint32 partition = -1;
    qint64 offset = -1;
};

/// Candidates of one event; the views point into the event's batch or into this object, and hold until either changes.
class CandidateList
{
public:
    [[nodiscard]] std::span<const Candidate> all() const { return m_all; }

    [[nodiscard]] const ParentPosition *parentPosition() const { return m_hasParent ? &m_parent : nullptr; }

    void clear();
    void add(quint8 rule, CandidateSlot slot, std::string_view value);     ///< value outlives the list
    void addCopy(quint8 rule, CandidateSlot slot, std::string_view value); ///< value is copied into the list
    void setParent(ParentPosition);

private:
    std::vector<Candidate> m_all;
    std::vector<std::string> m_copies;
    size_t m_usedCopies = 0;
    ParentPosition m_parent;
    bool m_hasParent = false;
};

} // namespace rheo
