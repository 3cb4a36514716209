// SPDX-License-Identifier: Apache-2.0
#include "views/panels/comparisonrows.h"

#include "model/diff/difftext.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ComparisonRows", text);
}

QString wordOf(Difference difference)
{
    return difference == Difference::Added ? tr("added") : tr("removed");
}

/// A row for each change, or one for the thing itself.
void addRows(QList<ComparisonRow> &rows, const ComparisonRow &row, const QList<FieldChange> &changes)
{
    if (changes.isEmpty()) {
        rows += row;
        rows.back().words = wordOf(row.difference);
        return;
    }
    for (const FieldChange &change : changes) {
        ComparisonRow one = row;
        one.property = change.name();
        one.words = changeWords(change);
        one.change = change;
        one.element.changes = {change};
        one.link.changes = {change};
        rows += one;
    }
}

} // namespace

bool ComparisonRow::isSame(const ComparisonRow &other) const
{
    return thing == other.thing && difference == other.difference && property == other.property &&
           element.before == other.element.before && element.after == other.element.after &&
           link.before == other.link.before && link.after == other.link.after;
}

QList<ComparisonRow> comparisonRows(const Architecture &before, const Architecture &after, const DrawingDiff &diff,
                                    bool withPlaces)
{
    using enum ComparisonRow::Thing;
    QList<ComparisonRow> rows;
    for (const FieldChange &change : diff.drawing)
        addRows(rows, {.thing = Drawing, .what = tr("drawing")}, {change});
    for (const ElementDifference &each : diff.elements)
        addRows(rows, {.difference = each.difference, .what = elementWords(each), .element = each}, each.changes);
    for (const LinkDifference &each : diff.links) {
        const bool isGone = each.difference == Difference::Removed;
        const LinkId &id = isGone ? each.before : each.after;
        addRows(rows,
                {.thing = Link,
                 .difference = each.difference,
                 .what = keyword(id.kind) + QLatin1Char(' ') + linkWords(isGone ? before : after, id),
                 .link = each},
                each.changes);
    }
    for (const ElementDifference &each : withPlaces ? diff.places : QList<ElementDifference>())
        addRows(rows, {.thing = Place, .what = elementWords(each), .element = each}, each.changes);
    return rows;
}

} // namespace rheo::ui
