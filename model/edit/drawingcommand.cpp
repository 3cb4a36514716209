// SPDX-License-Identifier: Apache-2.0
#include "model/edit/drawingcommand.h"

namespace rheo {

namespace {

template<typename Value> std::optional<Value> valueIn(const QMap<ElementId, Value> &map, const ElementId &id)
{
    const auto it = map.find(id);
    return it == map.end() ? std::nullopt : std::optional(*it);
}

template<typename Value> std::optional<Value> valueIn(const QMap<LinkId, Value> &map, const LinkId &id)
{
    const auto it = map.find(id);
    return it == map.end() ? std::nullopt : std::optional(*it);
}

template<typename Part, typename Whole> void dropSame(Part &part, const Whole &whole)
{
    part.removeIf([&](const typename Part::iterator &it) { return it.value() == valueIn(whole, it.key()); });
}

template<typename Part, typename Whole, typename Put>
auto swapPart(Part &part, const Whole &whole, QSet<typename Part::key_type> &touched, Put put)
{
    for (auto it = part.begin(); it != part.end(); ++it) {
        touched.insert(it.key());
        auto before = valueIn(whole, it.key());
        put(it.key(), it.value());
        it.value() = std::move(before);
    }
}

template<typename Part> void addMissing(Part &mine, const Part &later)
{
    for (auto it = later.begin(); it != later.end(); ++it) {
        if (!mine.contains(it.key()))
            mine.insert(it.key(), it.value());
    }
}

/// In the history as it is; behind the line break as menus want it, where & is a mark.
QString stepText(QString text)
{
    const QString shown = text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return shown + QLatin1Char('\n') + text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

bool DrawingPatch::isEmpty() const
{
    return elements.isEmpty() && links.isEmpty() && places.isEmpty() && !name && !description && !unknown;
}

DrawingPatch differingFrom(const Drawing &drawing, DrawingPatch patch)
{
    dropSame(patch.elements, drawing.architecture.elements());
    dropSame(patch.links, drawing.architecture.links());
    dropSame(patch.places, drawing.placement);
    if (patch.name == drawing.architecture.name)
        patch.name.reset();
    if (patch.description == drawing.architecture.description)
        patch.description.reset();
    if (patch.unknown == drawing.unknown)
        patch.unknown.reset();
    return patch;
}

DrawingCommand::DrawingCommand(ArchitectureDocument &document, DrawingPatch patch, const QString &text)
    : QUndoCommand(stepText(text)), m_document(document), m_patch(std::move(patch))
{}

bool DrawingCommand::push(ArchitectureDocument &document, DrawingPatch patch, const QString &text,
                          const StepJoint &joint)
{
    if (!document.readOnlyReason().isEmpty())
        return false;
    const quint64 serial = document.stepSerial(joint.step, qHashMulti(0, joint.theme, joint.things));
    patch = differingFrom(document.drawing(), std::move(patch));
    if (patch.isEmpty())
        return true;
    auto *command = new DrawingCommand(document, std::move(patch), text);
    command->m_serial = serial;
    command->m_continues = joint.step == EditStep::Continues;
    document.undoStack()->push(command);
    return true;
}

bool DrawingCommand::mergeWith(const QUndoCommand *other)
{
    const auto *later = static_cast<const DrawingCommand *>(other);
    if (!later->m_continues || later->m_serial != m_serial)
        return false;
    addMissing(m_patch.elements, later->m_patch.elements);
    addMissing(m_patch.links, later->m_patch.links);
    addMissing(m_patch.places, later->m_patch.places);
    if (!m_patch.name)
        m_patch.name = later->m_patch.name;
    if (!m_patch.description)
        m_patch.description = later->m_patch.description;
    if (!m_patch.unknown)
        m_patch.unknown = later->m_patch.unknown;
    m_patch = differingFrom(m_document.drawing(), std::move(m_patch));
    setObsolete(m_patch.isEmpty());
    return true;
}

void DrawingCommand::swap()
{
    Drawing &drawing = m_document.m_drawing;
    DocumentChange change;
    swapPart(m_patch.elements, drawing.architecture.elements(), change.elements,
             [&](const ElementId &id, const std::optional<Element> &element) {
                 element ? drawing.architecture.put(*element) : drawing.architecture.remove(id);
             });
    swapPart(m_patch.links, drawing.architecture.links(), change.links,
             [&](const LinkId &id, const std::optional<Link> &link) {
                 link ? drawing.architecture.put(*link) : drawing.architecture.remove(id);
             });
    swapPart(m_patch.places, drawing.placement, change.places,
             [&](const ElementId &id, const std::optional<Place> &place) {
                 place ? void(drawing.placement.insert(id, *place)) : void(drawing.placement.remove(id));
             });
    if (m_patch.name)
        std::swap(*m_patch.name, drawing.architecture.name);
    if (m_patch.description)
        std::swap(*m_patch.description, drawing.architecture.description);
    if (m_patch.unknown)
        std::swap(*m_patch.unknown, drawing.unknown);
    Q_EMIT m_document.changed(change);
}

} // namespace rheo
