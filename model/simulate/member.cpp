// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/member.h"

#include <algorithm>

namespace rheo {

namespace {

using namespace std::chrono_literals;

constexpr size_t mostHeld = 2000; ///< records a partition, then its reading pauses
constexpr size_t resumeBelow = 500;

QString outcomeWord(const Decision &decision, const SimulatedClient &client, const ReceivedRecord &input)
{
    if (decision.error)
        return client.deadLetters.isEmpty() || isDeadLetter(input.headers) ? QStringLiteral("failed")
                                                                           : QStringLiteral("dead-letter");
    if (decision.drop)
        return QStringLiteral("dropped");
    if (client.outputs.isEmpty())
        return QStringLiteral("ended");
    if (decision.duplicate)
        return QStringLiteral("duplicated");
    return decision.delay ? QStringLiteral("delayed") : QStringLiteral("emitted");
}

/// A record of a foreign writer may carry no trace: then one that depends on its place only.
TraceContext contextOf(const ReceivedRecord &record)
{
    if (auto context = traceContext(record.headers))
        return *context;
    const QByteArray place = record.place.topic.toUtf8() + ' ' + QByteArray::number(record.place.partition) + ' ' +
                             QByteArray::number(record.place.offset);
    const QByteArray half = QByteArray::number(stableHash(1, place) | 1, 16).rightJustified(16, '0');
    return {half + half, stableHash(2, place) | 1};
}

QList<RecordPlace> placesOf(const QList<HeldRecordPtr> &inputs)
{
    QList<RecordPlace> places;
    for (const HeldRecordPtr &input : inputs)
        places += input->record.place;
    return places;
}

} // namespace

Member::Member(Run &run, const SimulatedClient &client, const SimulatedClient::Membership &membership, JoinStore *joins)
    : m_run(run), m_client(client), m_membership(membership), m_joins(joins)
{}

Result<std::unique_ptr<Member>> Member::open(Run &run, const SimulatedClient &client,
                                             const SimulatedClient::Membership &membership, JoinStore *joins)
{
    std::unique_ptr<Member> member(new Member(run, client, membership, joins));
    auto producer = RecordProducer::open(run.connection, client.name, client.outputs + client.deadLetters);
    if (!producer)
        return std::unexpected(producer.error());
    member->m_producer = std::move(*producer);
    auto consumer =
        GroupConsumer::open(run.connection, {membership.group, client.name, membership.topics},
                            [raw = member.get()](auto what, const auto &which) { raw->rebalanced(what, which); });
    if (!consumer)
        return std::unexpected(consumer.error());
    member->m_consumer = std::move(*consumer);
    return member;
}

void Member::run()
{
    while (!m_run.ending) {
        read();
        const bool mayHandle = m_run.ledger.isReady();
        for (auto &[partition, lane] : m_lanes) {
            if (mayHandle)
                advance(lane);
            throttle(partition, lane);
        }
        expireJoins();
        m_producer->poll(0ms);
        commitDone(GroupConsumer::Answer::Ignore);
    }
    finish();
}

void Member::rebalanced(GroupConsumer::Rebalance what, const QList<TopicPartition> &partitions)
{
    if (what == GroupConsumer::Rebalance::Revoked) {
        commitDone(GroupConsumer::Answer::Await);
        m_lanes.clear();
        return;
    }
    for (const TopicPartition &partition : partitions)
        m_lanes[partition].expected = -1;
    if (!std::exchange(m_isReady, true))
        m_run.ledger.consumerReady();
}

void Member::read()
{
    const bool isBusy = m_producer->unacknowledged() > 0 ||
                        std::ranges::any_of(m_lanes, [](const auto &lane) { return lane.second.job != nullptr; });
    auto wait = isBusy ? 2ms : 10ms;
    for (int i = 0; i < 500; ++i, wait = 0ms) {
        auto record = m_consumer->poll(wait);
        if (!record) {
            m_run.ledger.warn(record.error().message);
            return;
        }
        if (!*record)
            return;
        take(std::move(**record));
    }
}

void Member::take(ReceivedRecord record)
{
    const TopicPartition partition{record.place.topic, record.place.partition};
    const auto found = m_lanes.find(partition);
    if (found == m_lanes.end())
        return;
    Lane &lane = found->second;
    if (lane.expected >= 0 && record.place.offset < lane.expected)
        return;
    countLosses(partition, lane, record.place.offset);
    lane.expected = record.place.offset + 1;
    auto held = std::make_shared<HeldRecord>();
    held->record = std::move(record);
    held->group = m_membership.group;
    lane.records.push_back(std::move(held));
}

void Member::countLosses(const TopicPartition &partition, Lane &lane, qint64 offset)
{
    const qint64 expected =
        lane.expected >= 0 ? lane.expected : m_run.ledger.expectedNext(m_membership.group, partition);
    if (expected < 0 || offset <= expected)
        return;
    const qint64 gone = std::min(offset, m_consumer->lowWatermark(partition)) - expected;
    if (gone > 0)
        m_run.ledger.lost(gone);
}

void Member::throttle(const TopicPartition &partition, Lane &lane)
{
    if (!lane.isPaused && lane.records.size() > mostHeld) {
        m_consumer->pause(partition);
        lane.isPaused = true;
    } else if (lane.isPaused && lane.records.size() < resumeBelow) {
        m_consumer->resume(partition);
        lane.isPaused = false;
    }
}

void Member::advance(Lane &lane)
{
    while (lane.next < lane.records.size()) {
        if (!lane.job)
            begin(lane, lane.records[lane.next]);
        if (lane.job && lane.due > Clock::now())
            return;
        if (lane.job)
            send(std::exchange(lane.job, nullptr));
        ++lane.next;
    }
}

void Member::begin(Lane &lane, const HeldRecordPtr &held)
{
    QList<HeldRecordPtr> inputs{held};
    if (m_joins) {
        auto answer = m_joins->offer(held, Clock::now());
        if (answer.isSurplus)
            conclude(*held, QStringLiteral("surplus"));
        inputs = std::move(answer.parts);
    }
    if (inputs.isEmpty())
        return;
    lane.job = jobFor(std::move(inputs));
    lane.due = Clock::now() + m_client.serviceTime + (lane.job->decision.delay ? m_client.faults.delayBy : 0ms);
}

QString Member::chanceGroup() const
{
    return m_joins ? QString() : m_membership.group;
}

std::shared_ptr<Member::Job> Member::jobFor(QList<HeldRecordPtr> inputs) const
{
    auto job = std::make_shared<Job>();
    const ReceivedRecord &first = inputs.front()->record;
    job->cause = contextOf(first);
    if (m_joins)
        job->cause.span = m_run.chance.joinedSpan(job->cause.traceId, m_client.id);
    job->decision = m_run.chance.decide(m_client.faults, m_client.id, chanceGroup(), job->cause.span);
    job->outcome = outcomeWord(job->decision, m_client, first);
    job->inputs = std::move(inputs);
    return job;
}

OutgoingRecord Member::deadLetterOf(const Job &job) const
{
    const HeldRecord &failed = *job.inputs.front();
    const QString topic = deadLetterFor(m_client, failed.record.place.topic);
    const quint64 span = m_run.chance.span(job.cause.span, m_client.id, chanceGroup(), topic, 0);
    return {.topic = topic,
            .key = failed.record.key,
            .value = failed.record.value,
            .headers = deadLetterHeaders(failed.record, failed.group, {job.cause.traceId, span})};
}

QList<OutgoingRecord> Member::outputsOf(const Job &job) const
{
    if (job.outcome == QLatin1StringView("dead-letter"))
        return {deadLetterOf(job)};
    if (job.decision.error || job.decision.drop)
        return {};
    QList<OutgoingRecord> outputs;
    const QByteArray &key = job.inputs.front()->record.key;
    for (int copy = 0; copy <= (job.decision.duplicate ? 1 : 0); ++copy) {
        for (const QString &topic : m_client.outputs) {
            const quint64 span = m_run.chance.span(job.cause.span, m_client.id, chanceGroup(), topic, copy);
            outputs += {.topic = topic,
                        .key = key,
                        .value = eventValue(key, topic),
                        .headers = eventHeaders({job.cause.traceId, span})};
        }
    }
    return outputs;
}

void Member::send(const std::shared_ptr<Job> &job)
{
    const QList<OutgoingRecord> outputs = outputsOf(*job);
    job->unacknowledged = int(outputs.size());
    if (outputs.isEmpty()) {
        for (const HeldRecordPtr &input : job->inputs)
            conclude(*input, job->outcome);
    }
    for (const OutgoingRecord &output : outputs) {
        const auto sent = m_producer->produce(output, [this, job](const Result<RecordPlace> &place) {
            if (!m_run.accepted(place, placesOf(job->inputs), m_client.id, job->cause.traceId) ||
                --job->unacknowledged > 0)
                return;
            for (const HeldRecordPtr &input : job->inputs)
                conclude(*input, job->outcome);
        });
        if (!sent)
            m_run.ledger.fail(sent.error());
    }
}

void Member::conclude(HeldRecord &held, const QString &outcome)
{
    m_run.truth.consumed(held.record.place, m_client.id.text(), held.group, outcome);
    m_run.ledger.consumed();
    held.done.store(true, std::memory_order_release);
}

void Member::commitDone(GroupConsumer::Answer answer)
{
    QList<RecordPlace> reached;
    for (auto &[partition, lane] : m_lanes) {
        qint64 next = -1;
        while (lane.next > 0 && lane.records.front()->done.load(std::memory_order_acquire)) {
            next = lane.records.front()->record.place.offset + 1;
            lane.records.pop_front();
            --lane.next;
        }
        if (next >= 0)
            lane.reached = next;
        if (next >= 0 || (answer == GroupConsumer::Answer::Await && lane.reached >= 0))
            reached += {partition.topic, partition.partition, lane.reached};
    }
    if (reached.isEmpty())
        return;
    if (const auto committed = m_consumer->commit(reached, answer); !committed)
        m_run.ledger.warn(committed.error().message);
    for (const RecordPlace &place : reached)
        m_run.ledger.groupReached(m_membership.group, place);
}

void Member::expireJoins()
{
    if (!m_joins)
        return;
    for (const HeldRecordPtr &held : m_joins->expire(Clock::now()))
        conclude(*held, QStringLiteral("expired"));
}

void Member::finish()
{
    if (!m_producer->flush(1500ms))
        m_run.ledger.warn(QStringLiteral("%1 stopped before all its records were acknowledged.").arg(m_client.name));
    commitDone(GroupConsumer::Answer::Await);
    m_lanes.clear();
    m_run.committed->arrive_and_wait();
    m_consumer.reset();
    m_producer.reset();
}

} // namespace rheo
