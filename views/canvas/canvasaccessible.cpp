// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasaccessible.h"

#include "views/canvas/canvasactions.h"
#include "views/canvas/canvasview.h"

#include <QAccessibleWidget>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QPointer>

namespace rheo::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CanvasAccessible)
};

QString selectAction()
{
    return QStringLiteral("Select");
}

QString renameAction()
{
    return QStringLiteral("Rename");
}

/// Around the line, so that a straight one has an area.
QRectF reachOf(const PictureLink &link)
{
    constexpr qreal reach = 6;
    return link.points.boundingRect().adjusted(-reach, -reach, reach, reach);
}

/// One element or link.
class DrawnAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    DrawnAccessible(CanvasView *canvas, Drawn drawn) : m_canvas(canvas), m_drawn(std::move(drawn)) {}

    [[nodiscard]] bool isValid() const override
    {
        return m_canvas && (m_drawn.link ? m_canvas->picture().link(*m_drawn.link) != nullptr
                                         : m_canvas->picture().element(m_drawn.element) != nullptr);
    }

    [[nodiscard]] QObject *object() const override { return nullptr; }

    [[nodiscard]] QWindow *window() const override { return m_canvas ? m_canvas->window()->windowHandle() : nullptr; }

    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return m_canvas ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr;
    }

    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    [[nodiscard]] int childCount() const override { return 0; }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] const Drawn &drawn() const { return m_drawn; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList actionNames() const override;
    [[nodiscard]] QString localizedActionName(const QString &name) const override;
    [[nodiscard]] QString localizedActionDescription(const QString &name) const override;
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &name) const override;

private:
    [[nodiscard]] QRectF shownRect() const;

    QPointer<CanvasView> m_canvas;
    Drawn m_drawn;
};

QString DrawnAccessible::text(QAccessible::Text kind) const
{
    if (!isValid() || (kind != QAccessible::Name && kind != QAccessible::Description))
        return {};
    const Architecture &architecture = m_canvas->document().architecture();
    const FindingCount count = CanvasTree::of(m_canvas)->findingsOf(m_drawn);
    if (m_drawn.link)
        return kind == QAccessible::Name
                   ? spokenName(architecture, *m_drawn.link, m_canvas->overlay().of(*m_drawn.link), count)
                   : QString();
    const Element *element = architecture.element(m_drawn.element);
    if (!element)
        return {};
    const ElementOverlay overlay = m_canvas->overlay().of(m_drawn.element);
    return kind == QAccessible::Name ? spokenName(architecture, *element, overlay, count)
                                     : spokenDescription(architecture, *element, overlay);
}

QRectF DrawnAccessible::shownRect() const
{
    if (!isValid())
        return {};
    const CanvasPicture &picture = m_canvas->picture();
    return m_canvas->viewport().toScreen(m_drawn.link ? reachOf(*picture.link(*m_drawn.link))
                                                      : picture.element(m_drawn.element)->rect);
}

QRect DrawnAccessible::rect() const
{
    const QRectF shown = shownRect();
    return isValid() ? QRect(m_canvas->mapToGlobal(shown.topLeft().toPoint()), shown.size().toSize()) : QRect();
}

QAccessible::State DrawnAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const Selection &selection = *m_canvas->selection();
    state.selectable = true;
    state.multiSelectable = true;
    state.selected = m_drawn.link ? selection.contains(*m_drawn.link) : selection.contains(m_drawn.element);
    state.focusable = !m_drawn.link;
    state.focused = !m_drawn.link && m_canvas->hasFocus() && m_canvas->state().focused == m_drawn.element;
    state.readOnly = !m_canvas->document().readOnlyReason().isEmpty();
    state.offscreen = !shownRect().intersects(QRectF(m_canvas->rect()));
    state.invisible = !m_canvas->isVisible();
    const PictureElement *element = m_drawn.link ? nullptr : m_canvas->picture().element(m_drawn.element);
    if (element && isContainer(element->kind)) {
        state.expandable = true;
        state.expanded = !element->isCollapsed;
        state.collapsed = element->isCollapsed;
    }
    return state;
}

