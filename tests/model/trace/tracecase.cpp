// SPDX-License-Identifier: Apache-2.0
#include "tests/model/trace/tracecase.h"

#include "model/file/textnotation.h"

#include <algorithm>

namespace rheo {

namespace {

/// "topic/partition@offset" or "topic/partition".
NamedPosition positionOf(const QString &text)
{
    const QString topic = text.section(QLatin1Char('/'), 0, 0);
    const QString rest = text.section(QLatin1Char('/'), 1);
    return {topic.toStdString(), rest.section(QLatin1Char('@'), 0, 0).toInt(),
            rest.section(QLatin1Char('@'), 1, 1).toLongLong()};
}

void option(TracedEvent &event, const QString &name, const std::string &value)
{
    if (name == QLatin1String("key")) {
        event.event.key = value;
        event.event.row.keyIsNull = false;
        event.candidates.push_back({11, CandidateSlot::Flow, value});
    } else if (name == QLatin1String("value")) {
        event.event.value = value;
        event.event.row.valueIsNull = false;
    } else if (name == QLatin1String("self")) {
        event.candidates.push_back({2, CandidateSlot::Self, value});
    } else if (name == QLatin1String("parent")) {
        event.candidates.push_back({2, CandidateSlot::Parent, value});
    } else if (name == QLatin1String("from")) {
        event.parent = positionOf(QString::fromStdString(value));
    } else {
        if (!name.startsWith(QLatin1Char('r')))
            qFatal("unknown option %s", qPrintable(name));
        event.candidates.push_back({quint8(name.mid(1).toUInt()), CandidateSlot::Flow, value});
    }
}

} // namespace

TraceCase TraceCase::parse(const QString &text)
{
    TraceCase made;
    QString drawing;
    QStringList rest;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        const QString word = line.section(QLatin1Char(' '), 0, 0);
        static const QStringList ours{QStringLiteral("event"), QStringLiteral("commit"), QStringLiteral("started"),
                                      QStringLiteral("show")};
        if (ours.contains(word))
            rest += line;
        else
            drawing += line + QLatin1Char('\n');
    }
    const auto architecture = parseText(drawing);
    if (!architecture)
        qFatal("%d: %s", architecture.error().front().line, qPrintable(architecture.error().front().message));
    made.architecture = *architecture;
    for (const QString &line : rest)
        made.statement(line);
    return made;
}

void TraceCase::statement(const QString &line)
{
    const QStringList words = line.section(QLatin1Char('#'), 0, 0).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString &first = words.front();
    const NamedPosition at = positionOf(words.value(2));
    if (first == QLatin1String("event"))
        event(words);
    else if (first == QLatin1String("commit"))
        addCommit(words[1], QString::fromStdString(at.topicName), at.partition, words[4].toLongLong(),
                  words[6].toLongLong());
    else if (first == QLatin1String("started"))
        startedWall = caseStart + words[1].toLongLong() * 1000;
    else
        shows += words.mid(1);
}

qint32 TraceCase::topicNumber(const QString &name)
{
    if (!m_topics.contains(name))
        m_topics += name;
    return qint32(m_topics.indexOf(name));
}

void TraceCase::event(const QStringList &words)
{
    const NamedPosition at = positionOf(words[1]);
    TracedEvent made;
    made.topicName = QString::fromStdString(at.topicName);
    made.event.row.position = {topicNumber(made.topicName), at.partition, at.offset};
    const qint64 arrival = words[3].toLongLong();
    made.event.row.arrivalWall = caseStart + arrival * 1000;
    made.event.row.timestamp = caseStart / 1000 + arrival;
    made.event.row.timestampType = TimestampType::CreateTime;
    for (qsizetype i = 4; i < words.size(); ++i) {
        if (words[i] == QLatin1String("broker"))
            made.event.row.timestamp = caseStart / 1000 + words[++i].toLongLong();
        else
            option(made, words[i].section(QLatin1Char('='), 0, 0), words[i].section(QLatin1Char('='), 1).toStdString());
    }
    addEvent(std::move(made));
}

void TraceCase::index(const std::string &value, Sequence sequence)
{
    std::vector<Sequence> &carriers = m_index[value];
    if (carriers.empty() || carriers.back() != sequence)
        carriers.push_back(sequence);
}

void TraceCase::addEvent(TracedEvent event)
{
    event.sequence = Sequence(events.size());
    for (const OwnedCandidate &candidate : event.candidates)
        index(candidate.value, event.sequence);
    if (event.parent)
        index(positionText({event.parent->topicName, event.parent->partition, event.parent->offset}), event.sequence);
    events.push_back(std::move(event));
}

void TraceCase::addCommit(const QString &group, const QString &topic, qint32 partition, qint64 offset, qint64 atMs)
{
    Observation commit;
    commit.kind = Observation::Kind::Commit;
    commit.group = group;
    commit.topic = topicNumber(topic);
    commit.partition = partition;
    commit.offset = offset;
    commit.arrivalWall = caseStart + atMs * 1000;
    commits.add(commit);
}

Result<std::vector<Sequence>> TraceCase::find(std::string_view value)
{
    const auto it = m_index.find(std::string(value));
    return it == m_index.end() ? std::vector<Sequence>() : it->second;
}

Result<std::optional<Sequence>> TraceCase::find(const NamedPosition &position)
{
    for (const TracedEvent &event : events) {
        const Position &mine = event.event.row.position;
        if (event.topicName.toStdString() == position.topicName && mine.partition == position.partition &&
            mine.offset == position.offset)
            return event.sequence;
    }
    return std::optional<Sequence>();
}

Result<std::vector<TracedEvent>> TraceCase::read(std::span<const Sequence> wanted)
{
    std::vector<TracedEvent> found;
    for (const Sequence sequence : wanted)
        found.push_back(events[size_t(sequence)]);
    return found;
}

Trace TraceCase::trace(const QString &id)
{
    const std::vector<Sequence> carriers = *find(id.toStdString());
    if (carriers.empty())
        qFatal("no event carries %s", qPrintable(id));
    const DrawnPaths paths(architecture);
    return assemble(*gather(*this, paths, carriers.front()), commits, paths, {startedWall});
}

QString TraceCase::run()
{
    QStringList texts;
    for (const QStringList &show : shows) {
        TraceTextOptions options;
        if (show.contains(QStringLiteral("why")))
            options.why = TraceTextOptions::Why::Tell;
        if (show.contains(QStringLiteral("internal")))
            options.internal = InternalTopics::Show;
        texts += traceText(trace(show.front()), architecture, options);
    }
    return texts.join(QStringLiteral("\n"));
}

} // namespace rheo
