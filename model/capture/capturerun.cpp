// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturerun.h"

#include "model/base/displaytext.h"
#include "model/record/recordingreader.h"

#include <QDir>
#include <QFileInfo>

namespace rheo {

namespace {

constexpr Milliseconds brokerDeadline{10'000};
constexpr Milliseconds askDeadline{10'000};
constexpr Milliseconds configDeadline{2'000};
constexpr std::chrono::milliseconds patience{50};
constexpr std::chrono::milliseconds commitPatience{5}; ///< who follows the recording waits for the news
constexpr std::chrono::milliseconds commitEvery{200};
constexpr std::chrono::milliseconds measureEvery{500};
constexpr std::chrono::milliseconds lookAgainAfter{500};
constexpr qint64 clockStepMicroseconds = 500'000;

struct Now
{
    qint64 wall = 0;
    qint64 steady = 0;
};

Now now()
{
    using std::chrono::duration_cast;
    using std::chrono::microseconds;
    return {duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count(),
            duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

QString inQuotes(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names.mid(0, 5))
        quoted << QLatin1Char('\'') + displayText(name, 100) + QLatin1Char('\'');
    return quoted.join(QLatin1String(", ")) + (names.size() > 5 ? QStringLiteral(" and more") : QString());
}

} // namespace

CaptureRun::CaptureRun(const CaptureSettings &settings, const Architecture &architecture)
    : m_settings(settings), m_architecture(architecture), m_plan(CapturePlan::of(architecture))
{}

Result<void> CaptureRun::open()
{
    if (m_plan.topics.isEmpty() && m_plan.patterns.isEmpty())
        return failure(ErrorKind::Input, QStringLiteral("The drawing has no topic, so there is nothing to record. Draw "
                                                        "the topics that you want to see."));
    const QDir folder = QFileInfo(m_settings.path).dir();
    if (!folder.exists())
        return failure(ErrorKind::Disk,
                       QStringLiteral("There is no folder %1 to record into. Make it, or name another.")
                           .arg(displayText(folder.absolutePath())));
    auto client = ReadOnlyClient::make(m_settings.connection, {{"isolation.level", "read_committed"}});
    if (!client)
        return std::unexpected(client.error());
    m_client.emplace(std::move(*client));
    if (auto answers = m_client->awaitBroker(brokerDeadline); !answers)
        return answers;
    const auto layout = askLayout(*m_client, askDeadline);
    if (!layout)
        return std::unexpected(layout.error());
    if (m_plan.wantedIn(*layout).isEmpty() && m_plan.patterns.isEmpty())
        return failure(ErrorKind::Cluster,
                       QStringLiteral("None of the drawn topics is on the cluster at %1: %2. Create "
                                      "them, or correct their names in the drawing.")
                           .arg(m_settings.connection.bootstrap, inQuotes(m_plan.topics)));
    if (auto opened = openRecording(*layout); !opened)
        return opened;
    auto tap = Tap::start(m_settings.connection, {.mostBytesASecond = m_settings.mostBytesASecond});
    if (!tap)
        return std::unexpected(tap.error());
    m_tap = std::move(*tap);
    auto observer = Observer::start(m_settings.connection, {});
    if (!observer)
        return std::unexpected(observer.error());
    m_observer = std::move(*observer);
    return tapWhatIsNew(*layout);
}

Result<void> CaptureRun::openRecording(const ClusterSnapshot &layout)
{
    if (QFileInfo::exists(m_settings.path))
        return continueRecording(layout);
    RuleSet rules = RuleSet::of(m_architecture);
    rules.readBodies = m_settings.readBodies;
    const RecordingInfo info{.clusterId = layout.clusterId,
                             .bootstrap = m_settings.connection.bootstrap,
                             .simulated = m_settings.simulated,
                             .startedWall = now().wall,
                             .program = QStringLiteral("rheograph " RHEO_VERSION)};
    auto writer = RecordingWriter::create(m_settings.path, info, rules, m_settings.drawing, m_settings.recording);
    if (!writer)
        return std::unexpected(writer.error());
    m_writer.emplace(std::move(*writer));
    m_topics.emplace(*m_writer, std::vector<RecordedTopic>());
    return {};
}

Result<void> CaptureRun::continueRecording(const ClusterSnapshot &layout)
{
    std::vector<RecordedTopic> known;
    QByteArray drawing;
    {
        const auto reader = RecordingReader::open(m_settings.path);
        if (!reader)
            return std::unexpected(reader.error());
        if (reader->info().clusterId != layout.clusterId)
            return failure(ErrorKind::Input,
                           QStringLiteral("%1 is a recording of another cluster (%2; the one at %3 is %4). Record into "
                                          "another file.")
                               .arg(displayText(m_settings.path), displayText(reader->info().clusterId),
                                    m_settings.connection.bootstrap, displayText(layout.clusterId)));
        known = reader->topics();
        drawing = reader->drawing();
    }
    auto writer = RecordingWriter::resume(m_settings.path, m_settings.recording);
    if (!writer)
        return std::unexpected(writer.error());
    m_writer.emplace(std::move(*writer));
    m_topics.emplace(*m_writer, known);
    m_first = m_measured = m_progress.committed = m_writer->nextSequence();
    if (drawing == m_settings.drawing || m_settings.drawing.isEmpty())
        return {};
    RuleSet rules = RuleSet::of(m_architecture);
    rules.readBodies = m_settings.readBodies;
    if (auto done = m_writer->setDrawing(m_settings.drawing); !done)
        return done;
    return m_writer->setRules(rules);
}

Result<void> CaptureRun::tapWhatIsNew(const ClusterSnapshot &layout)
{
    const QStringList missing = m_plan.missingIn(layout);
    m_missing = missing.isEmpty()
                    ? QString()
                    : QStringLiteral("Not on the cluster yet: %1. Recording of it starts when it is made.")
                          .arg(inQuotes(missing));
    const bool isFirst = !std::exchange(m_hasLooked, true);
    const QStringList wanted = m_plan.wantedIn(layout);
    auto taken = m_topics->take(*m_client, layout, wanted, m_settings.start);
    if (!taken && (isFirst || taken.error().kind != ErrorKind::Cluster))
        return std::unexpected(taken.error());
    m_lookAgain.reset();
    if (!taken || m_topics->partitions().size() < partitionsOf(layout, wanted).size())
        m_lookAgain = Clock::now() + lookAgainAfter;
    if (!taken)
        return {};
    m_isDirty = m_isDirty || !taken->empty();
    if (isFirst && m_settings.careful)
        return startCarefully(std::move(*taken));
    tap(std::move(*taken));
    return {};
}

void CaptureRun::tap(std::vector<TappedPartition> partitions)
{
    m_tap->add(std::move(partitions));
    QStringList topics;
    const auto tapped = m_topics->partitions();
    for (const PartitionId &each : tapped)
        if (topics.isEmpty() || topics.constLast() != each.topic)
            topics << each.topic;
    m_observer->watch(tapped, m_plan.readByGroups(topics));
}

Result<void> CaptureRun::step()
{
    if (m_careful)
        return stepCarefully();
    const TapDelivery delivery = m_tap->take(m_writer->isCommitting() ? commitPatience : patience);
    if (auto done = store(delivery); !done)
        return done;
    for (const Observed &seen : m_observer->take())
        if (auto done = store(seen); !done)
            return done;
    if (auto done = noteClockStep(); !done)
        return done;
    if (auto done = lookAgainWhenDue(); !done)
        return done;
    auto done = commitWhenDue();
    measure();
    return done;
}

/// As much of the delivery as the limit of events allows; of the holes, those that lie before a stored event.
TapDelivery CaptureRun::cutToLimit(const TapDelivery &delivery) const
{
    const qint64 room = m_settings.mostEvents - (m_writer->nextSequence() - m_first);
    TapDelivery part;
    std::map<std::pair<qint32, qint32>, qint64> reach;
    for (qint64 i = 0; i < room; ++i) {
        part.events.appendFrom(delivery.events, size_t(i));
        const Position &position = delivery.events.row(size_t(i)).position;
        reach[{position.topic, position.partition}] = position.offset;
    }
    for (const TapHole &hole : delivery.holes)
        if (const auto found = reach.find({hole.topic, hole.partition});
            found != reach.end() && hole.to <= found->second)
            part.holes.push_back(hole);
    return part;
}

Result<void> CaptureRun::store(const TapDelivery &delivery)
{
    const qint64 room = m_settings.mostEvents - (m_writer->nextSequence() - m_first);
    if (m_settings.mostEvents && room < qint64(delivery.events.size()))
        return store(cutToLimit(delivery));
    m_isDirty = m_isDirty || !delivery.events.isEmpty() || !delivery.holes.empty();
    if (auto done = m_writer->append(delivery.events); !done)
        return done;
    for (const TapHole &hole : delivery.holes) {
        if (auto done = m_writer->addGap({.topic = hole.topic,
                                          .partition = hole.partition,
                                          .from = hole.from,
                                          .to = hole.to,
                                          .reason = reasonOf(hole)});
            !done)
            return done;
    }
    return renew(delivery.restarted);
}

/// Topics that were made anew begin again under a new number.
Result<void> CaptureRun::renew(const std::vector<std::pair<qint32, qint32>> &restarted)
{
    for (const auto &[topic, partition] : restarted) {
        const QString name = m_topics->name(topic);
        if (name.isEmpty())
            continue;
        m_topics->forget(topic);
        m_tap->removeTopic(topic);
        if (auto done = note(QStringLiteral("Topic '%1' was deleted and made anew.").arg(name)); !done)
            return done;
        m_lookAgain = Clock::now();
    }
    return {};
}

Result<void> CaptureRun::store(const Observed &seen)
{
    Observation base;
    base.arrivalWall = seen.wall;
    base.arrivalSteady = seen.steady;
    const auto write = [&](Observation::Kind kind, const PartitionId &place, qint64 offset, qint64 low,
                           const QString &group, const QString &text) -> Result<void> {
        Observation observation = base;
        observation.kind = kind;
        observation.topic = place.topic.isEmpty() ? -1 : m_topics->number(place.topic);
        observation.partition = place.partition;
        observation.offset = offset;
        observation.low = low;
        observation.group = group;
        observation.text = text;
        m_isDirty = true;
        return m_writer->observe(observation);
    };
    Result<void> done;
    for (const auto &each : seen.watermarks)
        if (done)
            done = write(Observation::Kind::Watermark, each.partition, each.range.high, each.range.low, {}, {});
    for (const auto &each : seen.commits) {
        base.arrivalWall = each.beforeWall;
        base.arrivalSteady = each.beforeSteady;
        if (done && each.beforeWall > 0)
            done = write(Observation::Kind::Commit, each.partition, each.before, -1, each.group, {});
    }
    base.arrivalWall = seen.wall;
    base.arrivalSteady = seen.steady;
    for (const auto &each : seen.commits)
        if (done)
            done = write(Observation::Kind::Commit, each.partition, each.offset, -1, each.group, {});
    for (const auto &each : seen.members)
        if (done)
            done = write(Observation::Kind::Members, {}, -1, -1, each.group,
                         each.members < 0 ? each.state
                                          : QStringLiteral("%1, %2 members").arg(each.state).arg(each.members));
    return done && seen.layout ? heedLayout(*seen.layout) : done;
}

Result<void> CaptureRun::lookAgainWhenDue()
{
    if (!m_lookAgain || Clock::now() < *m_lookAgain)
        return {};
    m_lookAgain = Clock::now() + lookAgainAfter;
    const auto layout = askLayout(*m_client, askDeadline);
    return layout ? tapWhatIsNew(*layout) : Result<void>();
}

Result<void> CaptureRun::heedLayout(const ClusterSnapshot &layout)
{
    for (const auto &[number, name] : m_topics->takeGone(layout)) {
        m_tap->removeTopic(number);
        if (auto done = note(QStringLiteral("Topic '%1' is no longer on the cluster.").arg(name)); !done)
            return done;
    }
    return tapWhatIsNew(layout);
}

Result<void> CaptureRun::note(const QString &text)
{
    Observation observation;
    observation.kind = Observation::Kind::Note;
    observation.arrivalWall = now().wall;
    observation.arrivalSteady = now().steady;
    observation.text = text;
    m_isDirty = true;
    return m_writer->observe(observation);
}

Result<void> CaptureRun::noteClockStep()
{
    const Now time = now();
    const qint64 difference = time.wall - time.steady;
    const qint64 step = m_wallLessSteady ? difference - m_wallLessSteady : 0;
    if (m_wallLessSteady && qAbs(step) < clockStepMicroseconds)
        return {};
    m_wallLessSteady = difference;
    Observation anchor;
    anchor.kind = Observation::Kind::Anchor;
    anchor.arrivalWall = time.wall;
    anchor.arrivalSteady = time.steady;
    anchor.offset = step;
    m_isDirty = true;
    return m_writer->observe(anchor);
}

Result<void> CaptureRun::commitWhenDue()
{
    m_progress.committed = m_writer->committed();
    if (!m_isDirty || m_writer->isCommitting() || Clock::now() - m_committedAt < commitEvery)
        return {};
    m_committedAt = Clock::now();
    m_isDirty = false;
    return m_writer->startCommit();
}

Gap::Reason CaptureRun::reasonOf(const TapHole &hole)
{
    switch (hole.kind) {
    case TapHole::Kind::Expired:
        return Gap::Reason::Expired;
    case TapHole::Kind::Unreadable:
        return Gap::Reason::Skipped;
    case TapHole::Kind::NotDelivered:
        return whyNotDelivered(hole.topic);
    }
    std::unreachable();
}

/// Asked once a topic, when its first hole shows.
Gap::Reason CaptureRun::whyNotDelivered(qint32 topic)
{
    const QString name = m_topics->name(topic);
    const auto known = m_whyNotDelivered.find(name);
    if (known != m_whyNotDelivered.end())
        return known->second;
    const auto isCompacted = askIsCompacted(*m_client, name, configDeadline);
    return m_whyNotDelivered[name] = !isCompacted   ? Gap::Reason::Unexplained
                                     : *isCompacted ? Gap::Reason::Compacted
                                                    : Gap::Reason::Control;
}

void CaptureRun::measure()
{
    const TapState tap = m_tap->state();
    const QString trouble = m_observer->trouble();
    m_progress.behindMs = tap.behindMs;
    m_progress.partitions = tap.partitions;
    m_progress.trouble = !trouble.isEmpty() ? trouble : !tap.trouble.isEmpty() ? tap.trouble : m_missing;
    const auto since = Clock::now() - m_measuredAt;
    if (since < measureEvery)
        return;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    m_progress.eventsPerSecond = (m_writer->nextSequence() - m_measured) * 1000 / milliseconds;
    m_progress.fileBytes = m_writer->fileBytes();
    m_measured = m_writer->nextSequence();
    m_measuredAt = Clock::now();
}

bool CaptureRun::isAtLimit() const
{
    return (m_settings.mostEvents && m_writer->nextSequence() - m_first >= m_settings.mostEvents) ||
           (m_settings.longest.count() && Clock::now() - m_started >= m_settings.longest);
}

Result<void> CaptureRun::close()
{
    m_tap.reset();
    for (Observed &seen : m_observer->finish()) {
        seen.layout.reset(); // nothing is tapped any more
        if (auto done = store(seen); !done)
            return done;
    }
    m_observer.reset();
    if (auto done = m_writer->commit(); !done)
        return done;
    m_progress.committed = m_writer->nextSequence();
    auto done = m_writer->finish();
    m_progress.fileBytes = QFileInfo(m_settings.path).size();
    return done;
}

} // namespace rheo
