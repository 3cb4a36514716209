// SPDX-License-Identifier: Apache-2.0
#include "app/simulateoptions.h"

#include <QRegularExpression>

namespace rheo {

namespace {

const Element *clientNamed(const Architecture &architecture, const QString &name)
{
    for (const Element &element : architecture.elements()) {
        if (isClient(element.kind) && (element.id.text() == name || element.name == name))
            return &element;
    }
    return nullptr;
}

std::unexpected<Error> badFault(const QString &text, const QString &why)
{
    return failure(ErrorKind::Usage,
                   QStringLiteral("--fault %1: %2 Write SERVICE:KIND=P with the kind drop, duplicate, delay or error "
                                  "and P from 0 to 1; delay can be P@MILLISECONDS.")
                       .arg(text, why));
}

double Faults::*memberFor(const QString &kind)
{
    static const QMap<QString, double Faults::*> members{{QStringLiteral("drop"), &Faults::drop},
                                                         {QStringLiteral("duplicate"), &Faults::duplicate},
                                                         {QStringLiteral("delay"), &Faults::delay},
                                                         {QStringLiteral("error"), &Faults::error}};
    return members.value(kind, nullptr);
}

} // namespace

Result<void> addFault(const Architecture &architecture, const QString &text, QMap<ElementId, Faults> &faults)
{
    static const QRegularExpression form(QStringLiteral("^(.+):([a-z]+)=([0-9.]+)(?:@([0-9]{1,7}))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return badFault(text, QStringLiteral("that is no fault."));
    const Element *client = clientNamed(architecture, match.captured(1));
    if (!client)
        return badFault(text, QStringLiteral("the drawing has no service \"%1\".").arg(match.captured(1)));
    double Faults::*member = memberFor(match.captured(2));
    if (!member)
        return badFault(text, QStringLiteral("there is no kind \"%1\".").arg(match.captured(2)));
    bool isNumber = false;
    const double probability = match.captured(3).toDouble(&isNumber);
    if (!isNumber || probability > 1)
        return badFault(text, QStringLiteral("%1 is no probability.").arg(match.captured(3)));
    faults[client->id].*member = probability;
    if (const QString milliseconds = match.captured(4); !milliseconds.isEmpty())
        faults[client->id].delayBy = std::chrono::milliseconds(milliseconds.toLongLong());
    return {};
}

Result<SimulationSettings> settingsOf(const Architecture &architecture, const SimulateOptions &options)
{
    constexpr qint64 fitsEmbeddedPartition = 8000;
    SimulationSettings settings{.rate = options.rate,
                                .mostEvents = options.events,
                                .seed = options.seed,
                                .topicPrefix =
                                    options.isEmbedded() ? QString() : QString::fromStdString(options.prefix),
                                .mostBehind = options.isEmbedded() ? fitsEmbeddedPartition : 0,
                                .truthPath = QString::fromStdString(options.truth)};
    if (!options.recording.empty() && !settings.topicPrefix.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("-o records the topics as drawn, but the simulation would write "
                                      "to topics with the prefix %1; add --prefix \"\" or leave out -o.")
                           .arg(settings.topicPrefix));
    for (const std::string &fault : options.faults) {
        if (auto added = addFault(architecture, QString::fromStdString(fault), settings.faults); !added)
            return std::unexpected(added.error());
    }
    return settings;
}

QList<NewTopic> missingTopics(const SimulationPlan &plan, const QMap<QString, int> &existing)
{
    QList<NewTopic> missing;
    for (const NewTopic &topic : plan.topics) {
        if (!existing.contains(topic.name))
            missing += topic;
    }
    return missing;
}

QString writeNotice(const SimulationPlan &plan, const QList<NewTopic> &missing, const QString &bootstrap)
{
    QString notice = QStringLiteral("This writes to the cluster at %1:\n").arg(bootstrap);
    for (const NewTopic &topic : missing)
        notice += QStringLiteral("  creates the topic %1 with %2 partitions, replication %3\n")
                      .arg(topic.name)
                      .arg(topic.partitions)
                      .arg(topic.replication);
    for (const SimulatedClient &client : plan.clients) {
        for (const auto &membership : client.memberships)
            notice += QStringLiteral("  joins the consumer group %1 on %2 and commits\n")
                          .arg(membership.group, membership.topics.join(QStringLiteral(", ")));
        if (client.starts())
            notice += QStringLiteral("  %1 writes %2 records a second to %3, and what they cause goes on from there\n")
                          .arg(client.name)
                          .arg(client.rate)
                          .arg(client.outputs.join(QStringLiteral(", ")));
    }
    return notice;
}

} // namespace rheo
