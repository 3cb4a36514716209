// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/panels/drawingfactsview.h"
#include "views/panels/payloadtext.h"
#include "views/panels/payloadview.h"
#include "views/panels/recordpanel.h"
#include "views/panels/tracespanel.h"
#include "views/panels/waterfallview.h"
#include "views/panels/wrappedtext.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

class TestTracesPanel : public QObject
{
    Q_OBJECT

    struct Shown
    {
        TracesPanel panel;

        Shown()
        {
            panel.resize(1'000, 300);
            panel.show();
            (void)QTest::qWaitForWindowExposed(&panel);
        }

        template<typename Widget> Widget *child(const char *name)
        {
            return panel.findChild<Widget *>(QString::fromLatin1(name));
        }
    };

private Q_SLOTS:

    void initTestCase() { applyTheme(ThemeChoice::Dark); }

    void listsAndFinds()
    {
        Shown shown;
        QSignalSpy wanted(&shown.panel, &TracesPanel::listWanted);
        shown.panel.setTraces(sampleSummaries(12));
        QCOMPARE(shown.child<QLabel>("tracesCount")->text(), QStringLiteral("12 traces"));
        QTest::keyClicks(shown.child<QLineEdit>("tracesFind"), QStringLiteral("ord"));
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<TraceListQuery>().find, QStringLiteral("ord"));
    }

