// SPDX-License-Identifier: Apache-2.0
#include "model/check/findings.h"

namespace rheo {

QString nameOf(const Element &element)
{
    return element.name.trimmed().isEmpty() ? element.id.text() : element.name;
}

QString counted(qint64 count, const char *thing)
{
    return (count == 1 ? CheckText::tr("%1 %2") : CheckText::tr("%1 %2s")).arg(QString::number(count), words(thing));
}

TextMap mutesAt(const Architecture &architecture, const Finding &finding)
{
    const Element *element = finding.elements.isEmpty() ? nullptr : architecture.element(finding.elements.front());
    if (element)
        return std::get<TextMap>(element->field(fields::muted));
    const Link *link = finding.links.isEmpty() ? nullptr : architecture.link(finding.links.front());
    return link ? std::get<TextMap>(link->field(fields::muted)) : TextMap();
}

void Findings::add(const QString &message, QList<ElementId> elements, QList<LinkId> links)
{
    Finding finding{m_rule->severity,           words(m_rule->name), message,
                    CheckText::tr(m_rule->why), std::move(elements), std::move(links)};
    if (m_rule->mayBeMuted)
        finding.muted = mutesAt(m_architecture, finding).value(finding.rule).trimmed();
    m_all += finding;
}

} // namespace rheo
