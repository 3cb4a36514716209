// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/fields.h"
#include "model/architecture/ids.h"

#include <QByteArray>

namespace rheo {

enum class LinkKind {
    Produces,    ///< client → topic
    Consumes,    ///< topic → client, with its consumer group
    Mirrors,     ///< topic → topic across clusters
    Calls,       ///< element → element, synchronous, drawn only
    ReadsWrites, ///< client ↔ external system
};

inline constexpr LinkKind allLinkKinds[] = {LinkKind::Produces, LinkKind::Consumes, LinkKind::Mirrors, LinkKind::Calls,
                                            LinkKind::ReadsWrites};

[[nodiscard]] FieldHome fieldHome(LinkKind kind);
/// The word of the file: "produces", "consumes", "mirrors", "calls", "reads-writes".
[[nodiscard]] QString keyword(LinkKind kind);
[[nodiscard]] std::optional<LinkKind> linkKindFor(const QString &keyword);

/// A link is what it joins: there is no other identity.
struct LinkId
{
    ElementId from;
    ElementId to;
    LinkKind kind = LinkKind::Produces;
    QString group = {}; ///< of a consumes link that overrides its service's group, else empty

    friend bool operator==(const LinkId &, const LinkId &) = default;
    friend std::strong_ordering operator<=>(const LinkId &a, const LinkId &b);

    friend size_t qHash(const LinkId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.from, id.to, int(id.kind), id.group);
    }
};

struct Link
{
    LinkId id;
    FieldMap fields = {};
    QByteArray unknown = {}; ///< as in Element

    [[nodiscard]] FieldValue field(const QString &key) const;

    [[nodiscard]] QString text(const QString &key) const { return std::get<QString>(field(key)); }

    [[nodiscard]] qint64 count(const QString &key) const { return std::get<qint64>(field(key)); }

    [[nodiscard]] bool flag(const QString &key) const { return std::get<bool>(field(key)); }

    bool operator==(const Link &) const = default;
};

} // namespace rheo
