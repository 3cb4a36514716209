// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace rheo {

/// Names an element for ever: an immutable slug, unique in its drawing ([a-z0-9] then [a-z0-9._-]*, at most 249).
/// An empty id means "none" (for instance: in no container).
class ElementId
{
public:
    ElementId() = default;

    explicit ElementId(QString slug) : m_slug(std::move(slug)) {}

    [[nodiscard]] const QString &text() const { return m_slug; }

    [[nodiscard]] bool isEmpty() const { return m_slug.isEmpty(); }

    friend bool operator==(const ElementId &, const ElementId &) = default;

    friend std::strong_ordering operator<=>(const ElementId &a, const ElementId &b)
    {
        return a.m_slug.compare(b.m_slug) <=> 0;
    }

    friend size_t qHash(const ElementId &id, size_t seed = 0) { return ::qHash(id.m_slug, seed); }

private:
    QString m_slug;
};

/// True for text that may be an ElementId.
[[nodiscard]] bool isSlug(const QString &text);

/// The slug nearest to a free name: lower case, everything else turned into single hyphens; "element" if nothing stays.
[[nodiscard]] QString slugFor(const QString &name);

} // namespace rheo
