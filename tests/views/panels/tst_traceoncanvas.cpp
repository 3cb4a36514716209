// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/panels/traceoncanvas.h"

#include <QTest>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

class TestTraceOnCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void lightsNumbersAndKeepsWhatWasThere()
    {
        CanvasOverlay overlay;
        overlay.elements[sampleId("payment-service")].simulated = true;
        layTraceOver(overlay, overlayFor(sampleTrace(), sampleDrawing()));
        QVERIFY(overlay.dimOthers);
        QCOMPARE(overlay.elements[sampleId("order-events")].badge, 1);
        QCOMPARE(overlay.elements[sampleId("payment-events")].badge, 3);
        QVERIFY(overlay.elements[sampleId("payment-events")].badgeLate);
        const ElementOverlay &payment = overlay.elements[sampleId("payment-service")];
        QVERIFY(payment.lit && payment.simulated);
        QCOMPARE(payment.pill, QStringLiteral("807 ms over budget"));
        QCOMPARE(overlay.links[(LinkId{sampleId("order-saga"), sampleId("order-events"), LinkKind::Produces})].badge,
                 4);
        QVERIFY(
            overlay.links[(LinkId{sampleId("order-events"), sampleId("payment-service"), LinkKind::Consumes})].late);
        QVERIFY(!overlay.elements.contains(sampleId("open-search")));
    }

    void noTraceChangesNothing()
    {
        CanvasOverlay overlay;
        layTraceOver(overlay, {});
        QVERIFY(overlay == CanvasOverlay());
    }
};

QTEST_MAIN(TestTraceOnCanvas)
#include "tst_traceoncanvas.moc"
