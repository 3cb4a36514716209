// SPDX-License-Identifier: Apache-2.0
#include "model/trace/gather.h"

#include "model/trace/flowjoin.h"
#include "model/trace/namedparents.h"

#include <QLocale>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace rheo {

namespace {

size_t bytesOf(const TracedEvent &event)
{
    size_t bytes = event.event.key.size() + event.event.value.size();
    for (const auto &[name, value] : event.event.headers)
        bytes += name.size() + value.size();
    return bytes;
}

QString quoted(const std::string &value)
{
    return QStringLiteral("\"%1\"").arg(QString::fromStdString(value));
}

/// The events read so far, as numbers.
struct Numbers
{
    std::unordered_map<std::string_view, quint32> values;
    std::vector<std::pair<std::string_view, quint8>> names; ///< of values, with their strongest rule
    QHash<QString, quint32> topics;
    std::vector<QString> topicNames;

    quint32 topic(const QString &name)
    {
        const auto it = topics.constFind(name);
        if (it != topics.constEnd())
            return *it;
        topicNames.push_back(name);
        return topics[name] = quint32(topicNames.size() - 1);
    }

    quint32 value(const OwnedCandidate &candidate)
    {
        const auto [it, isNew] = values.try_emplace(candidate.value, quint32(names.size()));
        if (isNew)
            names.emplace_back(it->first, candidate.rule);
        names[it->second].second = std::min(names[it->second].second, candidate.rule);
        return it->second;
    }

    std::vector<FlowMention> mentions(const TracedEvent &event)
    {
        std::vector<FlowMention> found;
        for (const OwnedCandidate &candidate : event.candidates) {
            if (candidate.slot == CandidateSlot::Flow)
                found.push_back({value(candidate), candidate.rule});
        }
        return found;
    }
};

class Gatherer
{
public:
    Gatherer(EventLookup &lookup, const DrawnPaths &paths, GatherLimits limits)
        : m_lookup(lookup), m_paths(paths), m_limits(limits)
    {}

    Result<Gathered> run(Sequence start);

private:
    enum class Depth { Count, Sample, All };

    Result<void> load(std::vector<Sequence> wanted);
    void number();
    void joinAll();
    [[nodiscard]] Result<bool> followAll();
    [[nodiscard]] Result<bool> follow(size_t event);
    [[nodiscard]] Result<bool> followValue(const std::string &value, Depth);
    [[nodiscard]] Result<bool> followPosition(const NamedPosition &);
    [[nodiscard]] Depth depth(size_t event, const OwnedCandidate &) const;
    [[nodiscard]] size_t startIndex() const;
    [[nodiscard]] Gathered result();
    void nameIds(Gathered &, quint32 trace, size_t earliest);
    void tellMerges(Gathered &, quint32 trace);
    void tellHotValues(Gathered &, quint32 trace);

    EventLookup &m_lookup;
    const DrawnPaths &m_paths;
    GatherLimits m_limits;
    Sequence m_start = -1;
    std::vector<TracedEvent> m_events;
    std::set<Sequence> m_known;
    std::set<NamedPosition, decltype([](const NamedPosition &a, const NamedPosition &b) {
                 return std::tie(a.topicName, a.partition, a.offset) < std::tie(b.topicName, b.partition, b.offset);
             })>
        m_positions;

    struct Looked
    {
        size_t count = 0;
        Depth depth = Depth::Count;
    };

