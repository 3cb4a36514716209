// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/starter.h"

#include "model/simulate/payload.h"

#include <algorithm>
#include <thread>

namespace rheo {

namespace {

using namespace std::chrono_literals;

constexpr qint64 mostUnacknowledged = 20000;

} // namespace

Result<Starter> Starter::open(Run &run, const SimulatedClient &client)
{
    auto producer = RecordProducer::open(run.connection, client.name, client.outputs + client.deadLetters);
    if (!producer)
        return std::unexpected(producer.error());
    return Starter(run, client, std::move(*producer));
}

void Starter::run()
{
    awaitReadiness();
    m_begin = Clock::now();
    auto last = m_begin;
    while (!m_run.ending && (m_next < m_client.flows || m_client.flows < 0 || !m_waiting.empty())) {
        const auto now = Clock::now();
        if (isHeldBack())
            m_begin += now - last; // what was held back does not come in one burst later
        else
            startDueFlows();
        last = now;
        sendDue();
        const bool isFull = m_producer.unacknowledged() > mostUnacknowledged;
        m_producer.poll(isFull ? 20ms : 1ms);
    }
    finish();
}

void Starter::awaitReadiness()
{
    while (!m_run.ending && !m_run.ledger.isReady())
        std::this_thread::sleep_for(5ms);
}

bool Starter::isHeldBack()
{
    if (m_run.mostBehind <= 0 || m_run.ledger.farthestBehind() + m_producer.unacknowledged() < m_run.mostBehind)
        return false;
    m_run.ledger.warn(QStringLiteral("A consumer group is %1 records behind on a partition; no new flows start until "
                                     "it has caught up.")
                          .arg(m_run.mostBehind));
    return true;
}

Starter::Clock::time_point Starter::dueTime(qint64 number) const
{
    const std::chrono::duration<double> since((double(number) + m_run.chance.jitter(m_client.id, number)) /
                                              m_client.rate);
    return m_begin + std::chrono::duration_cast<Clock::duration>(since);
}

void Starter::startDueFlows()
{
    const auto now = Clock::now();
    for (int i = 0; i < 1000 && (m_next < m_client.flows || m_client.flows < 0); ++i) {
        const auto due = dueTime(m_next);
        if (due > now)
            return;
        start(m_next++, due);
    }
}

void Starter::start(qint64 number, Clock::time_point due)
{
    const FlowIdentity flow = m_run.chance.flow(m_client.id, number);
    const Decision decision = m_run.chance.decide(m_client.faults, m_client.id, {}, flow.span);
    m_run.ledger.started();
    if (decision.error || decision.drop)
        return;
    const auto when = decision.delay ? due + m_client.faults.delayBy : due;
    for (int copy = 0; copy <= (decision.duplicate ? 1 : 0); ++copy)
        m_waiting.emplace(when, std::pair(flow, copy));
}

void Starter::sendDue()
{
    const auto end = m_waiting.upper_bound(Clock::now());
    for (auto it = m_waiting.begin(); it != end; it = m_waiting.erase(it))
        send(it->second.first, it->second.second);
}

void Starter::send(const FlowIdentity &flow, int copy)
{
    for (const QString &topic : m_client.outputs) {
        const quint64 span = m_run.chance.span(flow.span, m_client.id, {}, topic, copy);
        const OutgoingRecord record{.topic = topic,
                                    .key = flow.orderId,
                                    .value = eventValue(flow.orderId, topic),
                                    .headers = eventHeaders({flow.traceId, span})};
        const auto sent = m_producer.produce(record, [this, trace = flow.traceId](const Result<RecordPlace> &place) {
            static_cast<void>(m_run.accepted(place, {}, m_client.id, trace));
        });
        if (!sent)
            m_run.ledger.fail(sent.error());
    }
}

void Starter::finish()
{
    while (!m_run.ending && !m_producer.flush(100ms)) {
    }
    if (!m_producer.flush(1500ms))
        m_run.ledger.warn(QStringLiteral("%1 stopped before all its records were acknowledged.").arg(m_client.name));
    m_run.ledger.starterFinished();
}

} // namespace rheo
