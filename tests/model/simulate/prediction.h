// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/chance.h"
#include "model/simulate/plan.h"

namespace rheo::test {

/// What a run must come to, worked out from drawing and seed alone, without cluster, threads or time. Knows drawings in
/// which no dead letter topic leads back to what failed, and no input of a join can come twice by two ways.
class Prediction
{
public:
    struct Record
    {
        QString topic;
        QByteArray key;
        QByteArray trace;
        quint64 span;

        friend bool operator==(const Record &, const Record &) = default;

        friend bool operator<(const Record &a, const Record &b)
        {
            return std::tie(a.topic, a.key, a.span) < std::tie(b.topic, b.key, b.span);
        }
    };

    Prediction(const Architecture &architecture, const SimulationSettings &settings)
        : m_plan(*planSimulation(architecture, settings)), m_chance(settings.seed)
    {
        for (const SimulatedClient &client : m_plan.clients) {
            for (qint64 number = 0; number < client.flows; ++number) {
                if (client.starts())
                    startFlow(client, number);
            }
        }
        std::sort(records.begin(), records.end());
    }

    QList<Record> records;
    QMap<std::pair<QString, QString>, int> outcomes; ///< (service, outcome) → consumptions

private:
    void startFlow(const SimulatedClient &client, qint64 number)
    {
        const FlowIdentity flow = m_chance.flow(client.id, number);
        const Decision decision = m_chance.decide(client.faults, client.id, {}, flow.span);
        m_joinInputs.clear();
        if (!decision.error && !decision.drop)
            emitAll(client, {}, flow.span, flow.orderId, flow.traceId, decision.duplicate ? 2 : 1);
        finishJoins(flow);
    }

    void emitAll(const SimulatedClient &client, const QString &group, quint64 cause, const QByteArray &key,
                 const QByteArray &trace, int copies)
    {
        for (int copy = 0; copy < copies; ++copy) {
            for (const QString &topic : client.outputs)
                arrive({topic, key, trace, m_chance.span(cause, client.id, group, topic, copy)});
        }
    }

    void arrive(const Record &record)
    {
        records += record;
        for (const SimulatedClient &client : m_plan.clients) {
            for (const auto &membership : client.memberships) {
                if (!membership.topics.contains(record.topic))
                    continue;
                if (client.emitMode == Emit::All)
                    join(client, record);
                else
                    outcomes[{client.id.text(), act(client, membership.group, record.span, record)}] += 1;
            }
        }
    }

    QString act(const SimulatedClient &client, const QString &group, quint64 cause, const Record &input)
    {
        const Decision decision = m_chance.decide(client.faults, client.id, group, cause);
        if (decision.error) {
            if (client.deadLetters.isEmpty())
                return QStringLiteral("failed");
            const QString topic = deadLetterFor(client, input.topic);
            arrive({topic, input.key, input.trace, m_chance.span(cause, client.id, group, topic, 0)});
            return QStringLiteral("dead-letter");
        }
        if (decision.drop)
            return QStringLiteral("dropped");
        emitAll(client, group, cause, input.key, input.trace, decision.duplicate ? 2 : 1);
        if (client.outputs.isEmpty())
            return QStringLiteral("ended");
        return decision.duplicate ? QStringLiteral("duplicated")
               : decision.delay   ? QStringLiteral("delayed")
                                  : QStringLiteral("emitted");
    }

    void join(const SimulatedClient &client, const Record &record)
    {
        QSet<QString> &topics = m_joinInputs[client.id];
        if (topics.contains(record.topic)) {
            outcomes[{client.id.text(), QStringLiteral("surplus")}] += 1;
            return;
        }
        topics.insert(record.topic);
        if (topics.size() < client.inputs.size())
            return;
        Record first = record;
        first.topic = client.inputs.front();
        const QString outcome = act(client, {}, m_chance.joinedSpan(record.trace, client.id), first);
        outcomes[{client.id.text(), outcome}] += int(topics.size());
    }

    void finishJoins(const FlowIdentity &)
    {
        for (const SimulatedClient &client : m_plan.clients) {
            const auto size = m_joinInputs.value(client.id).size();
            if (size > 0 && size < client.inputs.size())
                outcomes[{client.id.text(), QStringLiteral("expired")}] += int(size);
        }
    }

    SimulationPlan m_plan;
    Chance m_chance;
    QMap<ElementId, QSet<QString>> m_joinInputs; ///< of the flow at hand
};

} // namespace rheo::test
