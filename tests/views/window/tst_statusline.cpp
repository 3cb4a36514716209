// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"
#include "views/window/statusline.h"

#include <QLabel>
#include <QToolButton>
#include <QtTest>

using namespace rheo::ui;

class TestStatusLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_line = std::make_unique<StatusLine>();
        m_line->resize(1366, 26);
        m_line->show();
    }

    void saysNothingLiveAtFirst()
    {
        for (const char *name : {"lamp", "rates", "recordingBytes", "drawnShare", "trouble"})
            QVERIFY2(!label(name)->isVisible(), name);
        QCOMPARE(said("selectionCount"), QStringLiteral("Nothing selected"));
        QCOMPARE(said("zoom"), QStringLiteral("100 %"));
    }

    void countsTheSelection_data()
    {
        QTest::addColumn<int>("elements");
        QTest::addColumn<int>("links");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << 0 << 0 << "Nothing selected";
        QTest::newRow("one element") << 1 << 0 << "1 element selected";
        QTest::newRow("elements") << 3 << 0 << "3 elements selected";
        QTest::newRow("one link") << 0 << 1 << "1 link selected";
        QTest::newRow("both") << 2 << 5 << "2 elements, 5 links selected";
    }

    void countsTheSelection()
    {
        QFETCH(int, elements);
        QFETCH(int, links);
        m_line->setSelection(elements, links);
        QTEST(said("selectionCount"), "words");
    }

    void droppedIsShownAlsoWhenNone()
    {
        m_line->setRates(0, 0);
        QVERIFY(label("rates")->isVisible());
        QVERIFY2(said("rates").endsWith(QStringLiteral(" 0 dropped")), qPrintable(said("rates")));
        m_line->setRates(3823, 17);
        QVERIFY(said("rates").contains(QLocale().toString(3823)));
        QVERIFY(said("rates").contains(QStringLiteral("17 dropped")));
    }

    void aRingSaysItsSize()
    {
        m_line->setRecordingBytes(412 * 1024 * 1024, 2'000'000'000);
        QVERIFY2(said("recordingBytes").startsWith(QStringLiteral("Ring 412 ")), qPrintable(said("recordingBytes")));
        m_line->setRecordingBytes(1024, 0);
        QVERIFY(said("recordingBytes").startsWith(QStringLiteral("Recording ")));
    }

    void theShareDrawnIsSaid()
    {
        m_line->setDrawnShare(1);
        QCOMPARE(said("drawnShare"), QStringLiteral("Drawing every record"));
        m_line->setDrawnShare(50);
        QCOMPARE(said("drawnShare"), QStringLiteral("Drawing 1 in 50 records"));
    }

    void theLampShowsWordsOfOthersAsText()
    {
        m_line->setLamp(StatusLine::Lamp::Trouble, QStringLiteral("<b>a</b>"));
        QVERIFY(said("lamp").contains(QStringLiteral("&lt;b&gt;")));
        QCOMPARE(label("lamp")->accessibleName(), QStringLiteral("<b>a</b>"));
    }

    void theLampHasTheColourOfItsState()
    {
        m_line->setLamp(StatusLine::Lamp::Recording, QStringLiteral("Recording"));
        QVERIFY(said("lamp").contains(Theme::current().good.name()));
        m_line->setLamp(StatusLine::Lamp::Trouble, QStringLiteral("Trouble"));
        QVERIFY(said("lamp").contains(Theme::current().trouble.name()));
    }

    void theLampFollowsTheTheme()
    {
        m_line->setLamp(StatusLine::Lamp::Recording, QStringLiteral("Recording"));
        applyTheme(ThemeChoice::Dark);
        QVERIFY(said("lamp").contains(Theme::dark().good.name()));
    }

    void clearingLeavesWhatIsNotLive()
    {
        m_line->setLamp(StatusLine::Lamp::Recording, QStringLiteral("Recording"));
        m_line->setRates(1, 0);
        m_line->setRecordingBytes(1, 1);
        m_line->setDrawnShare(1);
        m_line->setSelection(1, 0);
        m_line->setSaved(QStringLiteral("Saved 14:31"));
        m_line->clearLive();
        for (const char *name : {"lamp", "rates", "recordingBytes", "drawnShare"})
            QVERIFY2(!label(name)->isVisible(), name);
        QCOMPARE(said("selectionCount"), QStringLiteral("1 element selected"));
        QCOMPARE(said("saved"), QStringLiteral("Saved 14:31"));
    }

    void everythingHasRoomAt1366()
    {
        m_line->setLamp(StatusLine::Lamp::Recording, QStringLiteral("Recording"));
        m_line->setRates(123456, 1234);
        m_line->setRecordingBytes(1'999'999'999, 2'000'000'000);
        m_line->setDrawnShare(1000);
        m_line->setSelection(1000, 1000);
        m_line->setSaved(QStringLiteral("Unsaved changes"));
        auto *findings = m_line->findChild<QToolButton *>(QStringLiteral("findingCount"));
        QVERIFY(findings->isHidden()); // nothing was checked yet
        m_line->setFindings(1, 2);
        QCOMPARE(findings->accessibleName(), QStringLiteral("2 warnings, 1 error"));
        QVERIFY(!findings->icon().isNull());
        m_line->setFindings(0, 0);
        QCOMPARE(findings->text(), QStringLiteral("No findings"));
        QVERIFY(findings->icon().isNull());
        QSignalSpy clicked(m_line.get(), &StatusLine::findingsClicked);
        findings->click();
        QCOMPARE(clicked.count(), 1);
        m_line->setZoom(0.25);
        QTest::qWait(0);
        for (const QLabel *part : m_line->findChildren<QLabel *>()) {
            if (part->isVisible())
                QVERIFY2(part->width() >= part->sizeHint().width(), qPrintable(part->objectName()));
        }
    }

private:
    [[nodiscard]] QLabel *label(const char *name) const
    {
        return m_line->findChild<QLabel *>(QString::fromLatin1(name));
    }

    [[nodiscard]] QString said(const char *name) const { return label(name)->text(); }

    std::unique_ptr<StatusLine> m_line;
};

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
