// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/fields.h"

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

QString words(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

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
        text(fields::runtime, words("Runtime"), clients, words("Language and framework, shown on the card.")),
        count(fields::instances, words("Instances"), clients, 1, 0, 10000, words("How many run at once.")),
        text(fields::group, words("Group"), clients,
             words("Consumer group; empty means the name. A consumes link can override it.")),
        choice(fields::acks, words("Acks"), clients, choices({"all", "1", "0"}), words("What a produce waits for.")),
        duration(fields::serviceTime, words("Service time"), clients, 20, 0,
                 words("Simulated: time one record takes; its partition waits.")),
        choice(fields::emitMode, words("Emits"), clients, choices({"each", "all"}),
               words("Simulated: an output for each input, or one once all inputs of a flow have come.")),
        duration(fields::emitWait, words("Waits for all"), clients, 10000, 1,
                 words("Simulated: how long an incomplete set of inputs is kept.")),
        count(fields::rate, words("Rate"), clients, 0, 0, 1000000,
              words("Simulated: records a second that a service without inputs starts; 0 takes the simulator's rate.")),
    };
}

std::vector<FieldSpec> topicFields()
{
    FieldSpec retention = duration(fields::retention, words("Retention"), quint32(Topic), 604800000, -1,
                                   words("How long records are kept; -1 is for ever."));
    return {
        text(fields::topicName, words("Name on the cluster"), quint32(Topic), words("Empty means the name.")),
        count(fields::partitions, words("Partitions"), quint32(Topic), 1, 1, 100000, words("Number of partitions.")),
        count(fields::replication, words("Replication"), quint32(Topic), 1, 1, 1000,
              words("Copies of each partition.")),
        choice(fields::cleanupPolicy, words("Clean-up"), quint32(Topic),
               choices({"delete", "compact", "compact,delete"}), words("What happens to old records.")),
        retention,
        count(fields::minInSync, words("Min in sync"), quint32(Topic), 1, 1, 1000,
              words("Copies that must have a record before acks=all answers.")),
        text(fields::key, words("Key"), quint32(Topic), words("What the record key holds, for instance orderId.")),
        text(fields::schema, words("Schema"), quint32(Topic), words("Name and version of the value's schema.")),
        text(fields::correlation, words("Correlation"), quint32(Topic),
             words("How to read the id that ties events together: header NAME, key, or json /path.")),
        flag(fields::internal, words("Internal"), quint32(Topic),
             words("A changelog or repartition topic, folded into its stream processor.")),
    };
}

std::vector<FieldSpec> linkFields()
{
    return {
        text(fields::topicPattern, words("Topic pattern"), quint32(Consumes),
             words("A regular expression, for a subscription by pattern.")),
        duration(fields::hopBudget, words("Hop budget"), quint32(Consumes), 0, 0,
                 words("How long the hop through this consumer may take; 0 is no budget.")),
        flag(fields::deadLetter, words("Dead letter"), quint32(Produces),
             words("Failed records go along this link, and only they.")),
    };
}

std::vector<FieldSpec> buildTable()
{
    std::vector<FieldSpec> table = clientFields();
    for (const auto &part : {topicFields(), linkFields()})
        table.insert(table.end(), part.begin(), part.end());
    table.push_back(text(fields::text, words("Text"), quint32(Note), words("What the note says.")));
    table.push_back(count(fields::brokers, words("Brokers"), quint32(Cluster), 0, 0, 10000,
                          words("How many brokers it has; 0 says nothing of it.")));
    table.push_back(text(fields::owner, words("Owner"), anyElement, words("The team to ask.")));
    table.push_back({.key = fields::config,
                     .label = words("Configuration"),
                     .type = FieldType::Map,
                     .homes = clients | quint32(Topic),
                     .standard = TextMap(),
                     .help = words("Further Kafka settings, key by key.")});
    table.push_back({.key = fields::muted,
                     .label = words("Muted findings"),
                     .type = FieldType::Map,
                     .homes = anyElement | anyLink,
                     .standard = TextMap(),
                     .help = words("Rules that are not to count here, each with the reason.")});
    return table;
}

QString typeWord(FieldType type)
{
    switch (type) {
    case FieldType::Flag:
        return words("true or false");
    case FieldType::Count:
    case FieldType::Duration:
    case FieldType::Size:
        return words("a whole number");
    case FieldType::Text:
    case FieldType::Choice:
        return words("text");
    case FieldType::TextList:
        return words("a list of texts");
    case FieldType::Map:
        return words("an object of texts");
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
