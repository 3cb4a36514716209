// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/link.h"

#include <tuple>

namespace rheo {

FieldHome fieldHome(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Produces:
        return FieldHome::Produces;
    case LinkKind::Consumes:
        return FieldHome::Consumes;
    case LinkKind::Mirrors:
        return FieldHome::Mirrors;
    case LinkKind::Calls:
        return FieldHome::Calls;
    case LinkKind::ReadsWrites:
        return FieldHome::ReadsWrites;
    }
    std::unreachable();
}

QString keyword(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Produces:
        return QStringLiteral("produces");
    case LinkKind::Consumes:
        return QStringLiteral("consumes");
    case LinkKind::Mirrors:
        return QStringLiteral("mirrors");
    case LinkKind::Calls:
        return QStringLiteral("calls");
    case LinkKind::ReadsWrites:
        return QStringLiteral("reads-writes");
    }
    std::unreachable();
}

std::optional<LinkKind> linkKindFor(const QString &word)
{
    for (const LinkKind kind : allLinkKinds) {
        if (keyword(kind) == word)
            return kind;
    }
    return {};
}

std::strong_ordering operator<=>(const LinkId &a, const LinkId &b)
{
    if (const auto order = std::tie(a.from, a.to, a.kind) <=> std::tie(b.from, b.to, b.kind); order != 0)
        return order;
    return a.group.compare(b.group) <=> 0;
}

FieldValue Link::field(const QString &key) const
{
    if (const auto it = fields.find(key); it != fields.end())
        return *it;
    const FieldSpec *spec = fieldSpec(key, fieldHome(id.kind));
    Q_ASSERT_X(spec, "Link::field", qPrintable(key));
    return spec->standard;
}

} // namespace rheo
