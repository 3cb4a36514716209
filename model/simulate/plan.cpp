// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/plan.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rheo {

namespace {

constexpr int mostInstances = 8;
constexpr int mostConsumers = 64;
constexpr qsizetype mostClients = 200;

/// Finds the links that close a circle, walking the drawing depth first in the order of ids.
class CircleSearch
{
public:
    explicit CircleSearch(const Architecture &architecture) : m_architecture(architecture)
    {
        for (const Element &element : architecture.elements()) {
            if (isClient(element.kind) && consumedBy(architecture, element.id).isEmpty())
                visit(element.id);
        }
        for (const Element &element : architecture.elements()) {
            if (isClient(element.kind))
                visit(element.id);
        }
    }

    QSet<LinkId> closing;

private:
    enum class Mark { None, Open, Closed };

    void visit(const ElementId &client)
    {
        if (m_marks.value(client, Mark::None) != Mark::None)
            return;
        m_marks[client] = Mark::Open;
        for (const LinkId &id : linksOf(m_architecture, client)) {
            if (id.kind == LinkKind::Produces && id.from == client &&
                !m_architecture.link(id)->flag(fields::deadLetter))
                follow(id);
        }
        m_marks[client] = Mark::Closed;
    }

    void follow(const LinkId &produces)
    {
        for (const LinkId &consumes : consumersOf(m_architecture, produces.to)) {
            if (m_marks.value(consumes.to, Mark::None) == Mark::Open)
                closing.insert(produces);
        }
        if (closing.contains(produces))
            return;
        for (const LinkId &consumes : consumersOf(m_architecture, produces.to))
            visit(consumes.to);
    }

    const Architecture &m_architecture;
    QMap<ElementId, Mark> m_marks;
};

class Planner
{
public:
    Planner(const Architecture &architecture, const SimulationSettings &settings)
        : m_architecture(architecture), m_settings(settings), m_circles(architecture)
    {}

    Result<SimulationPlan> plan()
    {
        addTopics();
        for (const Element &element : m_architecture.elements()) {
            if (isClient(element.kind))
                addClient(element);
        }
        noteTheRest();
        if (auto fits = limitSize(); !fits)
            return std::unexpected(fits.error());
        if (auto shared = shareFlows(); !shared)
            return std::unexpected(shared.error());
        return m_plan;
    }

private:
    QString topicName(const ElementId &id) const
    {
        return m_settings.topicPrefix + clusterName(*m_architecture.element(id));
    }

    void addTopics()
    {
        QMap<QString, NewTopic> topics;
        for (const Element &element : m_architecture.elements()) {
            if (element.kind != ElementKind::Topic)
                continue;
            NewTopic &topic = topics[topicName(element.id)];
            topic.name = topicName(element.id);
            topic.partitions = std::max(topic.partitions, int(element.count(fields::partitions)));
            topic.replication = std::max(topic.replication, int(element.count(fields::replication)));
        }
        m_plan.topics = topics.values();
    }

    void addClient(const Element &element)
    {
        SimulatedClient client{.id = element.id, .name = element.name};
        addInputs(client);
        addOutputs(client);
        if (client.inputs.isEmpty() && client.outputs.isEmpty())
            return;
        if (element.count(fields::instances) == 0) {
            note(QStringLiteral("%1 has no instances, so it does not run.").arg(element.name));
            return;
        }
        client.instances = int(std::min<qint64>(element.count(fields::instances), mostInstances));
        if (client.instances < element.count(fields::instances))
            note(QStringLiteral("%1 runs %2 instances of the drawn %3.")
                     .arg(element.name)
                     .arg(client.instances)
                     .arg(element.count(fields::instances)));
        client.serviceTime = std::chrono::milliseconds(element.count(fields::serviceTime));
        client.emitMode = element.text(fields::emitMode) == QLatin1StringView("all") && client.inputs.size() > 1
                              ? Emit::All
                              : Emit::Each;
        client.emitWait = std::chrono::milliseconds(element.count(fields::emitWait));
        client.faults = m_settings.faults.value(element.id);
        if (client.starts())
            client.rate = element.count(fields::rate) > 0 ? double(element.count(fields::rate)) : m_settings.rate;
        m_plan.clients += client;
    }

