// SPDX-License-Identifier: Apache-2.0
#include "model/edit/stepnames.h"

#include "model/base/displaytext.h"

namespace rheo {

namespace {

constexpr qsizetype longestName = 40;

} // namespace

QString StepName::shortened(const QString &name)
{
    return name.isEmpty() ? QStringLiteral("\"\"") : displayText(name, longestName);
}

QString StepName::of(const Element &element)
{
    return shortened(element.name.trimmed().isEmpty() ? element.id.text() : element.name);
}

QString StepName::of(const Architecture &architecture, const ElementId &id)
{
    const Element *element = architecture.element(id);
    return element ? of(*element) : shortened(id.text());
}

QString StepName::of(const Architecture &architecture, const LinkId &id)
{
    return tr("%1 → %2").arg(of(architecture, id.from), of(architecture, id.to));
}

QString StepName::of(const Architecture &architecture, const QSet<ElementId> &elements, const QSet<LinkId> &links)
{
    const QString elementWords =
        elements.size() == 1 ? of(architecture, *elements.begin()) : tr("%n elements", nullptr, int(elements.size()));
    if (links.isEmpty())
        return elementWords;
    if (elements.isEmpty())
        return links.size() == 1 ? of(architecture, *links.begin()) : tr("%n links", nullptr, int(links.size()));
    return links.size() == 1 ? tr("%1 and a link").arg(elementWords)
                             : tr("%1 and %n links", nullptr, int(links.size())).arg(elementWords);
}

} // namespace rheo
