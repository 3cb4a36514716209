// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/fields.h"
#include "model/architecture/ids.h"

#include <QByteArray>

namespace rheo {

/// The kinds of element, then the three kinds of container.
enum class ElementKind {
    Service,
    Topic,
    StreamProcessor,
    Connector,
    Function,
    ExternalSystem,
    Schema,
    Note,
    BoundedContext,
    Site,
    Cluster,
};

inline constexpr ElementKind allElementKinds[] = {
    ElementKind::Service,        ElementKind::Topic,          ElementKind::StreamProcessor, ElementKind::Connector,
    ElementKind::Function,       ElementKind::ExternalSystem, ElementKind::Schema,          ElementKind::Note,
    ElementKind::BoundedContext, ElementKind::Site,           ElementKind::Cluster,
};

[[nodiscard]] bool isContainer(ElementKind kind);
/// True for what reads from and writes to topics: service, stream processor, connector, function.
[[nodiscard]] bool isClient(ElementKind kind);
[[nodiscard]] FieldHome fieldHome(ElementKind kind);

/// The word of the file and the text notation: "service", "topic", "stream-processor", …
[[nodiscard]] QString keyword(ElementKind kind);
[[nodiscard]] std::optional<ElementKind> elementKindFor(const QString &keyword);

/// What the drawing says of one thing; where it stands is in Placement.
struct Element
{
    ElementId id;
    ElementKind kind = ElementKind::Service;
    QString name;            ///< free text; for a topic the name on the cluster unless `topicName` is set
    ElementId container;     ///< the container it lives in, empty for none
    FieldMap fields = {};    ///< only what differs from the default
    QByteArray unknown = {}; ///< members of a newer or foreign writer, a JSON object as text, kept and written back

    /// The field's value, or its default. The key must exist for this kind.
    [[nodiscard]] FieldValue field(const QString &key) const;

    [[nodiscard]] QString text(const QString &key) const { return std::get<QString>(field(key)); }

    [[nodiscard]] qint64 count(const QString &key) const { return std::get<qint64>(field(key)); }

    [[nodiscard]] bool flag(const QString &key) const { return std::get<bool>(field(key)); }

    bool operator==(const Element &) const = default;
};

} // namespace rheo
