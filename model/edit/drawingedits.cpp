// SPDX-License-Identifier: Apache-2.0
#include "model/edit/drawingedits.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"

namespace rheo {

namespace {

template<typename Map> auto differences(const Map &before, const Map &wanted)
{
    QMap<typename Map::key_type, std::optional<typename Map::mapped_type>> found;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!wanted.contains(it.key()))
            found[it.key()] = std::nullopt;
    }
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const auto old = before.find(it.key());
        if (old == before.end() || !(*old == *it))
            found[it.key()] = *it;
    }
    return found;
}

} // namespace

Result<void> replaceDrawing(ArchitectureDocument &document, const Drawing &wanted, const QString &text, EditStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return allowed;
    const Drawing &before = document.drawing();
    DrawingPatch patch{.elements = differences(before.architecture.elements(), wanted.architecture.elements()),
                       .links = differences(before.architecture.links(), wanted.architecture.links()),
                       .places = differences(before.placement, wanted.placement),
                       .name = wanted.architecture.name,
                       .description = wanted.architecture.description,
                       .unknown = wanted.unknown};
    DrawingCommand::push(document, std::move(patch), text, {step, QStringLiteral("text")});
    return {};
}

} // namespace rheo
