// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/events/event.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rheo {

/// What a value found in an event says: which flow it belongs to, its own id, or the id of the event that caused it.
/// Where an event has several Self values the first is its own id; later ones are names that its children may use.
enum class CandidateSlot : quint8 { Flow, Self, Parent };

/// One value that a correlation rule read out of one event, cleaned (`cleanedValue`). Which ones count is decided when
/// reading, never here.
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

/// "topic/partition/offset": under this text a recording's index also holds the events that name the position as
/// their parent, so that the retries of an event can be found.
[[nodiscard]] std::string positionText(const ParentPosition &);

inline constexpr size_t longestCandidate = 256;     ///< bytes; what is longer is no id and is left out
inline constexpr size_t mostCandidatesAnEvent = 64; ///< further ones are left out

/// The value as rules compare it: JSON quotes stripped; 16 bytes that are not all printable as UUID text; text of
/// hex digits and hyphens from 16 characters on in lower case. Empty for what is no id. The view points into `raw`
/// or into `scratch`.
[[nodiscard]] std::string_view cleanedValue(std::string_view raw, std::string &scratch);

/// Candidates of one event; the views point into the event's batch or into this object, and hold until either changes.
class CandidateList
{
public:
    CandidateList() = default;
    CandidateList(const CandidateList &) = delete;
    CandidateList &operator=(const CandidateList &) = delete;
    CandidateList(CandidateList &&) noexcept = default;
    CandidateList &operator=(CandidateList &&) noexcept = default;

    [[nodiscard]] std::span<const Candidate> all() const { return m_all; }

    [[nodiscard]] const ParentPosition *parentPosition() const { return m_hasParent ? &m_parent : nullptr; }

    void clear();
    void add(quint8 rule, CandidateSlot slot, std::string_view value);     ///< value outlives the list
    void addCopy(quint8 rule, CandidateSlot slot, std::string_view value); ///< value is copied into the list
    /// Cleans first; adds nothing for what is no id. `raw` outlives the list.
    void addCleaned(quint8 rule, CandidateSlot slot, std::string_view raw);
    void addCleanedCopy(quint8 rule, CandidateSlot slot, std::string_view raw);
    void setParent(ParentPosition);

private:
    std::string &freeCopy();

    std::vector<Candidate> m_all;
    std::deque<std::string> m_copies; ///< a deque: short strings must not move
    size_t m_usedCopies = 0;
    ParentPosition m_parent;
    bool m_hasParent = false;
};

} // namespace rheo
