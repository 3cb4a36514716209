// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/panels/eventspanel.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

class TestEventsPanel : public QObject
{
    Q_OBJECT

    struct Shown
    {
        EventsPanel panel;
        QSignalSpy chosen{&panel, &EventsPanel::eventChosen};
        QSignalSpy wanted{&panel, &EventsPanel::traceWanted};
        QSignalSpy filters{&panel, &EventsPanel::filterChanged};

        Shown()
        {
            connect(&panel, &EventsPanel::rowsWanted, &panel,
                    [this](const std::vector<Sequence> &rows) { panel.take(sampleRange(rows)); });
            panel.resize(900, 260);
            panel.setExtent(0, 10'000);
            panel.show();
            (void)QTest::qWaitForWindowExposed(&panel);
        }

        [[nodiscard]] EventsTable &table() { return *panel.table(); }

        [[nodiscard]] Sequence lastShown()
        {
            return panel.model()->sequenceAt(panel.model()->windowFirst() + panel.model()->rowCount() - 1);
        }

        template<typename Widget> Widget *child(const char *name)
        {
            return panel.findChild<Widget *>(QString::fromLatin1(name));
        }

        void wheel(int angle)
        {
            QWidget *viewport = table().view()->viewport();
            const QPointF where(20, 20);
            QWheelEvent event(where, viewport->mapToGlobal(where), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(viewport, &event);
        }
    };

private Q_SLOTS:

    void initTestCase() { applyTheme(ThemeChoice::Light); }

    void followsTheNewestUntilScrolledUp()
    {
        Shown shown;
        QCOMPARE(shown.lastShown(), 9'999);
        shown.panel.setExtent(0, 10'500);
        QCOMPARE(shown.lastShown(), 10'499);
        QVERIFY(!shown.child<QPushButton>("goToNewest")->isVisible());
        shown.wheel(120);
        QVERIFY(!shown.table().isFollowing());
        const Sequence last = shown.lastShown();
        QCOMPARE(last, 10'496);
        shown.panel.setExtent(0, 11'000);
        QCOMPARE(shown.lastShown(), last);
        QVERIFY(shown.child<QPushButton>("goToNewest")->isVisible());
        QTest::mouseClick(shown.child<QPushButton>("goToNewest"), Qt::LeftButton);
        QCOMPARE(shown.lastShown(), 10'999);
        QVERIFY(shown.table().isFollowing());
    }

    void scrollingToTheEndFollowsAgain()
    {
        Shown shown;
        shown.wheel(1'200);
        QVERIFY(!shown.table().isFollowing());
        shown.wheel(-12'000);
        QVERIFY(shown.table().isFollowing());
    }

    void theRingTakesRowsFromUnderTheWindow()
    {
        Shown shown;
        shown.table().scrollTo(10);
        shown.panel.setExtent(500, 10'000);
        QCOMPARE(shown.panel.model()->windowFirst(), 500);
        QVERIFY(!shown.table().isFollowing());
    }

    void keysChooseAndScroll()
    {
        Shown shown;
        QTest::keyClick(shown.table().view(), Qt::Key_Up);
        QCOMPARE(shown.table().current(), 9'999);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(shown.table().view(), Qt::Key_Up);
        QCOMPARE(shown.table().current(), 9'969);
        QVERIFY(shown.table().view()->currentIndex().isValid());
        QCOMPARE(shown.table().view()->currentIndex().data(EventsModel::sequenceRole).toLongLong(), 9'969);
        QTest::keyClick(shown.table().view(), Qt::Key_Home);
        QCOMPARE(shown.table().current(), 0);
        QCOMPARE(shown.chosen.last().at(0).toLongLong(), 0);
        QTest::keyClick(shown.table().view(), Qt::Key_Return);
        QCOMPARE(shown.wanted.last().at(0).toLongLong(), 0);
        QTest::keyClick(shown.table().view(), Qt::Key_End);
        QVERIFY(shown.table().isFollowing());
    }

    void aClickChoosesAndADoubleClickOpensTheTrace()
    {
        Shown shown;
        QTableView *view = shown.table().view();
        const QPoint second = view->visualRect(shown.panel.model()->index(1, 1)).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(shown.chosen.size(), 1);
        const Sequence chosen = shown.table().current();
        QVERIFY(!shown.table().isFollowing());
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(shown.wanted.last().at(0).toLongLong(), chosen);
    }

    void theBarSpansTheWholeRecording()
    {
        Shown shown;
        shown.panel.setExtent(0, 100'000'000'000);
        QScrollBar *bar = shown.table().scrollBar();
        bar->setValue(0);
        QCOMPARE(shown.panel.model()->windowFirst(), 0);
        bar->setValue(bar->maximum());
        QCOMPARE(shown.lastShown(), 99'999'999'999);
        bar->setValue(bar->maximum() / 2);
        QVERIFY(std::abs(shown.panel.model()->windowFirst() - 50'000'000'000) < 1'000);
    }

    void aFilterIsAppliedAfterAPauseInTyping()
    {
        Shown shown;
        QTest::keyClicks(shown.child<QLineEdit>("eventsFilter"), QStringLiteral("key = ord-1"));
        QTRY_COMPARE(shown.filters.size(), 1);
        const auto filter = shown.filters.at(0).at(0).value<EventFilter>();
        QCOMPARE(filter.conditions.size(), size_t(1));
        shown.panel.take(FilterAnswer{{5, 6}, 4'000, 10'000, false, false});
        QCOMPARE(shown.panel.model()->rowCount(), 2);
        QVERIFY(shown.child<QLabel>("filterState")->text().contains(QStringLiteral("2 found")));
        shown.panel.setFilterText({});
        QVERIFY(shown.filters.last().at(0).value<EventFilter>().isEmpty());
        QCOMPARE(shown.lastShown(), 9'999);
    }

    void aBadFilterMarksTheBoxAndChangesNothing()
    {
        Shown shown;
        auto *box = shown.child<QLineEdit>("eventsFilter");
        shown.panel.setFilterText(QStringLiteral("colour = red"));
        QCOMPARE(shown.filters.size(), 0);
        QVERIFY(box->property("problem").toBool());
        QVERIFY(shown.child<QLabel>("filterProblem")->text().contains(QStringLiteral("colour")));
        QCOMPARE(shown.lastShown(), 9'999);
        shown.panel.setFilterText(QStringLiteral("red"));
        QVERIFY(!box->property("problem").toBool());
    }

    void anEmptyRecordingSaysWhatWillBeThere()
    {
        EventsPanel panel;
        panel.resize(600, 200);
        panel.show();
        QVERIFY(panel.findChild<QLabel *>(QStringLiteral("eventsEmpty"))->isVisible());
        panel.setExtent(0, 1);
        QVERIFY(!panel.findChild<QLabel *>(QStringLiteral("eventsEmpty"))->isVisible());
    }
};

QTEST_MAIN(TestEventsPanel)
#include "tst_eventspanel.moc"
