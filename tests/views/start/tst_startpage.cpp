// SPDX-License-Identifier: Apache-2.0
#include "model/patterns/patterns.h"
#include "tests/views/start/ownsettings.h"
#include "views/start/patterngallery.h"
#include "views/start/patternpicture.h"
#include "views/start/recentfiles.h"
#include "views/start/startpage.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

class TestStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_own = std::make_unique<OwnSettings>();
        applyTheme(ThemeChoice::Light);
        m_files = std::make_unique<RecentFiles>();
        m_page = std::make_unique<StartPage>(m_files.get());
        m_page->resize(1366, 640);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_gallery = m_page->findChild<PatternGallery *>();
    }

    void theGalleryHasTheKeys()
    {
        QCOMPARE(QApplication::focusWidget(), m_gallery);
        QCOMPARE(m_gallery->shown(), patternNames().size());
        QCOMPARE(m_gallery->current(), patternNames().front());
    }

    void arrowsGoFromCardToCardAndEnterOpens()
    {
        QSignalSpy chosen(m_page.get(), &StartPage::patternChosen);
        QTest::keyClick(m_gallery, Qt::Key_Right);
        QCOMPARE(m_gallery->current(), patternNames()[1]);
        QTest::keyClick(m_gallery, Qt::Key_Down);
        QCOMPARE(m_gallery->current(), patternNames()[6]);
        QTest::keyClick(m_gallery, Qt::Key_Left);
        QTest::keyClick(m_gallery, Qt::Key_Up);
        QCOMPARE(m_gallery->current(), patternNames()[0]);
        QTest::keyClick(m_gallery, Qt::Key_End);
        QTest::keyClick(m_gallery, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), patternNames().back());
    }

    void aDoubleClickOpensEach()
    {
        QSignalSpy chosen(m_page.get(), &StartPage::patternChosen);
        for (int row = 0; row < m_gallery->shown(); ++row) {
            const QPoint card = m_gallery->visualRect(m_gallery->model()->index(row, 0)).center();
            QTest::mouseClick(m_gallery->viewport(), Qt::LeftButton, {}, card);
            QTest::mouseDClick(m_gallery->viewport(), Qt::LeftButton, {}, card);
            QCOMPARE(chosen.size(), row + 1);
            QCOMPARE(chosen.last()[0].toString(), patternNames()[row]);
        }
    }

    void theDoorSimulatesWhatIsChosen()
    {
        QSignalSpy chosen(m_page.get(), &StartPage::simulationChosen);
        auto *simulate = m_page->findChild<QPushButton *>(QStringLiteral("simulatePattern"));
        QTest::keyClick(m_gallery, Qt::Key_Right);
        QCOMPARE(simulate->text(), QStringLiteral("Simulate CQRS"));
        QTest::mouseClick(simulate, Qt::LeftButton);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("cqrs"));
    }

    void theFilterLeavesWhatHasTheWords()
    {
        auto *filter = m_page->findChild<QLineEdit *>(QStringLiteral("patternFilter"));
        auto *description = m_page->findChild<QLabel *>(QStringLiteral("patternDescription"));
        auto *simulate = m_page->findChild<QPushButton *>(QStringLiteral("simulatePattern"));
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("SAGA"));
        QVERIFY(m_gallery->shown() >= 1 && m_gallery->shown() < 10);
        QVERIFY(!m_gallery->current().isEmpty());
        QTest::keyClicks(filter, QStringLiteral(" (.*["));
        QCOMPARE(m_gallery->shown(), 0);
        QVERIFY(description->text().contains(QStringLiteral("SAGA (.*[")));
        QVERIFY(!simulate->isEnabled());
        QSignalSpy chosen(m_page.get(), &StartPage::patternChosen);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        filter->clear();
        QCOMPARE(m_gallery->shown(), 10);
        QVERIFY(simulate->isEnabled());
        QTest::keyClicks(filter, QStringLiteral("outbox"));
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("outbox"));
    }

    void eachButtonAsks_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("open") << QStringLiteral("startOpen") << QByteArray(SIGNAL(openWanted()));
        QTest::newRow("have") << QStringLiteral("openWhatYouHave") << QByteArray(SIGNAL(openWanted()));
        QTest::newRow("empty") << QStringLiteral("emptyCanvas") << QByteArray(SIGNAL(emptyWanted()));
        QTest::newRow("connect") << QStringLiteral("connectCluster") << QByteArray(SIGNAL(connectWanted()));
        QTest::newRow("back") << QStringLiteral("startBack") << QByteArray(SIGNAL(backWanted()));
    }

    void eachButtonAsks()
    {
        QFETCH(QString, button);
        QFETCH(QByteArray, signal);
        m_page->setDrawing(QStringLiteral("Shop & more"));
        m_page->setDrawnTopics(2);
        QSignalSpy asked(m_page.get(), signal.constData());
        QTest::mouseClick(m_page->findChild<QPushButton *>(button), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void theClusterDoorSaysWhatItNeeds()
    {
        auto *connectButton = m_page->findChild<QPushButton *>(QStringLiteral("connectCluster"));
        QVERIFY(!connectButton->isEnabled());
        m_page->setDrawnTopics(1);
        QVERIFY(connectButton->isEnabled());
    }

    void escapeGoesBackOnlyWhereThereIsADrawing()
    {
        QSignalSpy back(m_page.get(), &StartPage::backWanted);
        QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("startBack"))->isVisible());
        QTest::keyClick(m_gallery, Qt::Key_Escape);
        QCOMPARE(back.size(), 0);
        m_page->setDrawing(QStringLiteral("Shop"));
        QTest::keyClick(m_gallery, Qt::Key_Escape);
        QCOMPARE(back.size(), 1);
    }

    void everyControlIsReachedByTab()
    {
        m_page->setDrawing(QStringLiteral("Shop"));
        m_page->setDrawnTopics(1);
        m_files->enter(m_own->file("a.rheo"));
        QSet<QString> reached;
        for (int step = 0; step < 20; ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const QWidget *widget = QApplication::focusWidget();
            const auto *button = qobject_cast<const QPushButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
            reached += widget->objectName();
        }
        for (const char *name : {"recentList", "startOpen", "startBack", "simulatePattern", "openWhatYouHave",
                                 "connectCluster", "patternFilter", "emptyCanvas", "patternGallery"})
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    }

    void allOfItFitsASmallWindow()
    {
        const auto *area = m_page->findChild<QScrollArea *>();
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        QVERIFY2(area->verticalScrollBar()->maximum() <= 24, "two rows of cards without scrolling");
        QCOMPARE(m_gallery->visualRect(m_gallery->model()->index(4, 0)).top(),
                 m_gallery->visualRect(m_gallery->model()->index(0, 0)).top());
        m_page->resize(800, 600);
        QVERIFY(m_gallery->visualRect(m_gallery->model()->index(9, 0)).bottom() <= m_gallery->height());
        QVERIFY(area->verticalScrollBar()->maximum() > 0);
    }

    void eachPatternHasAPicture_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : patternNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void eachPatternHasAPicture()
    {
        QFETCH(QString, name);
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            const QImage picture = smallPicture(pattern(name).value(), {190, 100}, 2, *theme).toImage();
            QCOMPARE(picture.size(), QSize(380, 200));
            int drawn = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    drawn += picture.pixelColor(x, y) != theme->canvas ? 1 : 0;
            }
            QVERIFY2(drawn > 4000, qPrintable(QString::number(drawn)));
            QCOMPARE(picture.pixelColor(2, 2), theme->canvas);
        }
        QCOMPARE(smallPicture({}, {190, 100}, 1, Theme::light()).toImage().pixelColor(95, 50), Theme::light().canvas);
    }

private:
    std::unique_ptr<OwnSettings> m_own;
    std::unique_ptr<RecentFiles> m_files;
    std::unique_ptr<StartPage> m_page;
    PatternGallery *m_gallery = nullptr;
};

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
