// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "tests/views/panels/panelfixture.h"
#include "views/panels/overviewpanel.h"

using namespace rheo;
using namespace rheo::ui;

class TestOverviewPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void clickCentresTheCanvasThere()
    {
        CanvasFixture f;
        OverviewPanel panel(f.canvas.get());
        panel.resize(200, 130);
        panel.show();
        f.canvas->setViewport({.origin = {0, 0}, .zoom = 2});
        const QPointF wanted = f.centre("opensearch");
        QTest::mouseClick(&panel, Qt::LeftButton, {}, panel.shownAt(wanted).toPoint());
        const QPointF middle = f.canvas->viewport().toDrawing(QPointF(f.canvas->rect().center()));
        QVERIFY(QLineF(middle, wanted).length() < 12); // a pixel of the panel is several of the drawing
    }

    void dragMovesTheShownPart()
    {
        CanvasFixture f;
        OverviewPanel panel(f.canvas.get());
        panel.resize(200, 130);
        panel.show();
        f.canvas->setViewport({.origin = {100, 100}, .zoom = 3});
        const QPointF middle = f.canvas->viewport().toDrawing(QRectF(f.canvas->rect())).center();
        const QPoint grip = panel.shownAt(middle).toPoint();
        QTest::mousePress(&panel, Qt::LeftButton, {}, grip);
        const QPointF held = f.canvas->viewport().origin;
        QVERIFY(QLineF(held, QPointF(100, 100)).length() < 12); // grabbing does not jump
        QTest::mouseMove(&panel, grip + QPoint(20, 0));
        QVERIFY(f.canvas->viewport().origin.x() > held.x() + 50);
        QTest::mouseRelease(&panel, Qt::LeftButton, {}, grip + QPoint(20, 0));
    }

    void showsDrawingAndShownPart()
    {
        CanvasFixture f;
        OverviewPanel panel(f.canvas.get());
        panel.resize(200, 130);
        panel.show();
        const QImage before = panel.grab().toImage();
        f.canvas->setViewport({.origin = {300, 100}, .zoom = 3});
        const QImage moved = panel.grab().toImage();
        QVERIFY(before != moved);
        removeElements(f.document, {id("payments")});
        QTRY_VERIFY(panel.grab().toImage() != moved);
    }

    void aLargeDrawingIsShownAnewAfterAPause()
    {
        CanvasFixture f;
        f.document.reset(servicesInRows(600));
        OverviewPanel panel(f.canvas.get());
        panel.resize(200, 130);
        panel.show();
        const QImage before = panel.grab().toImage();
        moveElements(f.document, {{id("e599"), {12000, 9000}}}, MoveStep::Single);
        QCoreApplication::sendPostedEvents();
        QVERIFY2(panel.grab().toImage() == before, "it does not wait");
        const QPointF corner = panel.shownAt({12000, 9000});
        QTRY_VERIFY(panel.grab().toImage() != before);
        QVERIFY(QRectF(panel.rect()).contains(panel.shownAt({12000, 9000})));
        QVERIFY(panel.shownAt({12000, 9000}) != corner);
    }

    void emptyDrawing()
    {
        CanvasFixture f;
        f.document.reset({});
        OverviewPanel panel(f.canvas.get());
        panel.resize(200, 130);
        (void)panel.grab();
        QTest::mouseClick(&panel, Qt::LeftButton, {}, {100, 80});
    }
};

QTEST_MAIN(TestOverviewPanel)
#include "tst_overviewpanel.moc"
