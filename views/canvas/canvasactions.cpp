// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasactions.h"

#include "model/edit/clipboardedits.h"
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/layout/geometry.h"
#include "views/canvas/arrangeactions.h"
#include "views/canvas/canvasclipboard.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/containervisit.h"
#include "views/canvas/focusmode.h"
#include "views/canvas/picturetext.h"
#include "views/theme/icons.h"
#include "views/tools/keyconnecttool.h"
#include "views/tools/placetool.h"

#include <QMenu>

namespace rheo::ui {

namespace {

constexpr qreal zoomStep = 1.25;

QList<QKeySequence> keys(std::initializer_list<QKeySequence> list)
{
    return {list.begin(), list.end()};
}

QKeySequence control(Qt::Key key)
{
    return {QKeyCombination(Qt::ControlModifier, key)};
}

bool allPlaces(const CanvasView &canvas, bool Place::*member)
{
    const QSet<ElementId> &ids = canvas.selection()->elements();
    return !ids.isEmpty() && std::ranges::all_of(ids, [&](const ElementId &id) {
        return canvas.document().placement().value(id).*member;
    });
}

} // namespace

CanvasActions::CanvasActions(CanvasView *canvas)
    : QObject(canvas), m_canvas(canvas), m_clipboard(new CanvasClipboard(canvas))
{
    makeEditActions();
    makePlaceActions();
    makeZoomActions();
    refresh();
}

QAction *CanvasActions::make(const char *name, const QString &text, const QList<QKeySequence> &shortcuts,
                             void (CanvasActions::*done)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, done);
    m_canvas->addAction(action);
    return action;
}

void CanvasActions::makeEditActions()
{
    using Self = CanvasActions;
    m_rename = make("rename", tr("Rename"), keys({Qt::Key_F2}), &Self::doRename);
    m_remove = make("deleteSelection", tr("Delete"), keys({Qt::Key_Delete, Qt::Key_Backspace}), &Self::doRemove);
    m_duplicate = make("duplicate", tr("Duplicate"), keys({control(Qt::Key_D)}), &Self::doDuplicate);
    m_cut = make("cut", tr("Cut"), {QKeySequence(QKeySequence::Cut)}, &Self::doCut);
    m_copy = make("copy", tr("Copy"), {QKeySequence(QKeySequence::Copy)}, &Self::doCopy);
    m_paste = make("paste", tr("Paste"), {QKeySequence(QKeySequence::Paste)}, &Self::doPaste);
    m_selectAll = make("selectAll", tr("Select all"), keys({control(Qt::Key_A)}), &Self::doSelectAll);
}

void CanvasActions::makePlaceActions()
{
    using Self = CanvasActions;
    m_connect = make("connectFrom", tr("Connect to…"), keys({Qt::Key_L}), &Self::doConnect);
    m_lock = make("lock", tr("Lock in place"), keys({control(Qt::Key_L)}), &Self::doLock);
    m_pin = make("pin", tr("Keep at auto-layout"), {}, &Self::doPin);
    m_collapse = make("collapse", tr("Collapse"), keys({control(Qt::Key_Home)}), &Self::doCollapse);
    m_expand = make("expand", tr("Expand"), keys({control(Qt::Key_End)}), &Self::doExpand);
    for (QAction *action : {m_lock, m_pin})
        action->setCheckable(true);
}

void CanvasActions::makeZoomActions()
{
    using Self = CanvasActions;
    m_zoomIn = make("zoomIn", tr("Zoom in"), keys({control(Qt::Key_Plus), control(Qt::Key_Equal)}), &Self::doZoomIn);
    m_zoomOut = make("zoomOut", tr("Zoom out"), keys({control(Qt::Key_Minus)}), &Self::doZoomOut);
    m_zoomReset = make("zoomReset", tr("Zoom to 100 %"), keys({control(Qt::Key_0)}), &Self::doZoomReset);
    m_fit = make("fit", tr("Fit"), keys({control(Qt::Key_J), Qt::Key_Home}), &Self::doFit);
}

void CanvasActions::refresh()
{
    const Selection *selection = m_canvas->selection();
    const bool any = !selection->elements().isEmpty();
    const bool mayChange = m_canvas->document().readOnlyReason().isEmpty();
    m_rename->setEnabled(mayChange && selection->elements().size() == 1);
    m_remove->setEnabled(mayChange && !selection->isEmpty());
    m_cut->setEnabled(mayChange && any);
    m_copy->setEnabled(any);
    m_duplicate->setEnabled(mayChange && any);
    m_paste->setEnabled(mayChange);
    const auto hasContainer = [this](bool collapsed) {
        return std::ranges::any_of(m_canvas->selection()->elements(), [&](const ElementId &id) {
            const Element *element = m_canvas->document().architecture().element(id);
            return element && isContainer(element->kind) &&
                   m_canvas->document().placement().value(id).collapsed == collapsed;
        });
    };
    m_collapse->setEnabled(mayChange && hasContainer(false));
    m_expand->setEnabled(mayChange && hasContainer(true));
    m_connect->setEnabled(mayChange);
    m_lock->setEnabled(mayChange && any);
    m_pin->setEnabled(mayChange && any);
    m_lock->setChecked(allPlaces(*m_canvas, &Place::locked));
    m_pin->setChecked(allPlaces(*m_canvas, &Place::pinned));
}

