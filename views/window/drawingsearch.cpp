// SPDX-License-Identifier: Apache-2.0
#include "views/window/drawingsearch.h"

#include "model/base/fuzzymatch.h"
#include "views/canvas/picturetext.h"
#include "views/panels/fieldtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr int afterNames = 10'000; // what a field holds ranks behind every name

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DrawingSearch)
};

QString textOf(const FieldSpec &spec, const FieldValue &value)
{
    const auto *map = std::get_if<TextMap>(&value);
    if (!map)
        return fieldText(spec, value);
    QStringList lines;
    for (auto it = map->cbegin(); it != map->cend(); ++it)
        lines += it.key() + QLatin1Char('=') + it.value();
    return lines.join(QStringLiteral(", "));
}

/// The first field that holds what was typed, as "Owner: payments".
QString fieldHolding(const FieldMap &held, FieldHome home, const QString &typed)
{
    for (auto it = held.cbegin(); it != held.cend(); ++it) {
        const FieldSpec *spec = fieldSpec(it.key(), home);
        const QString text = spec ? textOf(*spec, it.value()) : QString();
        if (text.contains(typed, Qt::CaseInsensitive))
            return QStringLiteral("%1: %2").arg(spec->label, text);
    }
    return {};
}

void addHit(QList<DrawingHit> &hits, DrawingHit hit, const FieldMap &held, FieldHome home, const QString &typed)
{
    if (const auto rank = fuzzyRank(typed, hit.title)) {
        hit.rank = *rank;
        hits += hit;
    } else if (const QString field = fieldHolding(held, home, typed); !field.isEmpty()) {
        hit.rank = afterNames;
        hit.where = field;
        hits += hit;
    }
}

QString nameOf(const Architecture &architecture, const ElementId &id)
{
    const Element *element = architecture.element(id);
    return element ? element->name : id.text();
}

QString titleOf(const Architecture &architecture, const LinkId &link)
{
    return QStringLiteral("%1 → %2").arg(nameOf(architecture, link.from), nameOf(architecture, link.to));
}

} // namespace

QList<DrawingHit> searchDrawing(const Architecture &architecture, const QString &typed, qsizetype limit)
{
    const QString asked = typed.simplified();
    QList<DrawingHit> hits;
    if (asked.isEmpty())
        return hits;
    for (const Element &element : architecture.elements())
        addHit(hits, {.element = element.id, .title = element.name, .where = kindName(element.kind)}, element.fields,
               fieldHome(element.kind), asked);
    for (const Link &link : architecture.links()) {
        const QString group = link.id.kind == LinkKind::Consumes ? effectiveGroup(architecture, link.id) : QString();
        const QString where = group.isEmpty() ? Words::tr("Link") : Words::tr("Group: %1").arg(group);
        DrawingHit hit{.link = link.id, .title = titleOf(architecture, link.id), .where = where};
        const bool isGroup = !group.isEmpty() && group.contains(asked, Qt::CaseInsensitive);
        if (isGroup || hit.title.contains(asked, Qt::CaseInsensitive)) {
            hit.rank = afterNames;
            hits += hit;
        } else {
            const QString field = fieldHolding(link.fields, fieldHome(link.id.kind), asked);
            hit.where = field;
            hit.rank = afterNames;
            if (!field.isEmpty())
                hits += hit;
        }
    }
    std::ranges::stable_sort(hits, {}, &DrawingHit::rank);
    return hits.first(std::min(limit, hits.size()));
}

} // namespace rheo::ui