    QStringList subscribed(const LinkId &consumes) const
    {
        const QString pattern = m_architecture.link(consumes)->text(fields::topicPattern);
        QStringList topics{topicName(consumes.from)};
        if (pattern.isEmpty())
            return topics;
        const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
        for (const Element &element : m_architecture.elements()) {
            if (element.kind == ElementKind::Topic && expression.match(clusterName(element)).hasMatch())
                topics += topicName(element.id);
        }
        return topics;
    }

    void addInputs(SimulatedClient &client) const
    {
        QMap<QString, QSet<QString>> groups;
        for (const LinkId &link : consumedBy(m_architecture, client.id)) {
            for (const QString &topic : subscribed(link))
                groups[m_settings.topicPrefix + effectiveGroup(m_architecture, link)].insert(topic);
        }
        QSet<QString> all;
        for (auto it = groups.begin(); it != groups.end(); ++it) {
            QStringList topics = it->values();
            topics.sort();
            client.memberships += {.group = it.key(), .topics = topics};
            all += *it;
        }
        client.inputs = all.values();
        client.inputs.sort();
    }

    void addOutputs(SimulatedClient &client)
    {
        for (const LinkId &id : linksOf(m_architecture, client.id)) {
            if (id.kind != LinkKind::Produces || id.from != client.id)
                continue;
            if (m_architecture.link(id)->flag(fields::deadLetter))
                client.deadLetters += topicName(id.to);
            else if (m_circles.closing.contains(id))
                note(QStringLiteral("%1 writes nothing to %2, because that link closes a circle.")
                         .arg(client.name, topicName(id.to)));
            else
                client.outputs += topicName(id.to);
        }
        for (QStringList *list : {&client.outputs, &client.deadLetters}) {
            list->sort();
            list->removeDuplicates();
        }
    }

    void noteTheRest()
    {
        const auto mirrors = std::ranges::count_if(m_architecture.links(),
                                                   [](const Link &link) { return link.id.kind == LinkKind::Mirrors; });
        if (mirrors > 0)
            note(QStringLiteral("Mirror links are not run (%1).").arg(mirrors));
    }

    Result<void> limitSize()
    {
        if (m_plan.clients.size() > mostClients)
            return failure(ErrorKind::Limit,
                           QStringLiteral("The drawing has %1 clients; the simulator runs at most %2 in one process.")
                               .arg(m_plan.clients.size())
                               .arg(mostClients));
        qsizetype consumers = 0;
        for (const SimulatedClient &client : m_plan.clients)
            consumers += client.memberships.size() * client.instances;
        if (consumers <= mostConsumers)
            return {};
        note(QStringLiteral("The drawing has %1 consumers; above %2 the simulator runs one instance of each.")
                 .arg(consumers)
                 .arg(mostConsumers));
        for (SimulatedClient &client : m_plan.clients)
            client.instances = 1;
        return {};
    }

    /// Each starter's part of `mostEvents`, by its rate; what rounding leaves goes to the first ones.
    Result<void> shareFlows()
    {
        double total = 0;
        for (const SimulatedClient &client : m_plan.clients)
            total += client.rate;
        if (total <= 0)
            return failure(ErrorKind::Input,
                           QStringLiteral("Nothing starts in this drawing: draw a service that produces to a topic and "
                                          "consumes from none, and give it a rate above 0."));
        qint64 left = m_settings.mostEvents;
        for (SimulatedClient &client : m_plan.clients) {
            client.flows = m_settings.mostEvents > 0
                               ? qint64(std::floor(double(m_settings.mostEvents) * client.rate / total))
                               : -1;
            left -= client.flows;
        }
        for (SimulatedClient &client : m_plan.clients) {
            if (m_settings.mostEvents > 0 && client.rate > 0 && left-- > 0)
                ++client.flows;
        }
        return {};
    }

    void note(const QString &sentence) { m_plan.notes += sentence; }

    const Architecture &m_architecture;
    const SimulationSettings &m_settings;
    CircleSearch m_circles;
    SimulationPlan m_plan;
};

} // namespace

Result<SimulationPlan> planSimulation(const Architecture &architecture, const SimulationSettings &settings)
{
    return Planner(architecture, settings).plan();
}

QString deadLetterFor(const SimulatedClient &client, const QString &topic)
{
    for (const QString &candidate : client.deadLetters) {
        if (candidate.startsWith(topic))
            return candidate;
    }
    return client.deadLetters.value(0);
}

} // namespace rheo
