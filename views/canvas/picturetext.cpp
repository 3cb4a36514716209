// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/picturetext.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PictureText)
};

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
    const QString instance = Words::tr("instance");
    const QString instances = Words::tr("instances");
    switch (element.kind) {
    case ElementKind::Service:
        return joined(shortRuntime(element), instancesOf(element, instance, instances));
    case ElementKind::StreamProcessor:
        return joined(runtimeOr(element, Words::tr("Streams")), instancesOf(element, instance, instances));
    case ElementKind::Connector:
        return joined(runtimeOr(element, Words::tr("Connect")),
                      instancesOf(element, Words::tr("task"), Words::tr("tasks")));
    case ElementKind::Function:
        return runtimeOr(element, Words::tr("Function"));
    case ElementKind::Topic:
        return counted(element.count(fields::partitions), Words::tr("partition"), Words::tr("partitions"));
    case ElementKind::ExternalSystem: {
        const QString owner = element.text(fields::owner);
        return owner.isEmpty() ? Words::tr("not on Kafka") : owner;
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
        return Words::tr("Service");
    case ElementKind::Topic:
        return Words::tr("Topic");
    case ElementKind::StreamProcessor:
        return Words::tr("Stream processor");
    case ElementKind::Connector:
        return Words::tr("Connector");
    case ElementKind::Function:
        return Words::tr("Function");
    case ElementKind::ExternalSystem:
        return Words::tr("External system");
    case ElementKind::Schema:
        return Words::tr("Schema");
    case ElementKind::Note:
        return Words::tr("Note");
    case ElementKind::BoundedContext:
        return Words::tr("Bounded context");
    case ElementKind::Site:
        return Words::tr("Site");
    case ElementKind::Cluster:
        return Words::tr("Cluster");
    }
    std::unreachable();
}

} // namespace rheo::ui
