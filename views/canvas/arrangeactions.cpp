// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/arrangeactions.h"

#include "model/edit/arrangement.h"
#include "model/edit/groupedits.h"
#include "model/edit/placementedits.h"
#include "views/canvas/canvasview.h"
#include "views/tools/selecttool.h"

namespace rheo::ui {

namespace {

bool standsInAnother(const Architecture &architecture, const ElementId &id, const QSet<ElementId> &selected)
{
    return std::ranges::any_of(
        selected, [&](const ElementId &other) { return other != id && isInside(architecture, id, other); });
}

} // namespace

ArrangeActions::ArrangeActions(CanvasView *canvas) : QObject(canvas), m_canvas(canvas)
{
    const auto align = [this](const char *name, const QString &text, Alignment alignment) {
        m_alignments +=
            make(name, text, {}, [this, text, alignment] { move(aligned(selectedRects(), alignment), text); });
    };
    align("alignLeft", tr("Align left"), Alignment::Left);
    align("alignCentre", tr("Align centres"), Alignment::Centre);
    align("alignRight", tr("Align right"), Alignment::Right);
    align("alignTop", tr("Align top"), Alignment::Top);
    align("alignMiddle", tr("Align middles"), Alignment::Middle);
    align("alignBottom", tr("Align bottom"), Alignment::Bottom);
    const auto distribute = [this](const char *name, const QString &text, Qt::Orientation orientation) {
        m_distributions +=
            make(name, text, {}, [this, text, orientation] { move(distributed(selectedRects(), orientation), text); });
    };
    distribute("distributeAcross", tr("Distribute horizontally"), Qt::Horizontal);
    distribute("distributeDown", tr("Distribute vertically"), Qt::Vertical);
    m_invert =
        make("invertSelection", tr("Invert selection"), QKeySequence(Qt::CTRL | Qt::Key_I), [this] { invert(); });
    m_neighbours = make("selectNeighbours", tr("Select neighbours"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                        [this] { neighbours(); });
    m_kind = make("selectKind", tr("Select all of this kind"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
                  [this] { sameKind(); });
    m_zoom = make("zoomToSelection", tr("Zoom to selection"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J),
                  [this] { zoom(); });
    makeOrder();
    connect(canvas->selection(), &Selection::changed, this, &ArrangeActions::refresh);
    refresh();
}

void ArrangeActions::makeOrder()
{
    m_front = make("bringToFront", tr("Bring to front"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                   [this] { bringToFront(m_canvas->document(), m_canvas->selection()->elements()); });
    m_back = make("sendToBack", tr("Send to back"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
                  [this] { sendToBack(m_canvas->document(), m_canvas->selection()->elements()); });
    m_group = make("group", tr("Group into a container"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { doGroup(); });
    m_ungroup = make("ungroup", tr("Ungroup"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), [this] { doUngroup(); });
}

QAction *ArrangeActions::make(const char *name, const QString &text, const QKeySequence &key,
                              std::function<void()> done)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(done));
    m_canvas->addAction(action);
    return action;
}

void ArrangeActions::refresh()
{
    const qsizetype count = m_canvas->selection()->elements().size();
    const bool mayChange = m_canvas->document().readOnlyReason().isEmpty();
    for (QAction *action : m_alignments)
        action->setEnabled(mayChange && count > 1);
    for (QAction *action : m_distributions)
        action->setEnabled(mayChange && count > 2);
    for (QAction *action : {m_front, m_back, m_group})
        action->setEnabled(mayChange && count > 0);
    const auto isRegion = [this](const ElementId &id) {
        const Element *element = m_canvas->document().architecture().element(id);
        return element && isContainer(element->kind);
    };
    m_ungroup->setEnabled(mayChange && std::ranges::any_of(m_canvas->selection()->elements(), isRegion));
    m_neighbours->setEnabled(count > 0);
    m_kind->setEnabled(count > 0);
    m_zoom->setEnabled(count > 0);
}

/// Of those that are not in a selected container, which takes them along.
QHash<ElementId, QRectF> ArrangeActions::selectedRects() const
{
    const QSet<ElementId> &selected = m_canvas->selection()->elements();
    QHash<ElementId, QRectF> rects;
    for (const ElementId &id : selected) {
        const PictureElement *element = m_canvas->picture().element(id);
        if (element && !standsInAnother(m_canvas->document().architecture(), id, selected))
            rects.insert(id, element->rect);
    }
    return rects;
}

void ArrangeActions::move(const QHash<ElementId, QPointF> &ways, const QString &stepName)
{
    QHash<ElementId, QPointF> positions;
    for (auto it = ways.cbegin(); it != ways.cend(); ++it) {
        if (it->isNull())
            continue;
        for (const ElementId &id : movedWith(m_canvas->document(), {it.key()}))
            positions.insert(id, m_canvas->document().placement().value(id).position + it.value());
    }
    if (!positions.isEmpty())
        moveElements(m_canvas->document(), positions, MoveStep::Single, stepName);
}

void ArrangeActions::invert()
{
    QSet<ElementId> others;
    for (const Element &element : m_canvas->document().architecture().elements()) {
        if (!m_canvas->selection()->contains(element.id))
            others.insert(element.id);
    }
    m_canvas->selection()->set(others);
}

void ArrangeActions::neighbours()
{
    const QSet<ElementId> before = m_canvas->selection()->elements();
    QSet<ElementId> with = before;
    for (const Link &link : m_canvas->document().architecture().links()) {
        if (before.contains(link.id.from))
            with.insert(link.id.to);
        if (before.contains(link.id.to))
            with.insert(link.id.from);
    }
    m_canvas->selection()->set(with);
}

void ArrangeActions::sameKind()
{
    const Architecture &architecture = m_canvas->document().architecture();
    QSet<int> kinds;
    for (const ElementId &id : m_canvas->selection()->elements())
        kinds.insert(int(architecture.element(id)->kind));
    QSet<ElementId> same;
    for (const Element &element : architecture.elements()) {
        if (kinds.contains(int(element.kind)))
            same.insert(element.id);
    }
    m_canvas->selection()->set(same);
}

void ArrangeActions::doGroup()
{
    const auto made = groupElements(m_canvas->document(), m_canvas->selection()->elements(), tr("Group"));
    if (!made) {
        Q_EMIT m_canvas->refused(made.error().message);
        return;
    }
    m_canvas->selection()->set(*made);
    m_canvas->editName(*made);
}

/// What was in the containers is selected then.
void ArrangeActions::doUngroup()
{
    const QSet<ElementId> selected = m_canvas->selection()->elements();
    QSet<ElementId> freed = selected;
    for (const Element &element : m_canvas->document().architecture().elements()) {
        if (selected.contains(element.container))
            freed.insert(element.id);
    }
    if (dissolveContainers(m_canvas->document(), selected))
        m_canvas->selection()->set(freed);
}

void ArrangeActions::zoom()
{
    QRectF around;
    for (const ElementId &id : m_canvas->selection()->elements()) {
        if (const PictureElement *element = m_canvas->picture().element(id))
            around |= element->rect;
    }
    m_canvas->jumpTo(Viewport::fitting(around, m_canvas->size()));
}

} // namespace rheo::ui
