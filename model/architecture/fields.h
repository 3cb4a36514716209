// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <variant>

namespace rheo {

/// The configuration map of a topic or service: free keys, free values.
using TextMap = QMap<QString, QString>;

/// What a field can hold. Durations are milliseconds and sizes bytes, as qint64; -1 is Kafka's "unlimited".
using FieldValue = std::variant<bool, qint64, QString, QStringList, TextMap>;

/// The fields that differ from their default, by key. Sorted, so that files and comparisons are stable.
using FieldMap = QMap<QString, FieldValue>;

enum class FieldType { Flag, Count, Duration, Size, Text, Choice, TextList, Map };

/// What a field belongs to, as bits: the kinds of element, and the kinds of link.
enum class FieldHome : quint32 {
    Service = 1u << 0,
    Topic = 1u << 1,
    StreamProcessor = 1u << 2,
    Connector = 1u << 3,
    Function = 1u << 4,
    ExternalSystem = 1u << 5,
    Schema = 1u << 6,
    Note = 1u << 7,
    Container = 1u << 8,
    Produces = 1u << 9,
    Consumes = 1u << 10,
    Mirrors = 1u << 11,
    Calls = 1u << 12,
    ReadsWrites = 1u << 13,
    Cluster = 1u << 14, ///< a container too, but with fields of its own
};

[[nodiscard]] constexpr quint32 operator|(FieldHome a, FieldHome b)
{
    return quint32(a) | quint32(b);
}

[[nodiscard]] constexpr quint32 operator|(quint32 a, FieldHome b)
{
    return a | quint32(b);
}

/// One row of the field table that drives the file, the inspector, the checks, import and generators (FORMAT.md).
struct FieldSpec
{
    QString key;   ///< as in the file, camelCase
    QString label; ///< as in the inspector
    FieldType type;
    quint32 homes; ///< FieldHome bits
    FieldValue standard;
    QString unit = {};
    QStringList choices = {}; ///< for FieldType::Choice
    qint64 least = 0;         ///< for counts, durations and sizes
    qint64 most = std::numeric_limits<qint64>::max();
    QString help = {}; ///< one sentence

    [[nodiscard]] bool livesIn(FieldHome home) const { return (homes & quint32(home)) != 0; }
};

/// All fields, in the order in which the inspector shows them.
[[nodiscard]] std::span<const FieldSpec> fieldTable();

/// The row of `key` for `home`, or nullptr where the field does not exist.
[[nodiscard]] const FieldSpec *fieldSpec(const QString &key, FieldHome home);

/// Why `value` may not stand in the field, as a sentence; nothing if it may.
[[nodiscard]] std::optional<QString> fieldProblem(const FieldSpec &spec, const FieldValue &value);

namespace fields {
inline const QString runtime = QStringLiteral("runtime");
inline const QString instances = QStringLiteral("instances");
inline const QString owner = QStringLiteral("owner");
inline const QString group = QStringLiteral("group");
inline const QString partitions = QStringLiteral("partitions");
inline const QString replication = QStringLiteral("replication");
inline const QString cleanupPolicy = QStringLiteral("cleanupPolicy");
inline const QString retention = QStringLiteral("retention");
inline const QString minInSync = QStringLiteral("minInSync");
inline const QString key = QStringLiteral("key");
inline const QString schema = QStringLiteral("schema");
inline const QString correlation = QStringLiteral("correlation");
inline const QString topicName = QStringLiteral("topicName");
inline const QString topicPattern = QStringLiteral("topicPattern");
inline const QString hopBudget = QStringLiteral("hopBudget");
inline const QString acks = QStringLiteral("acks");
inline const QString deadLetter = QStringLiteral("deadLetter");
inline const QString text = QStringLiteral("text");
inline const QString config = QStringLiteral("config");
inline const QString serviceTime = QStringLiteral("serviceTime");
inline const QString emitMode = QStringLiteral("emit");
inline const QString emitWait = QStringLiteral("emitWait");
inline const QString rate = QStringLiteral("rate");
inline const QString internal = QStringLiteral("internal");
inline const QString brokers = QStringLiteral("brokers");
inline const QString muted = QStringLiteral("muted");
} // namespace fields

} // namespace rheo