void *DrawnAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList DrawnAccessible::actionNames() const
{
    if (!isValid())
        return {};
    QStringList names = {selectAction(), showMenuAction()};
    if (!m_drawn.link)
        names += {renameAction(), setFocusAction()};
    return names;
}

QString DrawnAccessible::localizedActionName(const QString &name) const
{
    return name == selectAction()   ? Words::tr("Select")
           : name == renameAction() ? Words::tr("Rename")
                                    : QAccessibleActionInterface::localizedActionName(name);
}

QString DrawnAccessible::localizedActionDescription(const QString &name) const
{
    return name == selectAction()   ? Words::tr("Selects it and shows it in the inspector")
           : name == renameAction() ? Words::tr("Opens its name for typing")
                                    : QAccessibleActionInterface::localizedActionDescription(name);
}

QStringList DrawnAccessible::keyBindingsForAction(const QString &name) const
{
    return name == renameAction() && m_canvas
               ? QStringList{m_canvas->canvasActions()->rename()->shortcut().toString(QKeySequence::NativeText)}
               : QStringList();
}

void DrawnAccessible::doAction(const QString &name)
{
    if (!isValid() || !actionNames().contains(name))
        return;
    if (name == setFocusAction()) {
        m_canvas->setFocus();
        m_canvas->setFocused(m_drawn.element);
        return;
    }
    m_drawn.link ? m_canvas->selection()->set(*m_drawn.link) : m_canvas->selection()->set(m_drawn.element);
    if (name == renameAction()) {
        m_canvas->editName(m_drawn.element);
    } else if (name == showMenuAction()) {
        const QPoint middle = shownRect().center().toPoint();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, m_canvas->mapToGlobal(middle));
        QCoreApplication::sendEvent(m_canvas, &event);
    }
}

/// The canvas: what is drawn, then the widgets on it, for instance the field in which a name is typed.
class CanvasAccessible : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView *canvas) : QAccessibleWidget(canvas, QAccessible::Canvas) {}

    [[nodiscard]] CanvasView *canvas() const { return static_cast<CanvasView *>(object()); }

    [[nodiscard]] CanvasTree *tree() const { return CanvasTree::of(canvas()); }

    [[nodiscard]] int childCount() const override { return tree()->count() + QAccessibleWidget::childCount(); }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        return index < tree()->count() ? tree()->at(index) : QAccessibleWidget::child(index - tree()->count());
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (const auto *drawn = dynamic_cast<const DrawnAccessible *>(child))
            return tree()->indexOf(drawn->drawn());
        const int at = QAccessibleWidget::indexOfChild(child);
        return at < 0 ? at : tree()->count() + at;
    }

    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        if (QAccessibleInterface *widget = QAccessibleWidget::childAt(x, y); widget && widget->object() != object())
            return widget;
        const QPointF point = canvas()->viewport().toDrawing(canvas()->mapFromGlobal(QPointF(x, y)));
        if (const ElementId id = canvas()->picture().elementAt(point); !id.isEmpty())
            return tree()->of({.element = id});
        const auto link = canvas()->picture().linkAt(point, 6 / canvas()->viewport().zoom);
        return link ? tree()->of({.link = link}) : nullptr;
    }

    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        const ElementId &focused = canvas()->state().focused;
        if (canvas()->hasFocus() && !focused.isEmpty())
            return tree()->of({.element = focused});
        return QAccessibleWidget::focusChild();
    }
};

} // namespace

QAccessibleInterface *makeCanvasAccessible(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<CanvasView *>(object);
    return canvas && CanvasTree::of(canvas) ? new CanvasAccessible(canvas) : nullptr;
}

QAccessibleInterface *makeDrawnAccessible(CanvasView *canvas, const Drawn &drawn)
{
    return new DrawnAccessible(canvas, drawn);
}

} // namespace rheo::ui
