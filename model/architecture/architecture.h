// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/element.h"
#include "model/architecture/link.h"

#include <QMap>
#include <QSet>

namespace rheo {

/// The drawing's meaning: elements and links, without positions. A value: copying is cheap (shared until written),
/// two are equal when they mean the same. Any thread may hold one; an instance belongs to one thread at a time.
///
/// It holds whatever it is given, also what is half drawn; `endProblem` and the file reader say what is wrong.
class Architecture
{
public:
    QString name;             ///< title of the drawing
    QString description = {}; ///< free text

    [[nodiscard]] const QMap<ElementId, Element> &elements() const { return m_elements; }

    [[nodiscard]] const QMap<LinkId, Link> &links() const { return m_links; }

    /// nullptr where there is none; valid until the next change.
    [[nodiscard]] const Element *element(const ElementId &id) const;
    [[nodiscard]] const Link *link(const LinkId &id) const;

    void put(const Element &element); ///< adds it, or replaces the one of the same id
    void put(const Link &link);       ///< adds it, or replaces the one of the same identity
    void remove(const ElementId &id); ///< leaves its links and children: edits take them along
    void remove(const LinkId &id);

    /// An id made from `name` that no element has yet.
    [[nodiscard]] ElementId freeId(const QString &name) const;

    bool operator==(const Architecture &) const = default;

private:
    QMap<ElementId, Element> m_elements;
    QMap<LinkId, Link> m_links;
};

/// Why a link of this kind may not join these two, as a sentence; nothing if it may.
[[nodiscard]] std::optional<QString> endProblem(const Architecture &, const LinkId &);

/// The kind of link that a drag from one element to another means; nothing where no link makes sense.
[[nodiscard]] std::optional<LinkKind> naturalLink(const Element &from, const Element &to);

/// The consumer group of a consumes link: its own, else the client's `group` field, else the client's name.
[[nodiscard]] QString effectiveGroup(const Architecture &, const LinkId &consumes);

/// The name of a topic on the cluster.
[[nodiscard]] QString clusterName(const Element &topic);
/// The topic element drawn for this name on the cluster, nullptr for none. A topic marked internal is folded into its
/// stream processor by trace and canvas, but it is found here.
[[nodiscard]] const Element *topicNamed(const Architecture &, const QString &clusterName);

/// Links of an element, in the order of their identities.
[[nodiscard]] QList<LinkId> linksOf(const Architecture &, const ElementId &);
[[nodiscard]] QList<ElementId> producersOf(const Architecture &, const ElementId &topic);
[[nodiscard]] QList<LinkId> consumersOf(const Architecture &, const ElementId &topic);
[[nodiscard]] QList<ElementId> topicsProducedBy(const Architecture &, const ElementId &client);
[[nodiscard]] QList<LinkId> consumedBy(const Architecture &, const ElementId &client);

/// The elements directly inside a container (of none: the top level).
[[nodiscard]] QList<ElementId> childrenOf(const Architecture &, const ElementId &container);
/// True if `inner` is `outer` or lives in it, at any depth. Ends for cyclic containers too.
[[nodiscard]] bool isInside(const Architecture &, const ElementId &inner, const ElementId &outer);

} // namespace rheo
