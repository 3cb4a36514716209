// SPDX-License-Identifier: Apache-2.0
#include "model/diff/matching.h"

namespace rheo {

namespace {

QString nameOf(const Element &element)
{
    return element.kind == ElementKind::Topic ? clusterName(element) : element.name;
}

QString containerName(const Architecture &architecture, const Element &element)
{
    const Element *container = architecture.element(element.container);
    return container ? container->name : QString();
}

using Key = std::tuple<ElementKind, QString, QString>;
using KeyOf = std::function<Key(const Architecture &, const Element &)>;

/// Those that are not matched yet, by key; within each in the order of their ids.
QMap<Key, QList<ElementId>> open(const Architecture &architecture, const QSet<ElementId> &done, const KeyOf &keyOf)
{
    QMap<Key, QList<ElementId>> open;
    for (const Element &element : architecture.elements()) {
        if (!done.contains(element.id) && !nameOf(element).isEmpty())
            open[keyOf(architecture, element)] += element.id;
    }
    return open;
}

} // namespace

QHash<ElementId, ElementId> matched(const Architecture &before, const Architecture &after)
{
    QHash<ElementId, ElementId> now;
    QSet<ElementId> done;
    QSet<ElementId> taken;
    const auto match = [&](const ElementId &old, const ElementId &fresh) {
        now.insert(old, fresh);
        done.insert(old);
        taken.insert(fresh);
    };
    for (const Element &element : before.elements()) {
        if (after.element(element.id))
            match(element.id, element.id);
    }
    const KeyOf withContainer = [](const Architecture &architecture, const Element &element) {
        return Key(element.kind, nameOf(element), containerName(architecture, element));
    };
    const KeyOf alone = [](const Architecture &, const Element &element) {
        return Key(element.kind, nameOf(element), QString());
    };
    for (const KeyOf &keyOf : {withContainer, alone}) {
        const auto old = open(before, done, keyOf);
        const auto fresh = open(after, taken, keyOf);
        for (auto it = old.begin(); it != old.end(); ++it) {
            const QList<ElementId> partners = fresh.value(it.key());
            for (qsizetype i = 0; i < qMin(it->size(), partners.size()); ++i)
                match((*it)[i], partners[i]);
        }
    }
    return now;
}

} // namespace rheo
