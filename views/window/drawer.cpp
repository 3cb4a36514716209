// SPDX-License-Identifier: Apache-2.0
#include "views/window/drawer.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int standardHeight = 236;
constexpr int highest = 4000; ///< that settings may ask for

const QString foldedKey = QStringLiteral("folded");
const QString tabKey = QStringLiteral("tab");
const QString heightsKey = QStringLiteral("heights");

/// By its class: titles are translated, and positions change from one version to the next.
QString stateName(const QWidget *panel)
{
    return panel ? QString::fromLatin1(panel->metaObject()->className()).section(QStringLiteral("::"), -1) : QString();
}

} // namespace

Drawer::Drawer(QWidget *parent)
    : QFrame(parent), m_tabs(new QTabBar), m_fold(new QToolButton), m_panels(new QStackedWidget)
{
    setObjectName(QStringLiteral("drawer"));
    m_tabs->setObjectName(QStringLiteral("drawerTabs"));
    m_tabs->setAccessibleName(tr("Panels"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFixedHeight(tabsHeight);
    m_fold->setObjectName(QStringLiteral("drawerFold"));
    m_fold->setArrowType(Qt::DownArrow);
    m_fold->setAutoRaise(true);
    m_fold->setToolTip(tr("Fold the panels away"));
    m_fold->setAccessibleName(m_fold->toolTip());
    m_panels->setMinimumHeight(0);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_tabs, 1); // more than it wants: the bold title of another tab may be wider
    row->addWidget(m_fold);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_panels, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &Drawer::chooseTab);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            setFolded(index == m_tabs->currentIndex() && !m_folded);
    });
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
}

int Drawer::addPanel(QWidget *panel, const QString &title)
{
    m_titles.insert(panel, title);
    m_panels->addWidget(panel);
    return m_tabs->addTab(title);
}

void Drawer::setShown(QWidget *panel, bool shown)
{
    const int index = m_panels->indexOf(panel);
    const bool wasOpen = index == m_tabs->currentIndex();
    m_tabs->setTabVisible(index, shown);
    if (!shown && wasOpen)
        setFolded(true);
}

void Drawer::setCount(QWidget *panel, qint64 count)
{
    const QString title = m_titles.value(panel);
    m_tabs->setTabText(m_panels->indexOf(panel),
                       count > 0 ? QStringLiteral("%1  %2").arg(title, QLocale().toString(count)) : title);
}

void Drawer::showPanel(QWidget *panel)
{
    m_tabs->setCurrentIndex(m_panels->indexOf(panel));
    setFolded(false);
}

QWidget *Drawer::currentPanel() const
{
    return m_panels->currentWidget();
}

void Drawer::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    m_panels->setVisible(!folded);
    m_fold->setArrowType(folded ? Qt::UpArrow : Qt::DownArrow);
    m_fold->setToolTip(folded ? tr("Open the panels") : tr("Fold the panels away"));
    m_fold->setAccessibleName(m_fold->toolTip());
    tellHeight();
}

int Drawer::wantedHeight() const
{
    return m_folded ? tabsHeight : m_heights.value(m_panels->currentWidget(), standardHeight);
}

void Drawer::rememberHeight(int height)
{
    if (!m_folded && height > tabsHeight)
        m_heights.insert(m_panels->currentWidget(), height);
}

QVariantMap Drawer::state() const
{
    QVariantMap heights;
    for (auto it = m_heights.cbegin(); it != m_heights.cend(); ++it)
        heights.insert(stateName(it.key()), *it);
    return {{foldedKey, m_folded}, {tabKey, stateName(currentPanel())}, {heightsKey, heights}};
}

void Drawer::setState(const QVariantMap &state)
{
    const QVariantMap heights = state.value(heightsKey).toMap();
    for (int index = 0; index < m_panels->count(); ++index) {
        QWidget *panel = m_panels->widget(index);
        if (const int height = heights.value(stateName(panel)).toInt(); height > tabsHeight && height <= highest)
            m_heights.insert(panel, height);
        if (state.value(tabKey).toString() == stateName(panel))
            m_tabs->setCurrentIndex(index);
    }
    setFolded(state.value(foldedKey, true).toBool());
    tellHeight();
}

void Drawer::chooseTab(int index)
{
    m_panels->setCurrentIndex(index);
    tellHeight();
}

void Drawer::tellHeight()
{
    setMaximumHeight(m_folded ? tabsHeight : QWIDGETSIZE_MAX);
    Q_EMIT heightWanted(wantedHeight());
}

} // namespace rheo::ui
