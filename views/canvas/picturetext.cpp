// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picturetext.h"

namespace rheo::ui {

namespace {

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() ? second : first + QStringLiteral(" · ") + second;
}

/// "Java, Spring Boot" is "Spring Boot" on the card: the last part says most.
QString shortRuntime(const Element &element)
{
    return element.text(fields::runtime).section(QLatin1Char(','), -1).trimmed();
}

QString runtimeOr(const Element &element, const QString &otherwise)
{
    const QString runtime = shortRuntime(element);
    return runtime.isEmpty() ? otherwise : runtime;
}

QString instancesOf(const Element &client, const QString &one, const QString &many)
{
    return counted(client.count(fields::instances), one, many);
}

} // namespace

QString secondLine(const Element &element)
{
    const QString instance = QStringLiteral("instance");
    const QString instances = QStringLiteral("instances");
    switch (element.kind) {
    case ElementKind::Service:
        return joined(shortRuntime(element), instancesOf(element, instance, instances));
    case ElementKind::StreamProcessor:
        return joined(runtimeOr(element, QStringLiteral("Streams")), instancesOf(element, instance, instances));
    case ElementKind::Connector:
        return joined(runtimeOr(element, QStringLiteral("Connect")),
                      instancesOf(element, QStringLiteral("task"), QStringLiteral("tasks")));
    case ElementKind::Function:
        return runtimeOr(element, QStringLiteral("Function"));
    case ElementKind::Topic:
        return counted(element.count(fields::partitions), QStringLiteral("partition"), QStringLiteral("partitions"));
    case ElementKind::ExternalSystem: {
        const QString owner = element.text(fields::owner);
        return owner.isEmpty() ? QStringLiteral("not on Kafka") : owner;
    }
    case ElementKind::Schema:
    case ElementKind::Note:
    case ElementKind::BoundedContext:
    case ElementKind::Site:
    case ElementKind::Cluster:
        return {};
    }
    std::unreachable();
}

QString counted(qint64 count, const QString &one, const QString &many)
{
    return grouped(count) + QLatin1Char(' ') + (count == 1 ? one : many);
}

QString grouped(qint64 number)
{
    QString digits = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, QChar(0x202F));
    return digits;
}

QString kindName(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Service:
        return QStringLiteral("Service");
    case ElementKind::Topic:
        return QStringLiteral("Topic");
    case ElementKind::StreamProcessor:
        return QStringLiteral("Stream processor");
    case ElementKind::Connector:
        return QStringLiteral("Connector");
    case ElementKind::Function:
        return QStringLiteral("Function");
    case ElementKind::ExternalSystem:
        return QStringLiteral("External system");
    case ElementKind::Schema:
        return QStringLiteral("Schema");
    case ElementKind::Note:
        return QStringLiteral("Note");
    case ElementKind::BoundedContext:
        return QStringLiteral("Bounded context");
    case ElementKind::Site:
        return QStringLiteral("Site");
    case ElementKind::Cluster:
        return QStringLiteral("Cluster");
    }
    std::unreachable();
}

} // namespace rheo::ui
