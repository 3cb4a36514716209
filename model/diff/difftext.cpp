// SPDX-License-Identifier: Apache-2.0
#include "model/diff/difftext.h"

#include "model/base/displaytext.h"

namespace rheo {

namespace {

constexpr qsizetype longestName = 200;

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

QString shown(const QString &text)
{
    return displayText(text, longestName);
}

QString valueWords(const std::optional<QString> &value)
{
    return !value ? words("–") : value->isEmpty() ? words("\"\"") : shown(*value);
}

QString endName(const Architecture &architecture, const ElementId &id)
{
    const Element *element = architecture.element(id);
    return element && !element->name.isEmpty() ? shown(element->name) : shown(id.text());
}

/// "~ topic orders: partitions 6 → 12", or a line for each where there are more.
QString lines(const QString &head, const QList<FieldChange> &changes)
{
    if (changes.isEmpty())
        return head + u'\n';
    const auto change = [](const FieldChange &each) { return shown(each.name()) + u' ' + changeWords(each); };
    if (changes.size() == 1)
        return words("%1: %2\n").arg(head, change(changes.front()));
    QString text = head + u'\n';
    for (const FieldChange &each : changes)
        text += words("    %1\n").arg(change(each));
    return text;
}

QString elementLines(const QList<ElementDifference> &elements)
{
    QString text;
    for (const ElementDifference &each : elements)
        text += lines(signOf(each.difference) + u' ' + elementWords(each), each.changes);
    return text;
}

QString counted(qsizetype count, const char *what)
{
    return words("%1 %2").arg(count).arg(QString::fromUtf8(what));
}

QString summary(const DrawingDiff &diff, DiffPlaces places)
{
    qsizetype count[3] = {0, 0, diff.drawing.isEmpty() ? 0 : 1};
    for (const ElementDifference &each : diff.elements)
        ++count[int(each.difference)];
    for (const LinkDifference &each : diff.links)
        ++count[int(each.difference)];
    QStringList parts;
    const char *const named[] = {"added", "removed", "changed"};
    for (int i = 0; i < 3; ++i) {
        if (count[i] > 0)
            parts += counted(count[i], named[i]);
    }
    if (places == DiffPlaces::Included && !diff.places.isEmpty())
        parts += counted(diff.places.size(), "moved");
    return parts.isEmpty() ? words("Nothing differs.\n") : parts.join(words(", ")) + words(".\n");
}

} // namespace

QString signOf(Difference difference)
{
    switch (difference) {
    case Difference::Added:
        return words("+");
    case Difference::Removed:
        return words("-");
    case Difference::Changed:
        return words("~");
    }
    std::unreachable();
}

QString elementWords(const ElementDifference &element)
{
    const QString id = element.after.isEmpty() ? element.before.text() : element.after.text();
    return words("%1 %2").arg(keyword(element.kind), shown(element.name.isEmpty() ? id : element.name));
}

QString linkWords(const Architecture &architecture, const LinkId &link)
{
    const QString text = words("%1 → %2").arg(endName(architecture, link.from), endName(architecture, link.to));
    return link.group.isEmpty() ? text : words("%1 (group %2)").arg(text, shown(link.group));
}

QString changeWords(const FieldChange &change)
{
    return words("%1 → %2").arg(valueWords(change.before), valueWords(change.after));
}

QString diffText(const Drawing &before, const Drawing &after, const DrawingDiff &diff, DiffPlaces places)
{
    QString text;
    if (!diff.drawing.isEmpty())
        text += lines(words("~ drawing"), diff.drawing);
    text += elementLines(diff.elements);
    for (const LinkDifference &each : diff.links) {
        const bool isGone = each.difference == Difference::Removed;
        const LinkId &id = isGone ? each.before : each.after;
        text += lines(words("%1 %2 %3")
                          .arg(signOf(each.difference), keyword(id.kind),
                               linkWords(isGone ? before.architecture : after.architecture, id)),
                      each.changes);
    }
    if (places == DiffPlaces::Included)
        text += elementLines(diff.places);
    return text + summary(diff, places);
}

} // namespace rheo
