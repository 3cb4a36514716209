// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/focusmode.h"

#include "model/base/displaytext.h"
#include "views/canvas/canvasview.h"

#include <QActionGroup>

namespace rheo::ui {

namespace {

constexpr qsizetype mostOfAName = 40;

/// A bright element in a dim container would look as if it stood alone.
void addContainers(const Architecture &architecture, QSet<ElementId> &elements)
{
    const QSet<ElementId> inner = elements;
    for (const ElementId &id : inner) {
        const Element *element = architecture.element(id);
        while (element && !element->container.isEmpty() && !elements.contains(element->container)) {
            elements.insert(element->container);
            element = architecture.element(element->container);
        }
    }
}

} // namespace

FocusMode::FocusMode(CanvasView *canvas)
    : QObject(canvas), m_canvas(canvas), m_toggle(new QAction(tr("Focus on the flow of the selection"), this))
{
    m_toggle->setObjectName(QStringLiteral("focusMode"));
    m_toggle->setCheckable(true);
    m_toggle->setShortcut(QKeySequence(Qt::Key_F8));
    m_toggle->setShortcutContext(Qt::WidgetShortcut);
    m_toggle->setEnabled(false);
    canvas->addAction(m_toggle);
    makeDirections();
    connect(m_toggle, &QAction::toggled, this, &FocusMode::setOn);
    connect(canvas->selection(), &Selection::changed, this, &FocusMode::takeSelection);
    connect(&canvas->document(), &ArchitectureDocument::changed, this, &FocusMode::takeChange);
}

void FocusMode::makeDirections()
{
    auto *group = new QActionGroup(this);
    const auto add = [&](const char *name, const QString &text, FlowDirection direction) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setData(int(direction));
        group->addAction(action);
        m_directions += action;
        connect(action, &QAction::triggered, this, &FocusMode::show);
    };
    add("focusBoth", tr("Focus upstream and downstream"), FlowDirection::Both);
    add("focusUpstream", tr("Focus upstream only"), FlowDirection::Upstream);
    add("focusDownstream", tr("Focus downstream only"), FlowDirection::Downstream);
    m_directions.front()->setChecked(true);
}

void FocusMode::setOn(bool on)
{
    if (on) {
        m_elements = m_canvas->selection()->elements();
        m_links = m_canvas->selection()->links();
        Q_EMIT began();
        show();
        return;
    }
    m_elements.clear();
    m_links.clear();
    m_words.clear();
    m_toggle->setEnabled(!m_canvas->selection()->isEmpty());
    m_canvas->setSpotlight({});
}

bool FocusMode::leave()
{
    const bool was = isOn();
    m_toggle->setChecked(false);
    return was;
}

void FocusMode::takeSelection()
{
    const Selection &selection = *m_canvas->selection();
    m_toggle->setEnabled(isOn() || !selection.isEmpty());
    if (!isOn() || selection.isEmpty())
        return;
    m_elements = selection.elements();
    m_links = selection.links();
    show();
}

void FocusMode::takeChange(const DocumentChange &change)
{
    if (!isOn())
        return;
    const Architecture &architecture = m_canvas->document().architecture();
    m_elements.removeIf([&](const ElementId &id) { return !architecture.element(id); });
    m_links.removeIf([&](const LinkId &id) { return !architecture.link(id); });
    if (change.everything || (m_elements.isEmpty() && m_links.isEmpty()))
        leave();
    else
        show();
}

void FocusMode::show()
{
    if (!isOn())
        return;
    const Architecture &architecture = m_canvas->document().architecture();
    DataFlow flow = dataFlow(architecture, m_elements, m_links, direction());
    addContainers(architecture, flow.elements);
    const QString way = direction() == FlowDirection::Both       ? tr("upstream and downstream")
                        : direction() == FlowDirection::Upstream ? tr("upstream")
                                                                 : tr("downstream");
    m_words = tr("Focus: %1, %2 · Esc leaves").arg(subject(), way);
    m_canvas->setSpotlight(Spotlight{.elements = flow.elements, .links = flow.links});
}

QString FocusMode::subject() const
{
    const Architecture &architecture = m_canvas->document().architecture();
    const auto nameOf = [&](const ElementId &id) {
        const Element *element = architecture.element(id);
        return element ? displayText(element->name, mostOfAName) : QString();
    };
    if (m_elements.size() == 1 && m_links.isEmpty())
        return nameOf(*m_elements.begin());
    if (m_elements.isEmpty() && m_links.size() == 1)
        return tr("%1 to %2").arg(nameOf(m_links.begin()->from), nameOf(m_links.begin()->to));
    return m_elements.isEmpty() ? tr("%1 links").arg(m_links.size()) : tr("%1 elements").arg(m_elements.size());
}

FlowDirection FocusMode::direction() const
{
    for (const QAction *action : m_directions) {
        if (action->isChecked())
            return FlowDirection(action->data().toInt());
    }
    return FlowDirection::Both;
}

} // namespace rheo::ui