QMenu *CanvasActions::contextMenu(QPointF position)
{
    auto *menu = new QMenu(m_canvas);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    m_clipboard->setPointer(m_canvas->viewport().toScreen(position));
    refresh();
    if (!m_canvas->selection()->isEmpty()) {
        menu->addActions({m_rename, m_duplicate, m_cut, m_copy});
        menu->addMenu(m_clipboard->copyAs());
        menu->addSeparator();
        menu->addActions({m_lock, m_pin});
        for (QAction *action : {m_collapse, m_expand, m_canvas->visit()->enterAction()}) {
            if (action->isEnabled())
                menu->addAction(action);
        }
        menu->addSeparator();
        const ArrangeActions &arrange = *m_canvas->arrangeActions();
        menu->addActions({arrange.toFront(), arrange.toBack(), arrange.group()});
        if (arrange.ungroup()->isEnabled())
            menu->addAction(arrange.ungroup());
        menu->addSeparator();
        menu->addAction(m_canvas->focusMode()->toggle());
        menu->addSeparator();
        menu->addAction(m_remove);
        return menu;
    }
    QMenu *add = menu->addMenu(tr("Add"));
    add->setEnabled(m_canvas->document().readOnlyReason().isEmpty());
    for (const PaletteEntry &entry : paletteEntries()) {
        const ElementKind kind = entry.kind;
        add->addAction(kindIcon(kind), entry.name, m_canvas,
                       [this, kind, position] { m_canvas->addAt(kind, position); });
    }
    menu->addActions({m_paste, m_selectAll});
    menu->addSeparator();
    menu->addActions({m_fit, m_zoomReset});
    return menu;
}

void CanvasActions::doRename()
{
    if (m_canvas->selection()->elements().size() == 1)
        m_canvas->editName(*m_canvas->selection()->elements().begin());
}

void CanvasActions::doRemove()
{
    removeSelection(m_canvas->document(), m_canvas->selection()->elements(), m_canvas->selection()->links());
}

void CanvasActions::doDuplicate()
{
    const QString text = copyAsText(m_canvas->document(), m_canvas->selection()->elements());
    QRectF around;
    for (const ElementId &id : m_canvas->selection()->elements()) {
        if (const PictureElement *element = m_canvas->picture().element(id))
            around |= element->rect;
    }
    pasteAt(text, around.topLeft() + QPointF(gridStep, 2 * gridStep), PasteStep::Duplicate);
}

void CanvasActions::doCut()
{
    doCopy();
    doRemove();
}

void CanvasActions::doCopy()
{
    m_clipboard->copy();
}

void CanvasActions::doPaste()
{
    m_clipboard->paste();
}

void CanvasActions::pasteAt(const QString &text, QPointF position, PasteStep step)
{
    if (text.isEmpty())
        return;
    const auto pasted = pasteText(m_canvas->document(), text, position, step);
    if (pasted)
        m_canvas->selection()->set(*pasted);
    else
        Q_EMIT m_canvas->refused(pasted.error().message);
}

void CanvasActions::doSelectAll()
{
    m_canvas->selection()->selectAll();
}

/// From the element with the keyboard focus, else from the one that is selected.
void CanvasActions::doConnect()
{
    const QSet<ElementId> &selected = m_canvas->selection()->elements();
    const ElementId &focused = m_canvas->state().focused;
    KeyConnectTool::begin(*m_canvas, !focused.isEmpty()     ? focused
                                     : selected.size() == 1 ? *selected.begin()
                                                            : ElementId());
}

void CanvasActions::doLock()
{
    setLocked(m_canvas->document(), m_canvas->selection()->elements(), m_lock->isChecked());
}

void CanvasActions::doPin()
{
    setPinned(m_canvas->document(), m_canvas->selection()->elements(), m_pin->isChecked());
}

void CanvasActions::doCollapse()
{
    setCollapsed(m_canvas->document(), m_canvas->selection()->elements(), true);
}

void CanvasActions::doExpand()
{
    setCollapsed(m_canvas->document(), m_canvas->selection()->elements(), false);
}

void CanvasActions::doZoomIn()
{
    m_canvas->zoomBy(zoomStep);
}

void CanvasActions::doZoomOut()
{
    m_canvas->zoomBy(1 / zoomStep);
}

void CanvasActions::doZoomReset()
{
    m_canvas->zoomTo(1);
}

void CanvasActions::doFit()
{
    m_canvas->fit();
}

} // namespace rheo::ui
