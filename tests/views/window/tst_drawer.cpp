// SPDX-License-Identifier: Apache-2.0
#include "views/window/drawer.h"

#include <QLabel>
#include <QTabBar>
#include <QToolButton>
#include <QtTest>

using namespace rheo::ui;

class TestDrawer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aClickOnAnotherTabShowsItsPanel();
    void aClickOnTheOpenTabFolds();
    void aClickOnAnyTabOpensAFoldedDrawer();
    void theButtonFoldsAndOpens();
    void foldedItIsAsHighAsItsTabs();
    void eachTabKeepsItsHeight();
    void aFoldedHeightIsNotKept();
    void countsStandInTheTab();
    void showPanelOpens();

private:
    void clickTab(int index)
    {
        auto *tabs = m_drawer->findChild<QTabBar *>();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    }

    std::unique_ptr<Drawer> m_drawer;
    QLabel *m_events = nullptr;
    QLabel *m_traces = nullptr;
};

void TestDrawer::init()
{
    m_drawer = std::make_unique<Drawer>();
    m_events = new QLabel(QStringLiteral("events"));
    m_traces = new QLabel(QStringLiteral("traces"));
    m_drawer->addPanel(m_events, QStringLiteral("Events"));
    m_drawer->addPanel(m_traces, QStringLiteral("Traces"));
    m_drawer->resize(600, 240);
    m_drawer->show();
}

void TestDrawer::aClickOnAnotherTabShowsItsPanel()
{
    QCOMPARE(m_drawer->currentPanel(), m_events);
    clickTab(1);
    QCOMPARE(m_drawer->currentPanel(), m_traces);
    QVERIFY(!m_drawer->isFolded());
    QVERIFY(m_traces->isVisible());
}

void TestDrawer::aClickOnTheOpenTabFolds()
{
    clickTab(0);
    QVERIFY(m_drawer->isFolded());
    QVERIFY(!m_events->isVisible());
}

void TestDrawer::aClickOnAnyTabOpensAFoldedDrawer()
{
    m_drawer->setFolded(true);
    clickTab(1);
    QVERIFY(!m_drawer->isFolded());
    QVERIFY(m_traces->isVisible());
    m_drawer->setFolded(true);
    clickTab(1);
    QVERIFY(!m_drawer->isFolded());
}

void TestDrawer::theButtonFoldsAndOpens()
{
    auto *button = m_drawer->findChild<QToolButton *>(QStringLiteral("drawerFold"));
    const QString whenOpen = button->accessibleName();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_drawer->isFolded());
    QVERIFY(button->accessibleName() != whenOpen);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!m_drawer->isFolded());
    QCOMPARE(button->accessibleName(), whenOpen);
}

void TestDrawer::foldedItIsAsHighAsItsTabs()
{
    QSignalSpy heights(m_drawer.get(), &Drawer::heightWanted);
    m_drawer->setFolded(true);
    QCOMPARE(heights.takeLast().at(0).toInt(), Drawer::tabsHeight);
    QCOMPARE(m_drawer->maximumHeight(), Drawer::tabsHeight);
    QTRY_COMPARE(m_drawer->minimumSizeHint().height(), Drawer::tabsHeight);
}

void TestDrawer::eachTabKeepsItsHeight()
{
    m_drawer->rememberHeight(300);
    clickTab(1);
    m_drawer->rememberHeight(180);
    QSignalSpy heights(m_drawer.get(), &Drawer::heightWanted);
    clickTab(0);
    QCOMPARE(heights.takeLast().at(0).toInt(), 300);
    clickTab(1);
    QCOMPARE(heights.takeLast().at(0).toInt(), 180);
}

void TestDrawer::aFoldedHeightIsNotKept()
{
    m_drawer->rememberHeight(300);
    m_drawer->setFolded(true);
    m_drawer->rememberHeight(Drawer::tabsHeight);
    m_drawer->setFolded(false);
    QCOMPARE(m_drawer->wantedHeight(), 300);
}

void TestDrawer::countsStandInTheTab()
{
    auto *tabs = m_drawer->findChild<QTabBar *>();
    m_drawer->setCount(m_traces, 18402);
    QCOMPARE(tabs->tabText(0), QStringLiteral("Events"));
    QVERIFY(tabs->tabText(1).startsWith(QStringLiteral("Traces")));
    QVERIFY2(tabs->tabText(1).endsWith(QLocale().toString(18402)), qPrintable(tabs->tabText(1)));
    m_drawer->setCount(m_traces, 0);
    QCOMPARE(tabs->tabText(1), QStringLiteral("Traces"));
}

void TestDrawer::showPanelOpens()
{
    m_drawer->setFolded(true);
    m_drawer->showPanel(m_traces);
    QVERIFY(!m_drawer->isFolded());
    QCOMPARE(m_drawer->currentPanel(), m_traces);
    QVERIFY(m_traces->isVisible());
}

QTEST_MAIN(TestDrawer)
#include "tst_drawer.moc"
