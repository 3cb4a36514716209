// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clipboardedits.h"

#include "model/edit/drawingcommand.h"
#include "model/edit/editguards.h"
#include "model/edit/stepnames.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"

namespace rheo {

namespace {

constexpr int rowLength = 4;
constexpr QPointF rowStep(260, 120);

void placeRest(Drawing &drawing)
{
    int count = 0;
    for (const Element &element : drawing.architecture.elements()) {
        if (drawing.placement.contains(element.id))
            continue;
        const int row = count / rowLength;
        const QPointF at((count % rowLength) * rowStep.x(), row * rowStep.y());
        drawing.placement[element.id] = Place{at};
        ++count;
    }
}

QPointF upperLeft(const Placement &placement)
{
    QPointF corner = placement.first().position;
    for (const Place &place : placement)
        corner = {qMin(corner.x(), place.position.x()), qMin(corner.y(), place.position.y())};
    return corner;
}

/// Fresh ids for all elements, made from their names, none of them in `architecture`.
QHash<ElementId, ElementId> freshIds(Architecture architecture, const Architecture &pasted)
{
    QHash<ElementId, ElementId> fresh;
    for (const Element &element : pasted.elements()) {
        const ElementId id = architecture.element(element.id) ? architecture.freeId(element.name) : element.id;
        architecture.put(Element{id, element.kind, element.name, {}});
        fresh[element.id] = id;
    }
    return fresh;
}

DrawingPatch patchOf(const Drawing &pasted, const QHash<ElementId, ElementId> &fresh, QPointF offset)
{
    DrawingPatch patch;
    for (Element element : pasted.architecture.elements()) {
        element.id = fresh[element.id];
        element.container = fresh.value(element.container);
        patch.elements[element.id] = element;
    }
    for (Link link : pasted.architecture.links()) {
        link.id.from = fresh[link.id.from];
        link.id.to = fresh[link.id.to];
        patch.links[link.id] = link;
    }
    for (auto it = pasted.placement.begin(); it != pasted.placement.end(); ++it) {
        Place place = *it;
        place.position = fittingPosition(place.position + offset).value_or(QPointF());
        patch.places[fresh[it.key()]] = place;
    }
    return patch;
}

} // namespace

Error pasteError(const QList<Problem> &problems)
{
    const Problem &first = problems.front();
    const QString where =
        first.line > 0 ? QStringLiteral(" (line %1, column %2)").arg(first.line).arg(first.column) : QString();
    return {ErrorKind::Input, QStringLiteral("The text could not be pasted: %1%2").arg(first.message, where)};
}

Result<Drawing> drawingInText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return failure(ErrorKind::Input, QStringLiteral("The clipboard holds no text. Copy something first."));
    if (text.trimmed().startsWith(QLatin1Char('{'))) {
        auto drawing = parseRheo(text.toUtf8());
        return drawing ? Result<Drawing>(std::move(*drawing)) : std::unexpected(pasteError(drawing.error()));
    }
    auto architecture = parseText(text);
    if (!architecture)
        return std::unexpected(pasteError(architecture.error()));
    return Drawing{std::move(*architecture)};
}

Drawing partOf(const Drawing &drawing, const QSet<ElementId> &ids)
{
    Drawing part;
    const auto selected = [&](const ElementId &id) {
        return std::any_of(ids.begin(), ids.end(),
                           [&](const ElementId &outer) { return isInside(drawing.architecture, id, outer); });
    };
    for (const Element &element : drawing.architecture.elements()) {
        if (!selected(element.id))
            continue;
        Element copy = element;
        if (!selected(copy.container))
            copy.container = ElementId();
        part.architecture.put(copy);
        if (const auto place = drawing.placement.find(element.id); place != drawing.placement.end())
            part.placement[element.id] = *place;
    }
    for (const Link &link : drawing.architecture.links()) {
        if (part.architecture.element(link.id.from) && part.architecture.element(link.id.to))
            part.architecture.put(link);
    }
    return part;
}

QString copyAsText(const ArchitectureDocument &document, const QSet<ElementId> &ids)
{
    const Drawing part = partOf(document.drawing(), ids);
    return part.architecture.elements().isEmpty() ? QString() : QString::fromUtf8(writeRheo(part));
}

Result<QSet<ElementId>> pasteText(ArchitectureDocument &document, const QString &text, QPointF position, PasteStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return std::unexpected(allowed.error());
    const auto pasted = drawingInText(text);
    if (!pasted)
        return std::unexpected(pasted.error());
    return pasteDrawing(document, *pasted, position, step);
}

Result<QSet<ElementId>> pasteDrawing(ArchitectureDocument &document, Drawing pasted, QPointF position, PasteStep step)
{
    if (auto allowed = mayChange(document); !allowed)
        return std::unexpected(allowed.error());
    const qsizetype count = document.architecture().elements().size() + pasted.architecture.elements().size();
    if (count > mostElements)
        return failure(ErrorKind::Limit,
                       QStringLiteral("The drawing would have more than %1 elements. Split it.").arg(mostElements));
    if (pasted.architecture.elements().isEmpty())
        return QSet<ElementId>();
    placeRest(pasted);
    const auto fresh = freshIds(document.architecture(), pasted.architecture);
    const auto all = pasted.architecture.elements().keys();
    const QPointF corner = fittingPosition(position).value_or(QPointF());
    DrawingCommand::push(document, patchOf(pasted, fresh, corner - upperLeft(pasted.placement)),
                         (step == PasteStep::Duplicate ? StepName::tr("Duplicate %1") : StepName::tr("Paste %1"))
                             .arg(StepName::of(pasted.architecture, QSet<ElementId>(all.begin(), all.end()))));
    return QSet<ElementId>(fresh.begin(), fresh.end());
}

} // namespace rheo