    void choosingOneAsksForItAndEscapeGoesBack()
    {
        Shown shown;
        QSignalSpy wanted(&shown.panel, &TracesPanel::traceWanted);
        QSignalSpy closed(&shown.panel, &TracesPanel::traceClosed);
        shown.panel.setTraces(sampleSummaries(12));
        auto *list = shown.child<QTableView>("tracesView");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(2, 1)).center());
        QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("ord-0048009"));
        shown.panel.showTrace(sampleTrace(), sampleDrawing());
        QVERIFY(shown.panel.isShowingTrace());
        QCOMPARE(shown.child<QLabel>("traceTitle")->text(), QStringLiteral("ord-0048213"));
        QVERIFY(shown.child<QLabel>("traceFacts")->text().startsWith(QStringLiteral("4 events · 4 services")));
        shown.child<WaterfallView>("waterfall")->setFocus();
        QTest::keyClick(shown.child<WaterfallView>("waterfall"), Qt::Key_Escape);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!shown.panel.isShowingTrace());
    }

    void theWaterfallIsWalkedByKeysAndMouse()
    {
        Shown shown;
        shown.panel.showTrace(sampleTrace(), sampleDrawing());
        auto *waterfall = shown.child<WaterfallView>("waterfall");
        QSignalSpy chosen(&shown.panel, &TracesPanel::stepChosen);
        QTest::keyClick(waterfall, Qt::Key_Down);
        QTest::keyClick(waterfall, Qt::Key_Down);
        QCOMPARE(chosen.last().at(0).toInt(), 1);
        QTest::keyClick(waterfall, Qt::Key_End);
        QCOMPARE(chosen.last().at(0).toInt(), 3);
        QTest::mouseClick(waterfall->viewport(), Qt::LeftButton, {}, waterfall->barOf(2).center().toPoint());
        QCOMPARE(chosen.last().at(0).toInt(), 2);
        QVERIFY(waterfall->accessibleDescription().contains(QStringLiteral("payment-events")));
        shown.panel.setStep(0);
        QCOMPARE(waterfall->current(), 0);
        QCOMPARE(chosen.size(), 4);
    }

    void barsRunFromParentToEvent()
    {
        Shown shown;
        shown.panel.showTrace(sampleTrace(), sampleDrawing());
        auto *waterfall = shown.child<WaterfallView>("waterfall");
        QVERIFY(qAbs(waterfall->barOf(1).left() - waterfall->barOf(0).left()) < 0.01);
        QVERIFY(qAbs(waterfall->barOf(3).left() - waterfall->barOf(2).right()) < 0.01);
        QVERIFY(waterfall->barOf(2).width() > 5 * waterfall->barOf(1).width());
    }

    void survivesOddTraces_data()
    {
        QTest::addColumn<int>("change");
        for (int change = 0; change < 5; ++change)
            QTest::addRow("%d", change) << change;
    }

    void survivesOddTraces()
    {
        QFETCH(int, change);
        Trace trace = sampleTrace();
        if (change == 0)
            trace = {};
        if (change == 1)
            trace.events.resize(1);
        if (change == 2)
            for (TraceStep &step : trace.events)
                step.event.row.timestamp = -1;
        if (change == 3)
            trace.events[1].event.row.timestamp -= 5'000;
        if (change == 4)
            for (TraceStep &step : trace.events)
                step.topic = step.producer = {};
        Shown shown;
        for (const Architecture &drawing : {sampleDrawing(), Architecture()}) {
            shown.panel.showTrace(trace, drawing);
            QVERIFY(!shown.panel.grab().isNull());
            RecordPanel record;
            for (int step = -1; step < 5; ++step)
                record.showStep(trace, step, drawing);
        }
    }

    void axisStepsAreRound()
    {
        QCOMPARE(axisStepFor(1'547'000, 4), 500'000);
        QCOMPARE(axisStepFor(1'000, 10), 100);
        QCOMPARE(axisStepFor(0, 3), 1);
    }

    void factsShowTroubleFirstAndLeadToTheirEvent()
    {
        Shown shown;
        shown.panel.showTrace(sampleTrace(), sampleDrawing());
        auto *facts = shown.child<DrawingFactsView>("drawingFacts");
        QCOMPARE(facts->item(0)->text(), QString::fromUtf8("payment-service late by 807 ms"));
        QSignalSpy chosen(&shown.panel, &TracesPanel::stepChosen);
        QTest::mouseClick(facts->viewport(), Qt::LeftButton, {}, facts->visualItemRect(facts->item(0)).center());
        QCOMPARE(chosen.last().at(0).toInt(), 2);
        QCOMPARE(shown.child<WaterfallView>("waterfall")->current(), 2);
    }

    void theRecordPanelShowsTheHopAndTheValue()
    {
        RecordPanel record;
        record.resize(296, 700);
        record.showStep(sampleTrace(), 2, sampleDrawing());
        record.show();
        const auto text = [&record](const char *name) {
            return record.findChild<QLabel *>(QString::fromLatin1(name))->text();
        };
        QCOMPARE(text("recordTitle"), QStringLiteral("Event 3 of 4"));
        QCOMPARE(text("hopFigure"), QString::fromUtf8("1\u2009307"));
        QCOMPARE(text("hopOver"), QStringLiteral("807 ms over budget"));
        QVERIFY(text("howWeKnow").contains(QStringLiteral("x-order-id")));
        auto *value = record.findChild<QPlainTextEdit *>(QStringLiteral("payload"));
        QVERIFY(value->toPlainText().contains(QStringLiteral("  \"amount\": 129.90,")));
        QTest::mouseClick(record.findChild<QPushButton *>(QStringLiteral("formHex")), Qt::LeftButton);
        QVERIFY(value->toPlainText().startsWith(QStringLiteral("000000  7b 22")));
        QSignalSpy next(&record, &RecordPanel::nextWanted);
        QTest::mouseClick(record.findChild<QToolButton *>(QStringLiteral("nextEvent")), Qt::LeftButton);
        QCOMPARE(next.size(), 1);
        record.showStep(sampleTrace(), 3, sampleDrawing());
        QVERIFY(!record.findChild<QToolButton *>(QStringLiteral("nextEvent"))->isEnabled());
    }

    void aHopWithinItsBudgetIsNoTrouble()
    {
        applyTheme(ThemeChoice::Light);
        RecordPanel record;
        record.show();
        const auto *budget = record.findChild<QLabel *>(QStringLiteral("hopOver"));
        const auto colour = [budget] { return budget->palette().color(QPalette::WindowText); };
        record.showStep(sampleTrace(), 1, sampleDrawing());
        QVERIFY2(!budget->text().contains(QStringLiteral("over")), qPrintable(budget->text()));
        QCOMPARE(colour(), Theme::current().secondText);
        record.showStep(sampleTrace(), 2, sampleDrawing());
        QCOMPARE(colour(), Theme::current().troubleText);
        record.showStep(sampleTrace(), 1, sampleDrawing());
        QCOMPARE(colour(), Theme::current().secondText);
    }

    void longIdsDoNotPushTheRecordPanelWide()
    {
        Trace trace = sampleTrace();
        trace.events[2].event.row.keyIsNull = false;
        trace.events[2].event.key = std::string(200, 'k');
        trace.events[2].event.headers = {{"traceparent", "00-b1e508a2fff91e8322c10ed8d6f52d4d-dce0ca74104caab7-01"},
                                         {std::string(90, 'h'), std::string(400, 'v')}};
        RecordPanel record;
        record.resize(296, 700);
        record.showStep(trace, 2, sampleDrawing());
        record.show();
        QApplication::processEvents();
        QVERIFY2(record.widget()->width() <= record.viewport()->width(), "the panel is cut at the right");
        for (const WrappedText *value : record.findChildren<WrappedText *>()) {
            QTRY_VERIFY2(value->height() >= int(value->document()->size().height()),
                         qPrintable(QStringLiteral("%1 of %2 high at %3")
                                        .arg(value->height())
                                        .arg(value->document()->size().height())
                                        .arg(value->width())));
            QVERIFY(record.widget()->rect().contains(QRect(value->mapTo(record.widget(), QPoint()), value->size())));
        }
    }

    void aLongValueIsCutUntilAsked()
    {
        PayloadView view;
        view.show();
        view.setForm(PayloadView::Form::Text);
        view.setPayload(QByteArray(100'000, 'x'), {});
        QCOMPARE(view.shownText().size(), PayloadView::preview);
        auto *all = view.findChild<QPushButton *>(QStringLiteral("showAll"));
        QVERIFY(all->isVisible());
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(view.shownText().size(), 100'000);
        QVERIFY(!all->isVisible());
    }

    void jsonKeepsOrderNumbersAndRepeats()
    {
        const QByteArray json = "{\"b\":1.50,\"a\":[],\"b\":{\"x\":\"} , \\\" :\"}}";
        const QString laidOut = QStringLiteral("{\n  \"b\": 1.50,\n  \"a\": [],\n  \"b\": {\n"
                                               "    \"x\": \"} , \\\" :\"\n  }\n}");
        QCOMPARE(prettyJson(json).value_or(QString()), laidOut);
        for (const char *bad : {"", "text", "{", "{\"a\":}", "[1,]", "\xff\xfe"})
            QVERIFY(!prettyJson(bad));
        QVERIFY(!payloadAsText("a\x1b]0;x\nb").contains(QChar(0x1b)));
        QCOMPARE(payloadAsText("a\nb").count(u'\n'), 1);
        QCOMPARE(hexDump(QByteArray(17, 'A')).count(u'\n'), 1);
    }
};

QTEST_MAIN(TestTracesPanel)
#include "tst_tracespanel.moc"
