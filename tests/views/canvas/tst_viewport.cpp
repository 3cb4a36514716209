// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/viewport.h"

#include <QtTest>

#include <random>

using namespace rheo::ui;

class TestViewport : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void zoomingLeavesThePointUnderThePointer()
    {
        const unsigned seed = 20;
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> far(-1e6, 1e6);
        std::uniform_real_distribution<double> pixel(0, 2000);
        std::uniform_real_distribution<double> factor(0.3, 3);
        for (int i = 0; i < 2000; ++i) {
            const Viewport before{.origin = {far(random), far(random)}, .zoom = factor(random)};
            const QPointF pointer(pixel(random), pixel(random));
            const QPointF fixed = before.toDrawing(pointer);
            const Viewport after = before.zoomedAbout(pointer, factor(random));
            QVERIFY2(QLineF(after.toScreen(fixed), pointer).length() < 1, qPrintable(QString::number(seed)));
        }
    }

    void mapsBothWays()
    {
        const Viewport view{.origin = {120, -40}, .zoom = 0.75};
        QCOMPARE(view.toDrawing(view.toScreen(QPointF(33, 44))), QPointF(33, 44));
        QCOMPARE(view.transform().map(QPointF(33, 44)), view.toScreen(QPointF(33, 44)));
    }

    void zoomHasLimits()
    {
        const Viewport view;
        QCOMPARE(view.zoomedAbout({}, 1e9).zoom, Viewport::mostZoom);
        QCOMPARE(view.zoomedAbout({}, 1e-9).zoom, Viewport::leastZoom);
    }

    void fits_data()
    {
        QTest::addColumn<QRectF>("content");
        QTest::addColumn<QSizeF>("widget");
        QTest::newRow("small content is not enlarged") << QRectF(0, 0, 100, 50) << QSizeF(800, 600);
        QTest::newRow("wide") << QRectF(-500, 20, 5000, 50) << QSizeF(800, 600);
        QTest::newRow("high") << QRectF(30, 20, 50, 9000) << QSizeF(800, 600);
    }

    void fits()
    {
        QFETCH(QRectF, content);
        QFETCH(QSizeF, widget);
        const Viewport view = Viewport::fitting(content, widget);
        QVERIFY(view.zoom <= 1);
        const QRectF free(0, 20, widget.width(), widget.height() - 48); // between the band and the line at the foot
        QVERIFY(free.contains(view.toScreen(content)));
        QVERIFY(QLineF(view.toScreen(content.center()), free.center()).length() < 1);
    }

    void fitsNothing()
    {
        QCOMPARE(Viewport::fitting({}, QSizeF(800, 600)), Viewport());
        QCOMPARE(Viewport::fitting(QRectF(0, 0, 10, 10), QSizeF(10, 10)), Viewport());
    }

    void panFollowsTheHand()
    {
        const Viewport before{.origin = {5, 6}, .zoom = 2};
        const Viewport after = before.panned({10, -20});
        QCOMPARE(after.toScreen(QPointF(5, 6)), QPointF(10, -20));
    }
};

QTEST_GUILESS_MAIN(TestViewport)
#include "tst_viewport.moc"
