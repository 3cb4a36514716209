// SPDX-License-Identifier: Apache-2.0
#include "model/trace/causes.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <set>

namespace rheo {

namespace {

QString clock(qint64 microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000, QTimeZone::utc())
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

/// What all links of one service together say: one that passes is enough, only all together exclude.
ReadState together(ReadState a, ReadState b)
{
    if (a == ReadState::Passing || b == ReadState::Passing)
        return ReadState::Passing;
    if (a == ReadState::Unknown || b == ReadState::Unknown)
        return ReadState::Unknown;
    return a == ReadState::Before ? a : b;
}

} // namespace

const std::vector<DrawnInput> &CauseFinder::inputs(const QString &topic)
{
    const auto it = m_inputs.find(topic);
    return it == m_inputs.end() ? m_inputs[topic] = m_paths.inputs(topic) : it->second;
}

const std::vector<DrawnInput> &CauseFinder::internalInputs(const QString &topic)
{
    const auto it = m_internalInputs.find(topic);
    return it == m_internalInputs.end() ? m_internalInputs[topic] = m_paths.internalInputs(topic) : it->second;
}

/// True if a drawn producer of the topic reads nothing, so that it can have written the event of itself.
bool CauseFinder::mayBeSource(size_t event) const
{
    return std::ranges::any_of(m_paths.producers(m_events[event].topicName),
                               [this](const ElementId &client) { return m_paths.isSource(client); });
}

ReadState CauseFinder::stateOf(const LinkId &link, size_t parent, size_t event, QString &evidence) const
{
    const Position &position = m_events[parent].event.row.position;
    const QString group = m_paths.group(link);
    const std::optional<Passing> passing = m_commits.passing(group, position);
    if (!passing || m_paths.sharesGroup(link))
        return ReadState::Unknown;
    const qint64 arrival = m_events[event].event.row.arrivalWall;
    if (m_commits.advances(group, position) && passing->after > arrival + m_commits.commitInterval(group, position))
        return ReadState::Unread;
    if (passing->by == 0)
        return ReadState::Unknown;
    if (passing->after == 0 || passing->isFirstCommit) {
        evidence =
            (passing->isFirstCommit
                 ? QStringLiteral("the first commit of group %1 is past offset %2, but it may have begun after it")
                 : QStringLiteral("group %1 was past offset %2 when it was first looked at"))
                .arg(group)
                .arg(position.offset);
        return ReadState::Unknown;
    }
    evidence = QStringLiteral("group %1 committed past offset %2 between %3 and %4 UTC")
                   .arg(group)
                   .arg(position.offset)
                   .arg(clock(passing->after), clock(passing->by));
    return arrival <= passing->by + commitSlack ? ReadState::Passing : ReadState::Before;
}

void CauseFinder::readCommits(Candidate &candidate, size_t event) const
{
    candidate.state = stateOf(candidate.way->links.front(), candidate.parent, event, candidate.evidence);
    for (size_t i = 1; i < candidate.way->links.size(); ++i) {
        QString evidence;
        const ReadState other = stateOf(candidate.way->links[i], candidate.parent, event, evidence);
        const ReadState both = together(candidate.state, other);
        if (both != candidate.state || candidate.evidence.isEmpty())
            candidate.evidence = evidence;
        candidate.state = both;
    }
}

CauseFinder::Way CauseFinder::way(const DrawnInput &input, size_t event) const
{
    Way way{&input, {}};
    const auto list = m_onTopic.find(m_paths.name(input.from));
    if (list == m_onTopic.end())
        return way;
    for (const size_t parent : earlier(list->second, event)) {
        if (!shared(parent, event) || namesAnother(event, parent))
            continue;
        Candidate candidate{parent, &input, ReadState::Unknown, {}};
        readCommits(candidate, event);
        if (candidate.state != ReadState::Unread)
            way.candidates.push_back(std::move(candidate));
    }
    return way;
}

std::vector<CauseFinder::Way> CauseFinder::ways(size_t event, const std::vector<DrawnInput> &inputs) const
{
    std::vector<Way> found;
    for (const DrawnInput &input : inputs) {
        Way next = way(input, event);
        if (!next.candidates.empty())
            found.push_back(std::move(next));
    }
    return found;
}

/// Where several services may have written the event, commits may leave only one of them: the others had read all
/// they could have made it from well before.
void CauseFinder::keepOneService(std::vector<Way> &ways) const
{
    std::set<ElementId> passing;
    std::set<ElementId> open;
    for (const Way &way : ways) {
        for (const Candidate &candidate : way.candidates) {
            if (candidate.state == ReadState::Passing)
                passing.insert(way.input->service);
            if (candidate.state != ReadState::Before || m_paths.joins(way.input->service))
                open.insert(way.input->service);
        }
    }
    if (passing.size() == 1 && open == passing)
        std::erase_if(ways, [&passing](const Way &way) { return !passing.contains(way.input->service); });
}

/// A service that writes for each input has done with what it had committed well before.
void CauseFinder::keepPassing(Way &way) const
{
    if (m_paths.joins(way.input->service))
        return;
    if (std::ranges::find(way.candidates, ReadState::Passing, &Candidate::state) != way.candidates.end())
        std::erase_if(way.candidates, [](const Candidate &candidate) { return candidate.state == ReadState::Before; });
}

bool CauseFinder::isCertain(const std::vector<Way> &ways, const Way &way, size_t event) const
{
    const Candidate &only = way.candidates.front();
    if (only.state != ReadState::Passing || mayBeSource(event) || m_named.names(event))
        return false;
    if (shared(only.parent, event)->rule >= 8 && idsDiffer(only.parent, event))
        return false;
    if (m_paths.joins(way.input->service))
        return true;
    return std::ranges::all_of(ways, [&way](const Way &other) {
        return &other == &way || std::ranges::all_of(other.candidates, [](const Candidate &candidate) {
            return candidate.state == ReadState::Before;
        });
    });
}

QString CauseFinder::howOf(const Candidate &candidate, size_t event, size_t of) const
{
    const std::optional<Shared> value = shared(candidate.parent, event);
    QString how = QStringLiteral("Both carry \"%1\" (%2); %3 reads %4 and writes %5")
                      .arg(m_aliases[value->alias], ruleWords(value->rule), m_paths.name(candidate.way->service),
                           m_events[candidate.parent].topicName, m_events[event].topicName);
    how += candidate.evidence.isEmpty() ? QStringLiteral("; no commit says when it read offset %1.")
                                              .arg(m_events[candidate.parent].event.row.position.offset)
                                        : QStringLiteral("; ") + candidate.evidence + QLatin1Char('.');
    if (value->rule >= 8 && idsDiffer(candidate.parent, event))
        how += QStringLiteral(" Their stronger ids differ: the trace id changes here.");
    if (of > 1)
        how += QStringLiteral(" 1 of %1.").arg(QLocale::c().toString(qint64(of)));
    return how;
}

std::vector<Cause> CauseFinder::drawn(size_t event, const std::vector<DrawnInput> &inputs)
{
    std::vector<Way> found = ways(event, inputs);
    keepOneService(found);
    size_t all = 0;
    std::set<ElementId> services;
    for (const Way &way : found) {
        services.insert(way.input->service);
        all += way.candidates.size();
    }
    std::vector<Cause> causes;
    for (Way &way : found) {
        if (services.size() == 1)
            keepPassing(way);
        const size_t of = services.size() > 1 ? all : way.candidates.size();
        const Proof one = of == 1 && isCertain(found, way, event) ? Proof::Strong : Proof::Inferred;
        for (size_t i = 0; i < std::min(way.candidates.size(), mostContributors); ++i) {
            const Candidate &candidate = way.candidates[i];
            causes.push_back({candidate.parent, candidate.way->service, of > 1 ? Proof::Ambiguous : one,
                              hopMicroseconds(m_events[candidate.parent].event.row, m_events[event].event.row),
                              i < mostExplained ? howOf(candidate, event, of)
                                                : QStringLiteral("As the nearer ones: 1 of %1.").arg(of)});
        }
    }
    return causes;
}

/// A changelog carries no headers, but the key of the record that was repartitioned for it.
std::vector<Cause> CauseFinder::internal(size_t event)
{
    const QString &topic = m_events[event].topicName;
    return m_paths.isFolded(topic) ? drawn(event, internalInputs(topic)) : std::vector<Cause>();
}

} // namespace rheo
