// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/fields.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <vector>

namespace rheo {

namespace {

using enum FieldHome;

constexpr quint32 clients = Service | StreamProcessor | Connector | Function;
constexpr quint32 anyElement = clients | quint32(Topic) | quint32(ExternalSystem) | quint32(Schema) | quint32(Note) |
                               quint32(Container) | quint32(Cluster);
constexpr quint32 anyLink = Produces | Consumes | Mirrors | Calls | ReadsWrites;

FieldSpec text(QString key, QString label, quint32 homes, QString help)
{
    return {.key = std::move(key),
            .label = std::move(label),
            .type = FieldType::Text,
            .homes = homes,
            .standard = QString(),
            .help = std::move(help)};
}

FieldSpec choice(QString key, QString label, quint32 homes, QStringList choices, QString help)
{
    const QString first = choices.front();
    return {.key = std::move(key),
            .label = std::move(label),
            .type = FieldType::Choice,
            .homes = homes,
            .standard = first,
            .choices = std::move(choices),
            .help = std::move(help)};
}

FieldSpec count(QString key, QString label, quint32 homes, qint64 standard, qint64 least, qint64 most, QString help)
{
    return {.key = std::move(key),
            .label = std::move(label),
            .type = FieldType::Count,
            .homes = homes,
            .standard = standard,
            .least = least,
            .most = most,
            .help = std::move(help)};
}

FieldSpec duration(QString key, QString label, quint32 homes, qint64 standard, qint64 least, QString help)
{
    return {.key = std::move(key),
            .label = std::move(label),
            .type = FieldType::Duration,
            .homes = homes,
            .standard = standard,
            .unit = QStringLiteral("ms"),
            .least = least,
            .help = std::move(help)};
}

FieldSpec flag(QString key, QString label, quint32 homes, QString help)
{
    return {.key = std::move(key),
            .label = std::move(label),
            .type = FieldType::Flag,
            .homes = homes,
            .standard = false,
            .help = std::move(help)};
}

/// The context in which labels and help are translated. The table is made once: a language is set before that.
struct FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

QStringList choices(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const char *entry : list)
        result += QString::fromUtf8(entry);
    return result;
}

std::vector<FieldSpec> clientFields()
{
    return {
        text(fields::runtime, FieldWords::tr("Runtime"), clients,
             FieldWords::tr("Language and framework, shown on the card.")),
        count(fields::instances, FieldWords::tr("Instances"), clients, 1, 0, 10000,
              FieldWords::tr("How many run at once.")),
        text(fields::group, FieldWords::tr("Group"), clients,
             FieldWords::tr("Consumer group; empty means the name. A consumes link can override it.")),
        choice(fields::acks, FieldWords::tr("Acks"), clients, choices({"all", "1", "0"}),
               FieldWords::tr("What a produce waits for.")),
        duration(fields::serviceTime, FieldWords::tr("Service time"), clients, 20, 0,
                 FieldWords::tr("Simulated: time one record takes; its partition waits.")),
        choice(fields::emitMode, FieldWords::tr("Emits"), clients, choices({"each", "all"}),
               FieldWords::tr("Simulated: an output for each input, or one once all inputs of a flow have come.")),
        duration(fields::emitWait, FieldWords::tr("Waits for all"), clients, 10000, 1,
                 FieldWords::tr("Simulated: how long an incomplete set of inputs is kept.")),
        count(fields::rate, FieldWords::tr("Rate"), clients, 0, 0, 1000000,
              FieldWords::tr(
                  "Simulated: records a second that a service without inputs starts; 0 takes the simulator's rate.")),
    };
}

std::vector<FieldSpec> topicFields()
{
    FieldSpec retention = duration(fields::retention, FieldWords::tr("Retention"), quint32(Topic), 604800000, -1,
                                   FieldWords::tr("How long records are kept; -1 is for ever."));
    return {
        text(fields::topicName, FieldWords::tr("Name on the cluster"), quint32(Topic),
             FieldWords::tr("Empty means the name.")),
        count(fields::partitions, FieldWords::tr("Partitions"), quint32(Topic), 1, 1, 100000,
              FieldWords::tr("Number of partitions.")),
        count(fields::replication, FieldWords::tr("Replication"), quint32(Topic), 1, 1, 1000,
              FieldWords::tr("Copies of each partition.")),
        choice(fields::cleanupPolicy, FieldWords::tr("Clean-up"), quint32(Topic),
               choices({"delete", "compact", "compact,delete"}), FieldWords::tr("What happens to old records.")),
        retention,
        count(fields::minInSync, FieldWords::tr("Min in sync"), quint32(Topic), 1, 1, 1000,
              FieldWords::tr("Copies that must have a record before acks=all answers.")),
        text(fields::key, FieldWords::tr("Key"), quint32(Topic),
             FieldWords::tr("What the record key holds, for instance orderId.")),
        text(fields::schema, FieldWords::tr("Schema"), quint32(Topic),
             FieldWords::tr("Name and version of the value's schema.")),
        text(fields::correlation, FieldWords::tr("Correlation"), quint32(Topic),
             FieldWords::tr("How to read the id that ties events together: header NAME, key, or json /path.")),
        flag(fields::internal, FieldWords::tr("Internal"), quint32(Topic),
             FieldWords::tr("A changelog or repartition topic, folded into its stream processor.")),
    };
}

std::vector<FieldSpec> linkFields()
{
    return {
        text(fields::topicPattern, FieldWords::tr("Topic pattern"), quint32(Consumes),
             FieldWords::tr("A regular expression, for a subscription by pattern.")),
        duration(fields::hopBudget, FieldWords::tr("Hop budget"), quint32(Consumes), 0, 0,
                 FieldWords::tr("How long the hop through this consumer may take; 0 is no budget.")),
        flag(fields::deadLetter, FieldWords::tr("Dead letter"), quint32(Produces),
             FieldWords::tr("Failed records go along this link, and only they.")),
    };
}

std::vector<FieldSpec> buildTable()
{
    std::vector<FieldSpec> table = clientFields();
    for (const auto &part : {topicFields(), linkFields()})
        table.insert(table.end(), part.begin(), part.end());
    table.push_back(text(fields::text, FieldWords::tr("Text"), quint32(Note), FieldWords::tr("What the note says.")));
    table.push_back(count(fields::brokers, FieldWords::tr("Brokers"), quint32(Cluster), 0, 0, 10000,
                          FieldWords::tr("How many brokers it has; 0 says nothing of it.")));
    table.push_back(text(fields::owner, FieldWords::tr("Owner"), anyElement, FieldWords::tr("The team to ask.")));
    table.push_back({.key = fields::config,
                     .label = FieldWords::tr("Configuration"),
                     .type = FieldType::Map,
                     .homes = clients | quint32(Topic),
                     .standard = TextMap(),
                     .help = FieldWords::tr("Further Kafka settings, key by key.")});
    table.push_back({.key = fields::muted,
                     .label = FieldWords::tr("Muted findings"),
                     .type = FieldType::Map,
                     .homes = anyElement | anyLink,
                     .standard = TextMap(),
                     .help = FieldWords::tr("Rules that are not to count here, each with the reason.")});
    return table;
}

QString typeWord(FieldType type)
{
    switch (type) {
    case FieldType::Flag:
        return FieldWords::tr("true or false");
    case FieldType::Count:
    case FieldType::Duration:
    case FieldType::Size:
        return FieldWords::tr("a whole number");
    case FieldType::Text:
    case FieldType::Choice:
        return FieldWords::tr("text");
    case FieldType::TextList:
        return FieldWords::tr("a list of texts");
    case FieldType::Map:
        return FieldWords::tr("an object of texts");
    }
    std::unreachable();
}

bool hasType(FieldType type, const FieldValue &value)
{
    switch (type) {
    case FieldType::Flag:
        return std::holds_alternative<bool>(value);
    case FieldType::Count:
    case FieldType::Duration:
    case FieldType::Size:
        return std::holds_alternative<qint64>(value);
    case FieldType::Text:
    case FieldType::Choice:
        return std::holds_alternative<QString>(value);
    case FieldType::TextList:
        return std::holds_alternative<QStringList>(value);
    case FieldType::Map:
        return std::holds_alternative<TextMap>(value);
    }
    std::unreachable();
}

} // namespace

