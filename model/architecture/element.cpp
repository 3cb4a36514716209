// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/element.h"

namespace rheo {

bool isContainer(ElementKind kind)
{
    return kind == ElementKind::BoundedContext || kind == ElementKind::Site || kind == ElementKind::Cluster;
}

bool isClient(ElementKind kind)
{
    return kind == ElementKind::Service || kind == ElementKind::StreamProcessor || kind == ElementKind::Connector ||
           kind == ElementKind::Function;
}

FieldHome fieldHome(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Service:
        return FieldHome::Service;
    case ElementKind::Topic:
        return FieldHome::Topic;
    case ElementKind::StreamProcessor:
        return FieldHome::StreamProcessor;
    case ElementKind::Connector:
        return FieldHome::Connector;
    case ElementKind::Function:
        return FieldHome::Function;
    case ElementKind::ExternalSystem:
        return FieldHome::ExternalSystem;
    case ElementKind::Schema:
        return FieldHome::Schema;
    case ElementKind::Note:
        return FieldHome::Note;
    case ElementKind::BoundedContext:
    case ElementKind::Site:
        return FieldHome::Container;
    case ElementKind::Cluster:
        return FieldHome::Cluster;
    }
    std::unreachable();
}

QString keyword(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Service:
        return QStringLiteral("service");
    case ElementKind::Topic:
        return QStringLiteral("topic");
    case ElementKind::StreamProcessor:
        return QStringLiteral("stream-processor");
    case ElementKind::Connector:
        return QStringLiteral("connector");
    case ElementKind::Function:
        return QStringLiteral("function");
    case ElementKind::ExternalSystem:
        return QStringLiteral("external-system");
    case ElementKind::Schema:
        return QStringLiteral("schema");
    case ElementKind::Note:
        return QStringLiteral("note");
    case ElementKind::BoundedContext:
        return QStringLiteral("bounded-context");
    case ElementKind::Site:
        return QStringLiteral("site");
    case ElementKind::Cluster:
        return QStringLiteral("cluster");
    }
    std::unreachable();
}

std::optional<ElementKind> elementKindFor(const QString &word)
{
    for (const ElementKind kind : allElementKinds) {
        if (keyword(kind) == word)
            return kind;
    }
    return {};
}

FieldValue Element::field(const QString &key) const
{
    if (const auto it = fields.find(key); it != fields.end())
        return *it;
    const FieldSpec *spec = fieldSpec(key, fieldHome(kind));
    Q_ASSERT_X(spec, "Element::field", qPrintable(key));
    return spec->standard;
}

} // namespace rheo
