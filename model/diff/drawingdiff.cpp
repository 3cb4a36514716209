// SPDX-License-Identifier: Apache-2.0
#include "model/diff/drawingdiff.h"

#include "model/diff/fieldchanges.h"
#include "model/diff/matching.h"

#include <QSet>

#include <algorithm>

namespace rheo {

namespace {

/// By kind, then by name, then by id: as one would look for it in a list.
template<typename Entry> void sortElements(QList<Entry> &entries)
{
    std::ranges::sort(entries, {}, [](const Entry &each) {
        return std::tuple(each.kind, each.name, each.after.isEmpty() ? each.before.text() : each.after.text(),
                          each.difference);
    });
}

class Comparison
{
public:
    Comparison(const Drawing &before, const Drawing &after)
        : m_before(before), m_after(after), m_now(matched(before.architecture, after.architecture))
    {}

    [[nodiscard]] DrawingDiff result()
    {
        DrawingDiff diff{.drawing = drawingChanges(), .now = m_now};
        compareElements(diff);
        compareLinks(diff);
        return diff;
    }

private:
    [[nodiscard]] QList<FieldChange> drawingChanges() const
    {
        QList<FieldChange> changes;
        const Architecture &before = m_before.architecture;
        const Architecture &after = m_after.architecture;
        const auto orNothing = [](const QString &text) {
            return text.isEmpty() ? std::optional<QString>() : std::optional(text);
        };
        addChange(changes, properties::name, orNothing(before.name), orNothing(after.name));
        addChange(changes, properties::description, orNothing(before.description), orNothing(after.description));
        return changes + unknownChanges(m_before.unknown, m_after.unknown);
    }

    void compareElements(DrawingDiff &diff) const
    {
        QSet<ElementId> kept;
        for (const Element &old : m_before.architecture.elements()) {
            const auto now = m_now.find(old.id);
            if (now == m_now.end()) {
                diff.elements += ElementDifference{Difference::Removed, old.id, {}, old.kind, old.name};
                continue;
            }
            kept.insert(*now);
            comparePair(diff, old, *m_after.architecture.element(*now));
        }
        for (const Element &fresh : m_after.architecture.elements()) {
            if (!kept.contains(fresh.id))
                diff.elements += ElementDifference{Difference::Added, {}, fresh.id, fresh.kind, fresh.name};
        }
        sortElements(diff.elements);
        sortElements(diff.places);
    }

    void comparePair(DrawingDiff &diff, Element old, const Element &now) const
    {
        const ElementId before = old.id;
        old.container = m_now.value(old.container, old.container);
        const auto entry = [&](const QList<FieldChange> &changes) {
            return ElementDifference{Difference::Changed, before, now.id, now.kind, now.name, changes};
        };
        if (const auto changes = changesBetween(old, now); !changes.isEmpty())
            diff.elements += entry(changes);
        if (const auto changes = changesBetween(placeOf(m_before, before), placeOf(m_after, now.id));
            !changes.isEmpty())
            diff.places += entry(changes);
    }

    [[nodiscard]] static std::optional<Place> placeOf(const Drawing &drawing, const ElementId &id)
    {
        const auto place = drawing.placement.find(id);
        return place == drawing.placement.end() ? std::nullopt : std::optional(*place);
    }

    /// The link with the ids that its ends have now; an end that is gone keeps its old one, marked as no slug can be.
    [[nodiscard]] LinkId renamed(LinkId id) const
    {
        const auto end = [this](const ElementId &old) {
            return m_now.contains(old) ? m_now.value(old) : ElementId(QLatin1Char('-') + old.text());
        };
        id.from = end(id.from);
        id.to = end(id.to);
        return id;
    }

    void compareLinks(DrawingDiff &diff) const
    {
        QMap<LinkId, const Link *> gone; // by the new ids of their ends
        QMap<LinkId, const Link *> fresh;
        for (const Link &link : m_after.architecture.links())
            fresh.insert(link.id, &link);
        for (const Link &old : m_before.architecture.links()) {
            const LinkId now = renamed(old.id);
            if (const Link *link = fresh.take(now))
                addChanged(diff, old, *link);
            else
                gone.insert(now, &old);
        }
        pairRegrouped(diff, gone, fresh);
        for (const Link *link : std::as_const(gone))
            diff.links += LinkDifference{Difference::Removed, link->id, {}, {}};
        for (const Link *link : std::as_const(fresh))
            diff.links += LinkDifference{Difference::Added, {}, link->id, {}};
        std::ranges::stable_sort(diff.links, {}, [](const LinkDifference &each) {
            return each.difference == Difference::Removed ? each.before : each.after;
        });
    }

    /// A link whose own group was changed has another identity. Where between two ends one goes and one comes, it is
    /// that one.
    static void pairRegrouped(DrawingDiff &diff, QMap<LinkId, const Link *> &gone, QMap<LinkId, const Link *> &fresh)
    {
        const auto byEnds = [](const QMap<LinkId, const Link *> &links) {
            QMap<LinkId, QList<LinkId>> ends;
            for (auto it = links.begin(); it != links.end(); ++it)
                ends[LinkId{it.key().from, it.key().to, it.key().kind, {}}] += it.key();
            return ends;
        };
        const auto freshEnds = byEnds(fresh);
        const auto goneEnds = byEnds(gone);
        for (auto it = goneEnds.begin(); it != goneEnds.end(); ++it) {
            const QList<LinkId> partners = freshEnds.value(it.key());
            if (it->size() == 1 && partners.size() == 1)
                addChanged(diff, *gone.take(it->front()), *fresh.take(partners.front()));
        }
    }

    static void addChanged(DrawingDiff &diff, const Link &before, const Link &after)
    {
        if (const auto changes = changesBetween(before, after); !changes.isEmpty())
            diff.links += LinkDifference{Difference::Changed, before.id, after.id, changes};
    }

    const Drawing &m_before;
    const Drawing &m_after;
    QHash<ElementId, ElementId> m_now;
};

} // namespace

DrawingDiff diff(const Drawing &before, const Drawing &after)
{
    return Comparison(before, after).result();
}

} // namespace rheo