std::span<const FieldSpec> fieldTable()
{
    static const std::vector<FieldSpec> table = buildTable();
    return table;
}

const FieldSpec *fieldSpec(const QString &key, FieldHome home)
{
    for (const FieldSpec &spec : fieldTable()) {
        if (spec.key == key && spec.livesIn(home))
            return &spec;
    }
    return nullptr;
}

std::optional<QString> fieldProblem(const FieldSpec &spec, const FieldValue &value)
{
    if (!hasType(spec.type, value))
        return QStringLiteral("%1 must be %2.").arg(spec.key, typeWord(spec.type));
    if (const auto *number = std::get_if<qint64>(&value)) {
        if (*number < spec.least)
            return QStringLiteral("%1 is %2; the least is %3.").arg(spec.key).arg(*number).arg(spec.least);
        if (*number > spec.most)
            return QStringLiteral("%1 is %2; the most is %3.").arg(spec.key).arg(*number).arg(spec.most);
    }
    if (spec.type == FieldType::Choice && !spec.choices.contains(std::get<QString>(value)))
        return QStringLiteral("%1 is \"%2\"; it can be %3.")
            .arg(spec.key, std::get<QString>(value), spec.choices.join(QStringLiteral(", ")));
    if (spec.key == fields::topicPattern && !QRegularExpression(std::get<QString>(value)).isValid())
        return QStringLiteral("%1 is not a regular expression.").arg(spec.key);
    return {};
}

} // namespace rheo
