// SPDX-License-Identifier: Apache-2.0
#include "views/window/windowtoolbar.h"

#include "views/theme/icons.h"
#include "views/window/windowactions.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace rheo::ui {

namespace {

constexpr int barHeight = 44;

/// The style sheet's padding of a tool bar would take its height too, and its layout overrules a fixed height.
QWidget *spacer(int width)
{
    auto *widget = new QWidget;
    widget->setFixedSize(width, barHeight);
    return widget;
}

QWidget *stretch()
{
    auto *widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

QString sourceText(WindowToolBar::Source source, const QString &words)
{
    switch (source) {
    case WindowToolBar::Source::None:
        return WindowToolBar::tr("Not connected");
    case WindowToolBar::Source::Simulated:
        return WindowToolBar::tr("Simulated on the embedded cluster");
    case WindowToolBar::Source::Cluster:
        return WindowToolBar::tr("%1 · reads only").arg(words);
    case WindowToolBar::Source::Recording:
        return words;
    }
    std::unreachable();
}

/// A push button that does what an action does, with its words and its enabled state.
QPushButton *buttonFor(QAction *action, const QString &name)
{
    auto *button = new QPushButton(action->icon(), action->text().remove(QLatin1Char('&')));
    button->setObjectName(name);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    const auto tip = [button, action] { button->setToolTip(action->toolTip()); };
    QObject::connect(action, &QAction::changed, button, tip);
    tip();
    return button;
}

} // namespace

WindowToolBar::WindowToolBar(WindowActions *actions, QAction *fit, QWidget *find, QWidget *parent)
    : QToolBar(parent)
    , m_actions(actions)
    , m_source(new QLabel)
    , m_record(buttonFor(actions->record, QStringLiteral("recordButton")))
    , m_primary(new QPushButton)
{
    setObjectName(QStringLiteral("toolBar"));
    setWindowTitle(tr("Tool bar"));
    setMovable(false);
    setIconSize({18, 18});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    if (auto *more = findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button")))
        more->setAccessibleName(tr("More of the tool bar"));
    addWidget(spacer(8));
    addActions({actions->undo, actions->redo});
    addSeparator();
    fit->setIcon(icon(QStringLiteral("border-corners")));
    addActions({actions->autoLayout, fit});
    for (QAction *action : {actions->undo, actions->redo, actions->autoLayout, fit}) {
        auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
        button->setMinimumSize(32, 32); // else the style sheet's padding leaves the icon too little room
        if (action == actions->undo || action == actions->redo)
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    addWidget(stretch());
    find->setMinimumWidth(300);
    find->setMaximumWidth(360);
    addWidget(find);
    addWidget(stretch());
    addWidget(rightEnd());
    connect(m_primary, &QPushButton::clicked, this,
            [this] { (m_actions->stop->isEnabled() ? m_actions->stop : m_actions->simulate)->trigger(); });
    for (const QAction *action : {m_actions->stop, m_actions->simulate})
        connect(action, &QAction::changed, this, &WindowToolBar::showPrimaryTip);
    setSource(Source::None, {}, false);
}

void WindowToolBar::showPrimaryTip()
{
    m_primary->setToolTip((m_isRunning ? m_actions->stop : m_actions->simulate)->toolTip());
}

QWidget *WindowToolBar::rightEnd()
{
    m_source->setObjectName(QStringLiteral("source"));
    m_primary->setObjectName(QStringLiteral("primaryButton"));
    m_primary->setProperty("role", QStringLiteral("primary"));
    auto *end = new QWidget;
    auto *row = new QHBoxLayout(end);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(12);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_source, m_record, m_primary})
        row->addWidget(widget, 0, Qt::AlignVCenter);
    return end;
}

void WindowToolBar::setSource(Source source, const QString &words, bool running)
{
    m_kind = source;
    m_words = words;
    m_isRunning = running;
    showSource();
    m_record->setVisible(!running);
    m_primary->setText(running ? (source == Source::Simulated ? tr("Stop simulation") : tr("Stop recording"))
                               : tr("Simulate"));
    m_primary->setIcon(
        icon(running ? QStringLiteral("player-stop-filled") : QStringLiteral("player-play"), &Theme::onSelection));
    showPrimaryTip();
}

void WindowToolBar::showSource()
{
    const Theme &theme = Theme::current();
    const bool isConnected = m_kind == Source::Cluster && m_isRunning;
    const QString text = sourceText(m_kind, m_words);
    m_source->setText(QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp; %3")
                          .arg((isConnected ? theme.good : theme.secondText).name(),
                               isConnected ? QStringLiteral("●") : QStringLiteral("○"), text.toHtmlEscaped()));
    m_source->setAccessibleName(text);
}

void WindowToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showSource();
}

} // namespace rheo::ui
