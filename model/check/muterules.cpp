// SPDX-License-Identifier: Apache-2.0
#include "model/check/drawingfacts.h"
#include "model/check/findings.h"
#include "model/check/fixes.h"
#include "model/check/rules.h"

#include <algorithm>

namespace rheo {

namespace {

/// Rules that a mute keeps quiet, by the subject at which it stands.
struct UsedMutes
{
    QSet<std::pair<ElementId, QString>> elements = {};
    QSet<std::pair<LinkId, QString>> links = {};

    explicit UsedMutes(const QList<Finding> &findings)
    {
        for (const Finding &finding : findings) {
            if (finding.muted.isEmpty())
                continue;
            if (!finding.elements.isEmpty())
                elements.insert({finding.elements.front(), finding.rule});
            else
                links.insert({finding.links.front(), finding.rule});
        }
    }
};

QString sentence(const QString &where, const QString &name, const QString &reason)
{
    const Rule *rule = ruleNamed(name);
    if (!rule)
        return CheckText::tr("%1 mutes %2, which is no rule.").arg(where, name);
    if (!rule->mayBeMuted)
        return CheckText::tr("%1 mutes %2, which cannot be muted.").arg(where, name);
    if (reason.trimmed().isEmpty())
        return CheckText::tr("%1 mutes %2 without a reason.").arg(where, name);
    return CheckText::tr("%1 mutes %2, which finds nothing there.").arg(where, name);
}

QString nameOfLink(const Architecture &architecture, const LinkId &id)
{
    const Element *from = architecture.element(id.from);
    const Element *to = architecture.element(id.to);
    return CheckText::tr("The link from %1 to %2")
        .arg(from ? nameOf(*from) : id.from.text(), to ? nameOf(*to) : id.to.text());
}

void staleMutes(const DrawingFacts &facts, Findings &found)
{
    const UsedMutes used(found.all());
    for (const Element &element : facts.drawing.elements()) {
        const auto mutes = std::get<TextMap>(element.field(fields::muted));
        for (auto it = mutes.cbegin(); it != mutes.cend(); ++it) {
            if (!used.elements.contains({element.id, it.key()}))
                found.add(sentence(nameOf(element), it.key(), *it), {element.id});
        }
    }
    for (const Link &link : facts.drawing.links()) {
        const auto mutes = std::get<TextMap>(link.field(fields::muted));
        for (auto it = mutes.cbegin(); it != mutes.cend(); ++it) {
            if (!used.links.contains({link.id, it.key()}))
                found.add(sentence(nameOfLink(facts.drawing, link.id), it.key(), *it), {}, {link.id});
        }
    }
}

std::optional<Fix> removeMute(const Architecture &architecture, const Finding &finding)
{
    const bool onElement = !finding.elements.isEmpty();
    const QString where = onElement ? nameOf(*architecture.element(finding.elements.front()))
                                    : nameOfLink(architecture, finding.links.front());
    TextMap mutes = mutesAt(architecture, finding);
    for (auto it = mutes.begin(); it != mutes.end(); ++it) {
        if (sentence(where, it.key(), *it) != finding.message)
            continue;
        const QString text = CheckText::tr("Remove the mute of %1").arg(it.key());
        mutes.erase(it);
        return Fix{text, onElement ? settingField(architecture, finding.elements.front(), fields::muted, mutes)
                                   : settingField(architecture, finding.links.front(), fields::muted, mutes)};
    }
    return {};
}

constexpr Rule rules[] = {
    {"stale-mute", Severity::Warning,
     QT_TRANSLATE_NOOP(
         "CheckText",
         "A mute that no longer fits would one day hide a finding for which nobody gave a reason. It cannot be muted."),
     staleMutes, removeMute, false},
};

} // namespace

std::span<const Rule> muteRules()
{
    return rules;
}

} // namespace rheo
