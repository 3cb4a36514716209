// SPDX-License-Identifier: Apache-2.0
#include "model/edit/architecturedocument.h"
#include "tests/model/trace/samplerecording.h"
#include "views/canvas/canvasview.h"
#include "views/panels/eventspanel.h"
#include "views/panels/eventstable.h"
#include "views/panels/recordpanel.h"
#include "views/panels/timestrip.h"
#include "views/panels/tracespanel.h"
#include "views/window/liveview.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

std::vector<std::pair<std::string, std::string>> tracedAs(int number)
{
    return {{"traceparent", sampleTraceparent(number)}};
}

} // namespace

class TestLiveView : public QObject
{
    Q_OBJECT

    struct Shown
    {
        QTemporaryDir folder;
        SampleRecording recording{folder.filePath(QStringLiteral("r.rheorec")), sampleDrawing()};
        ArchitectureDocument document;
        CanvasView canvas{&document};
        TimeStrip timeStrip;
        EventsPanel events;
        TracesPanel traces;
        RecordPanel record;
        LiveView view{&document, {&canvas, &timeStrip, &events, &traces, &record}};
        QSignalSpy toTheFront{&view, &LiveView::traceShown};

        void open(bool growing)
        {
            document.restore({recording.architecture, {}}, {});
            events.resize(900, 300);
            events.show();
            QVERIFY(QTest::qWaitForWindowExposed(&events));
            view.open(folder.filePath(QStringLiteral("r.rheorec")), growing, false);
            QTRY_VERIFY(events.model()->rowCount() > 0);
        }

        void click(int row, bool twice = false)
        {
            QTableView *table = events.table()->view();
            const QPoint at = table->visualRect(table->model()->index(row, 0)).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
            if (twice)
                QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
        }

        [[nodiscard]] QString text(const char *label) const
        {
            return record.findChild<QLabel *>(QString::fromLatin1(label))->text();
        }

        [[nodiscard]] bool isLit(const char *element) const
        {
            return canvas.overlay().elements.value(ElementId(QString::fromLatin1(element))).lit;
        }
    };

private Q_SLOTS:

    void aClickOnAnEventLightsItsTrace()
    {
        Shown shown;
        addSampleOrders(shown.recording, 2);
        shown.recording.finish();
        shown.open(false);
        shown.click(1);
        QTRY_COMPARE(shown.text("recordTitle"), QStringLiteral("Event 2 of 2"));
        QVERIFY(shown.isLit("orders") && shown.isLit("inventory-events"));
        QCOMPARE(shown.traces.trace().events.size(), size_t(2));
        QVERIFY2(shown.toTheFront.isEmpty(), "a person who walks through the events stays among them");
        shown.click(2, true);
        QTRY_COMPARE(shown.toTheFront.size(), 1);
        QCOMPARE(shown.text("recordTitle"), QStringLiteral("Event 1 of 2"));
    }

    void anEventThatIsGoneSaysSoAndLeavesNothingLit()
    {
        Shown shown;
        addSampleOrders(shown.recording, 1);
        shown.recording.finish();
        shown.open(false);
        shown.click(0);
        QTRY_VERIFY(shown.isLit("order-events"));
        Q_EMIT shown.events.eventChosen(7); // a ring drops events that a list may still show
        QTRY_VERIFY(!shown.isLit("order-events"));
        QVERIFY2(shown.text("recordSecond").endsWith(u'.'), qPrintable(shown.text("recordSecond")));
    }

    void aTraceThatWasClosedDoesNotComeBack()
    {
        Shown shown;
        addSampleOrders(shown.recording, 1);
        shown.recording.finish();
        shown.open(false);
        shown.click(0);
        Q_EMIT shown.traces.traceClosed(); // the answer is on its way
        QTest::qWait(300);
        QVERIFY(!shown.isLit("order-events"));
        QVERIFY(shown.traces.trace().events.empty());
    }

    void theShownTraceGrowsAndKeepsItsPlace()
    {
        Shown shown;
        const auto add = [&](const char *topic, qint64 at, int trace) {
            shown.recording.add({.topic = QString::fromLatin1(topic), .atMs = at, .headers = tracedAs(trace)});
            shown.recording.store();
            shown.view.wake();
        };
        add("order-events", 1000, 1);
        shown.open(true);
        shown.click(0);
        QTRY_COMPARE(shown.text("recordTitle"), QStringLiteral("Event 1 of 1"));
        add("inventory-events", 1012, 1);
        QTRY_COMPARE_WITH_TIMEOUT(shown.text("recordTitle"), QStringLiteral("Event 1 of 2"), 30'000);
        QVERIFY(shown.isLit("inventory-events"));
        QVERIFY(shown.toTheFront.isEmpty());
    }
};

QTEST_MAIN(TestLiveView)
#include "tst_liveview.moc"
