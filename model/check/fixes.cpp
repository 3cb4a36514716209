// SPDX-License-Identifier: Apache-2.0
#include "model/check/fixes.h"

#include "model/check/findings.h"
#include "model/edit/editguards.h"

#include <algorithm>

namespace rheo {

namespace {

bool isDrawn(const Architecture &architecture, const Finding &finding)
{
    return std::ranges::all_of(finding.elements, [&](const ElementId &id) { return architecture.element(id); }) &&
           std::ranges::all_of(finding.links, [&](const LinkId &id) { return architecture.link(id); });
}

template<typename Thing> Thing withField(Thing thing, FieldHome home, const QString &key, const FieldValue &value)
{
    const FieldSpec *spec = fieldSpec(key, home);
    Q_ASSERT(spec);
    if (value == spec->standard)
        thing.fields.remove(key);
    else
        thing.fields[key] = value;
    return thing;
}

Result<void> setMute(ArchitectureDocument &document, const Finding &finding, const QString &reason)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    if (const Rule *rule = ruleNamed(finding.rule); !rule || !rule->mayBeMuted)
        return failure(ErrorKind::Input, CheckText::tr("%1 cannot be muted.").arg(finding.rule));
    const Architecture &architecture = document.architecture();
    if (!isDrawn(architecture, finding) || (finding.elements.isEmpty() && finding.links.isEmpty()))
        return failure(ErrorKind::Input, CheckText::tr("What the finding points at is no longer drawn."));
    TextMap mutes = mutesAt(architecture, finding);
    if (reason.isEmpty())
        mutes.remove(finding.rule);
    else
        mutes[finding.rule] = reason;
    DrawingPatch patch = finding.elements.isEmpty()
                             ? settingField(architecture, finding.links.front(), fields::muted, mutes)
                             : settingField(architecture, finding.elements.front(), fields::muted, mutes);
    DrawingCommand::push(document, std::move(patch),
                         (reason.isEmpty() ? CheckText::tr("Unmute %1") : CheckText::tr("Mute %1")).arg(finding.rule));
    return {};
}

} // namespace

std::optional<Fix> fixFor(const Architecture &architecture, const Finding &finding)
{
    const Rule *rule = ruleNamed(finding.rule);
    if (!rule || !rule->fix || !isDrawn(architecture, finding))
        return {};
    return rule->fix(architecture, finding);
}

Result<void> applyFix(ArchitectureDocument &document, const Finding &finding)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    if (!check(document.architecture()).contains(finding))
        return failure(ErrorKind::Input, CheckText::tr("This is no longer so: %1").arg(finding.message));
    auto fix = fixFor(document.architecture(), finding);
    if (!fix)
        return failure(ErrorKind::Input,
                       CheckText::tr("There is no fix for %1; only you can decide.").arg(finding.rule));
    DrawingCommand::push(document, std::move(fix->patch), fix->words);
    return {};
}

Result<void> muteFinding(ArchitectureDocument &document, const Finding &finding, const QString &reason)
{
    const auto text = fittingText(CheckText::tr("The reason"), reason.trimmed());
    if (!text)
        return std::unexpected(text.error());
    if (text->isEmpty())
        return failure(ErrorKind::Input, CheckText::tr("A mute needs a reason."));
    return setMute(document, finding, *text);
}

Result<void> unmuteFinding(ArchitectureDocument &document, const Finding &finding)
{
    return setMute(document, finding, {});
}

DrawingPatch settingField(const Architecture &architecture, const ElementId &id, const QString &key,
                          const FieldValue &value)
{
    const Element &element = *architecture.element(id);
    DrawingPatch patch;
    patch.elements[id] = withField(element, fieldHome(element.kind), key, value);
    return patch;
}

DrawingPatch settingField(const Architecture &architecture, const LinkId &id, const QString &key,
                          const FieldValue &value)
{
    DrawingPatch patch;
    patch.links[id] = withField(*architecture.link(id), fieldHome(id.kind), key, value);
    return patch;
}

DrawingPatch settingConfig(const Architecture &architecture, const ElementId &id, const char *key, const QString &value)
{
    auto config = std::get<TextMap>(architecture.element(id)->field(fields::config));
    if (value.isEmpty())
        config.remove(words(key));
    else
        config[words(key)] = value;
    return settingField(architecture, id, fields::config, config);
}

DrawingPatch removing(const Architecture &architecture, const ElementId &id)
{
    DrawingPatch patch;
    patch.elements[id] = std::nullopt;
    patch.places[id] = std::nullopt;
    for (const LinkId &link : linksOf(architecture, id))
        patch.links[link] = std::nullopt;
    return patch;
}

DrawingPatch removing(const LinkId &id)
{
    DrawingPatch patch;
    patch.links[id] = std::nullopt;
    return patch;
}

} // namespace rheo
