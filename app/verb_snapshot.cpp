// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/connectionoptions.h"
#include "model/base/displaytext.h"
#include "model/base/safefile.h"
#include "model/cluster/snapshot.h"

#include <cstdio>
#include <memory>

namespace rheo {

namespace {

constexpr std::chrono::seconds deadline{30};

struct SnapshotOptions
{
    std::string output;
    std::vector<std::string> groups;
    bool json = false;
    ConnectionOptions where;
};

QString numberOrQuestion(qint64 value)
{
    return value < 0 ? QStringLiteral("?") : QString::number(value);
}

QString asText(const ClusterSnapshot &snapshot)
{
    QString text = QStringLiteral("cluster %1\n").arg(displayText(snapshot.clusterId));
    for (const auto &broker : snapshot.brokers)
        text += QStringLiteral("broker %1  %2\n").arg(broker.id).arg(displayText(broker.address));
    for (const auto &topic : snapshot.topics) {
        text += QStringLiteral("topic %1\n").arg(displayText(topic.name));
        for (const auto &partition : topic.partitions)
            text += QStringLiteral("  partition %1  leader %2  offsets %3 to %4  replicas %5, in sync %6\n")
                        .arg(partition.number)
                        .arg(partition.leader)
                        .arg(numberOrQuestion(partition.low), numberOrQuestion(partition.high))
                        .arg(partition.replicas)
                        .arg(partition.inSync);
    }
    for (const auto &group : snapshot.groups) {
        text += QStringLiteral("group %1  %2  members %3\n")
                    .arg(displayText(group.id), group.state, numberOrQuestion(group.members));
        for (const auto &each : group.committed)
            text += QStringLiteral("  %1 %2  committed %3  lag %4\n")
                        .arg(displayText(each.topic))
                        .arg(each.partition)
                        .arg(each.offset)
                        .arg(numberOrQuestion(each.lag));
    }
    return text;
}

int run(const SnapshotOptions &options)
{
    const auto connection = options.where.connection();
    if (!connection)
        return report(connection.error());
    QStringList groups;
    for (const std::string &group : options.groups)
        groups << QString::fromStdString(group);
    const auto snapshot = takeSnapshot(*connection, groups, deadline);
    if (!snapshot)
        return report(snapshot.error());
    for (const QString &note : snapshot->notes)
        std::fprintf(stderr, "rheograph: %s\n", qPrintable(displayText(note)));
    const bool wantsJson = options.json || !options.output.empty();
    const QByteArray text = wantsJson ? snapshot->toJson() : asText(*snapshot).toUtf8();
    if (options.output.empty())
        return print(text);
    const auto written = writeWholeFile(QString::fromStdString(options.output), text);
    return written ? 0 : report(written.error());
}

} // namespace

void addSnapshotVerb(CLI::App &program, Verb &chosen)
{
    const auto options = std::make_shared<SnapshotOptions>();
    CLI::App *verb = program.add_subcommand("snapshot", "Brokers, topics, groups, committed offsets and lag of a "
                                                        "cluster, without changing it.");
    options->where.addTo(*verb);
    verb->add_option("-o,--output", options->output, "write it as JSON into this file");
    verb->add_option("--group", options->groups, "ask for this group too, where the broker cannot list them");
    verb->add_flag("--json", options->json, "print JSON");
    verb->callback([options, &chosen] { chosen = {.run = [options] { return run(*options); }}; });
}

} // namespace rheo
