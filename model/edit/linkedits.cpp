// SPDX-License-Identifier: Apache-2.0
#include "model/edit/linkedits.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"
#include "model/edit/stepnames.h"

namespace rheo {

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

Error alreadyDrawn()
{
    return {ErrorKind::Input, words("This link is drawn already.")};
}

/// The link as it may be drawn: the group as the file will hold it, and none that the client has anyway.
Result<LinkId> fittingLink(const Architecture &architecture, LinkId id)
{
    if (id.kind != LinkKind::Consumes && !id.group.isEmpty())
        return failure(ErrorKind::Input, words("Only a link that consumes has a group."));
    const auto group = fittingText(words("The group"), id.group);
    if (!group)
        return std::unexpected(group.error());
    id.group.clear();
    if (id.kind == LinkKind::Consumes && *group != effectiveGroup(architecture, id))
        id.group = *group;
    return id;
}

DrawingPatch exchange(const Link &before, const LinkId &id)
{
    DrawingPatch patch;
    patch.links[before.id] = std::nullopt;
    Link after = before;
    after.id = id;
    patch.links[id] = after;
    return patch;
}

/// True where the client itself, not one of its links, brings this group.
bool hasGroup(const Architecture &architecture, const Element &element, const QString &group)
{
    if (!isClient(element.kind) || group.isEmpty())
        return false;
    const QString own = element.text(fields::group);
    return own.isEmpty() ? element.name == group && !consumedBy(architecture, element.id).isEmpty() : own == group;
}

/// Links of the old group that have it of their own. Fails where two would become one.
Result<void> renameOnLinks(const Architecture &architecture, const QString &from, const QString &to,
                           DrawingPatch &patch)
{
    for (const Link &link : architecture.links()) {
        if (link.id.kind != LinkKind::Consumes || link.id.group != from)
            continue;
        Link renamed = link;
        renamed.id.group = to;
        if (architecture.link(renamed.id))
            return std::unexpected(alreadyDrawn());
        patch.links[link.id] = std::nullopt;
        patch.links[renamed.id] = renamed;
    }
    return {};
}

} // namespace

std::optional<LinkKind> canConnect(const ArchitectureDocument &document, const ElementId &from, const ElementId &to)
{
    const Element *first = document.architecture().element(from);
    const Element *second = document.architecture().element(to);
    if (!first || !second || from == to || !mayChange(document))
        return {};
    const auto kind = naturalLink(*first, *second);
    if (!kind || document.architecture().link({from, to, *kind}))
        return {};
    return kind;
}

Result<void> connectElements(ArchitectureDocument &document, const LinkId &link)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    const Architecture &architecture = document.architecture();
    const auto id = fittingLink(architecture, link);
    if (!id)
        return std::unexpected(id.error());
    if (const auto wrong = endProblem(architecture, *id))
        return failure(ErrorKind::Input, *wrong);
    if (architecture.link(*id))
        return std::unexpected(alreadyDrawn());
    DrawingPatch patch;
    patch.links[*id] = Link{*id};
    DrawingCommand::push(
        document, std::move(patch),
        StepName::tr("Connect %1 to %2").arg(StepName::of(architecture, id->from), StepName::of(architecture, id->to)));
    return {};
}

void removeLinks(ArchitectureDocument &document, const QSet<LinkId> &ids)
{
    DrawingPatch patch;
    for (const LinkId &id : ids)
        patch.links[id] = std::nullopt;
    DrawingCommand::push(document, std::move(patch),
                         StepName::tr("Remove %1").arg(StepName::of(document.architecture(), {}, ids)));
}

Result<void> setLinkField(ArchitectureDocument &document, const QSet<LinkId> &ids, const QString &key,
                          const FieldValue &value, EditStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    DrawingPatch patch;
    QString label;
    QSet<LinkId> changed;
    for (const LinkId &id : ids) {
        const Link *link = document.architecture().link(id);
        const FieldSpec *spec = link ? fieldSpec(key, fieldHome(id.kind)) : nullptr;
        if (!spec)
            continue;
        const auto fitting = fittingValue(*spec, value);
        if (!fitting)
            return std::unexpected(fitting.error());
        label = spec->label;
        changed.insert(id);
        Link after = *link;
        if (*fitting == spec->standard)
            after.fields.remove(key);
        else
            after.fields[key] = *fitting;
        patch.links[id] = after;
    }
    if (patch.isEmpty())
        return failure(ErrorKind::Input, words("None of the chosen links has a field \"%1\".").arg(key));
    DrawingCommand::push(document, std::move(patch),
                         StepName::tr("Set %1 of %2").arg(label, StepName::of(document.architecture(), {}, changed)),
                         {step, words("link field ") + key, hashOf(ids)});
    return {};
}

Result<LinkId> setLinkGroup(ArchitectureDocument &document, const LinkId &link, const QString &group)
{
    if (auto allowed = mayChange(document); !allowed)
        return std::unexpected(allowed.error());
    const Link *before = document.architecture().link(link);
    if (!before)
        return failure(ErrorKind::Input, words("This link is no longer drawn."));
    const auto id = fittingLink(document.architecture(), {link.from, link.to, link.kind, group});
    if (!id)
        return std::unexpected(id.error());
    if (*id == link)
        return link;
    if (document.architecture().link(*id))
        return std::unexpected(alreadyDrawn());
    DrawingCommand::push(document, exchange(*before, *id),
                         StepName::tr("Set the group of %1").arg(StepName::of(document.architecture(), link)));
    return *id;
}

Result<void> renameGroup(ArchitectureDocument &document, const QString &from, const QString &to)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    const auto group = fittingText(words("The group"), to);
    if (!group)
        return std::unexpected(group.error());
    if (group->isEmpty() || from == *group)
        return group->isEmpty() ? Result<void>(failure(ErrorKind::Input, words("A group needs a name.")))
                                : Result<void>();
    DrawingPatch patch;
    if (auto renamed = renameOnLinks(document.architecture(), from, *group, patch); !renamed)
        return renamed;
    for (const Element &element : document.architecture().elements()) {
        if (!hasGroup(document.architecture(), element, from))
            continue;
        Element after = element;
        after.fields[fields::group] = *group;
        patch.elements[element.id] = after;
    }
    if (patch.isEmpty())
        return failure(ErrorKind::Input, words("No link has the group \"%1\".").arg(from));
    DrawingCommand::push(
        document, std::move(patch),
        StepName::tr("Rename group %1 to %2").arg(StepName::shortened(from), StepName::shortened(*group)));
    return {};
}

} // namespace rheo