    std::map<std::string, Looked, std::less<>> m_looked;
    size_t m_bytes = 0;
    bool m_full = false;
    Numbers m_numbers;
    std::optional<FlowJoin> m_join;
};

Result<void> Gatherer::load(std::vector<Sequence> wanted)
{
    std::erase_if(wanted, [this](Sequence sequence) { return m_known.contains(sequence); });
    const size_t room = m_limits.mostEvents - std::min(m_limits.mostEvents, m_known.size());
    if (wanted.size() > room || m_bytes > m_limits.mostBytes) {
        m_full = true;
        wanted.resize(m_bytes > m_limits.mostBytes ? 0 : room);
    }
    if (wanted.empty())
        return {};
    m_known.insert(wanted.begin(), wanted.end());
    Result<std::vector<TracedEvent>> events = m_lookup.read(wanted);
    if (!events)
        return std::unexpected(events.error());
    for (TracedEvent &event : *events) {
        m_bytes += bytesOf(event);
        m_events.push_back(std::move(event));
    }
    return {};
}

size_t Gatherer::startIndex() const
{
    return size_t(std::ranges::lower_bound(m_events, m_start, {}, &TracedEvent::sequence) - m_events.begin());
}

void Gatherer::joinAll()
{
    std::ranges::sort(m_events, {}, &TracedEvent::sequence);
    m_numbers = {};
    for (const TracedEvent &event : m_events)
        m_numbers.topic(event.topicName);
    m_join.emplace(m_paths, m_numbers.topicNames);
    for (const TracedEvent &event : m_events)
        m_join->add(m_numbers.topic(event.topicName), event.event.row.arrivalWall, m_numbers.mentions(event));
    for (const auto &[name, value] : m_numbers.values) {
        if (const auto it = m_looked.find(name); it != m_looked.end())
            m_join->setOccurrences(value, quint32(it->second.count));
    }
    const NamedParents parents(m_events, m_paths);
    for (size_t i = 0; i < m_events.size(); ++i) {
        const NamedParents::Found found = parents.of(i);
        if (found.parents.size() == 1)
            m_join->tie(quint32(i), quint32(found.parents.front()));
    }
    m_join->join();
}

/// How much to read of a value: everything of a home, enough of a key that may yet become one, else what is not hot.
Gatherer::Depth Gatherer::depth(size_t event, const OwnedCandidate &candidate) const
{
    if (candidate.slot != CandidateSlot::Flow)
        return Depth::All;
    const quint32 home = m_join->home(quint32(event));
    if (home == FlowJoin::none)
        return Depth::Sample;
    return m_numbers.names[home].first == candidate.value ? Depth::All : Depth::Count;
}

Result<bool> Gatherer::followValue(const std::string &value, Depth depth)
{
    const auto known = m_looked.find(value);
    if (known != m_looked.end() && known->second.depth >= depth)
        return false;
    Result<std::vector<Sequence>> carriers = m_lookup.find(value);
    if (!carriers)
        return std::unexpected(carriers.error());
    const bool hot = carriers->size() > FlowJoin::hotKey;
    m_looked[value] = {carriers->size(), hot ? depth : Depth::All};
    if (hot && depth == Depth::Count)
        return true;
    if (hot && depth == Depth::Sample)
        carriers->resize(FlowJoin::hotKey);
    if (const Result<void> loaded = load(std::move(*carriers)); !loaded)
        return std::unexpected(loaded.error());
    return true;
}

Result<bool> Gatherer::followPosition(const NamedPosition &position)
{
    if (!m_positions.insert(position).second)
        return false;
    const Result<std::optional<Sequence>> found = m_lookup.find(position);
    if (!found)
        return std::unexpected(found.error());
    if (found->has_value()) {
        if (const Result<void> loaded = load({**found}); !loaded)
            return std::unexpected(loaded.error());
    }
    return true;
}

Result<bool> Gatherer::follow(size_t event)
{
    bool news = false;
    const std::vector<OwnedCandidate> candidates = m_events[event].candidates;
    const std::optional<NamedPosition> parent = m_events[event].parent;
    const std::string place = placeText(m_events[event]);
    for (const OwnedCandidate &candidate : candidates) {
        const Result<bool> followed = followValue(candidate.value, depth(event, candidate));
        if (!followed)
            return followed;
        news |= *followed;
    }
    const Result<bool> retries = followValue(place, Depth::All);
    if (!retries)
        return retries;
    news |= *retries;
    if (parent) {
        const Result<bool> followed = followPosition(*parent);
        if (!followed)
            return followed;
        news |= *followed;
    }
    return news;
}

Result<bool> Gatherer::followAll()
{
    bool news = false;
    const quint32 trace = m_join->traceOf(quint32(startIndex()));
    const size_t count = m_events.size();
    for (size_t event = 0; event < count && !m_full; ++event) {
        if (m_join->traceOf(quint32(event)) != trace)
            continue;
        const Result<bool> followed = follow(event);
        if (!followed)
            return followed;
        news |= *followed;
    }
    return news;
}

Result<Gathered> Gatherer::run(Sequence start)
{
    m_start = start;
    if (const Result<void> loaded = load({start}); !loaded)
        return std::unexpected(loaded.error());
    if (m_events.empty())
        return failure(ErrorKind::Input,
                       QStringLiteral("Event number %1 is not in this recording (any more); list its traces with "
                                      "\"rheograph trace list\".")
                           .arg(start));
    for (bool news = true; news;) {
        joinAll();
        const Result<bool> followed = followAll();
        if (!followed)
            return std::unexpected(followed.error());
        news = *followed;
        if (m_full) {
            joinAll();
            break;
        }
    }
    return result();
}

void Gatherer::nameIds(Gathered &gathered, quint32 trace, size_t earliest)
{
    const quint32 home = m_join->home(quint32(earliest));
    if (home != FlowJoin::none)
        gathered.aliases.emplace_back(m_numbers.names[home].first);
    std::vector<quint32> others;
    for (quint32 value = 0; value < m_numbers.names.size(); ++value) {
        if (value != home && m_join->traceOfValue(value) == trace)
            others.push_back(value);
    }
    std::ranges::stable_sort(others, {}, [this](quint32 value) { return m_numbers.names[value].second; });
    for (const quint32 value : others)
        gathered.aliases.emplace_back(m_numbers.names[value].first);
    if (!gathered.aliases.empty())
        gathered.id = gathered.aliases.front();
}

void Gatherer::tellMerges(Gathered &gathered, quint32 trace)
{
    for (const FlowMerge &merge : m_join->merges()) {
        if (m_join->traceOfValue(merge.value) != trace)
            continue;
        QStringList flows;
        for (const quint32 flow : merge.flows)
            flows += quoted(std::string(m_numbers.names[flow].first));
        const auto &[name, rule] = m_numbers.names[merge.value];
        gathered.merges +=
            QStringLiteral("%1 (%2) joins %3%4.")
                .arg(quoted(std::string(name)), ruleWords(rule), flows.join(QStringLiteral(" and ")),
                     merge.stitched ? QStringLiteral(", which follow each other along the drawing") : QString());
    }
}

/// Says which values of the trace were seen too often to join anything.
void Gatherer::tellHotValues(Gathered &gathered, quint32 trace)
{
    std::set<std::string_view> told;
    for (const TracedEvent &event : gathered.events) {
        for (const OwnedCandidate &candidate : event.candidates) {
            const auto looked = m_looked.find(candidate.value);
            if (candidate.slot != CandidateSlot::Flow || looked == m_looked.end() ||
                looked->second.count <= FlowJoin::hotKey || told.size() >= 3 ||
                m_join->traceOfValue(m_numbers.values[candidate.value]) == trace ||
                !told.insert(candidate.value).second)
                continue;
            gathered.limits += QStringLiteral("%1 (%2) is in %3 events, too many to join flows.")
                                   .arg(quoted(candidate.value), ruleWords(candidate.rule),
                                        QLocale::c().toString(qint64(looked->second.count)));
        }
    }
}

Gathered Gatherer::result()
{
    Gathered gathered;
    const quint32 trace = m_join->traceOf(quint32(startIndex()));
    std::vector<size_t> chosen;
    for (size_t event = 0; event < m_events.size(); ++event) {
        if (m_join->traceOf(quint32(event)) == trace)
            chosen.push_back(event);
    }
    nameIds(gathered, trace, chosen.front());
    for (const size_t event : chosen)
        gathered.events.push_back(std::move(m_events[event]));
    tellMerges(gathered, trace);
    tellHotValues(gathered, trace);
    if (m_full)
        gathered.limits += QStringLiteral("This trace has more events than are read at once (%1 events or %2 MiB); "
                                          "the rest is left out.")
                               .arg(QLocale::c().toString(qint64(m_limits.mostEvents)))
                               .arg(m_limits.mostBytes >> 20);
    return gathered;
}

} // namespace

Result<Gathered> gather(EventLookup &lookup, const DrawnPaths &paths, Sequence start, GatherLimits limits)
{
    return Gatherer(lookup, paths, limits).run(start);
}

} // namespace rheo
