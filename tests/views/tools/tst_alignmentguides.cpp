// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "views/tools/abstracttool.h"
#include "views/tools/alignmentguides.h"

#include <QMimeData>

using namespace rheo;
using namespace rheo::ui;

class TestAlignmentGuides : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingNear()
    {
        const AlignmentGuides guides =
            alignmentGuides({107, 22, 160, 56}, {100, 20}, {QRectF(300, 300, 160, 56)}, AlignmentGuides::reach);
        QCOMPARE(guides.corner, QPointF(100, 20));
        QVERIFY(guides.lines.isEmpty());
        QVERIFY(guides.gaps.isEmpty());
        QCOMPARE(alignmentGuides({1, 2, 3, 4}, {5, 6}, {}, 6).corner, QPointF(5, 6));
    }

    void edgesAndMiddlesMeet_data()
    {
        QTest::addColumn<QRectF>("box");
        QTest::addColumn<QPointF>("corner");
        QTest::addColumn<QLineF>("line");
        QTest::newRow("left on left") << QRectF(306, 400, 100, 56) << QPointF(300, 0) << QLineF(300, 0, 300, 300);
        QTest::newRow("right on right") << QRectF(354, 400, 100, 56) << QPointF(360, 0) << QLineF(460, 0, 460, 300);
        QTest::newRow("middles") << QRectF(333, 400, 100, 56) << QPointF(330, 0) << QLineF(380, 0, 380, 300);
        QTest::newRow("bottoms") << QRectF(700, 324, 160, 30) << QPointF(0, 326) << QLineF(0, 356, 1, 356);
        QTest::newRow("rows") << QRectF(700, 297, 160, 90) << QPointF(0, 300) << QLineF(0, 300, 1, 300);
    }

    void edgesAndMiddlesMeet()
    {
        QFETCH(QRectF, box);
        QFETCH(QPointF, corner);
        QFETCH(QLineF, line);
        const AlignmentGuides guides = alignmentGuides(box, {0, 0}, {QRectF(300, 300, 160, 56)}, 6);
        QCOMPARE(guides.corner, corner);
        const QRectF along = QRectF(300, 300, 160, 56).united({corner, box.size()});
        const QLineF whole = qFuzzyIsNull(line.dx()) ? QLineF(line.x1(), along.top(), line.x1(), along.bottom())
                                                     : QLineF(along.left(), line.y1(), along.right(), line.y1());
        QVERIFY(guides.lines.contains(whole));
    }

    void oppositeEdgesDoNotDraw()
    {
        const AlignmentGuides guides = alignmentGuides({203, 500, 100, 56}, {0, 0}, {QRectF(300, 300, 160, 56)}, 6);
        QCOMPARE(guides.corner, QPointF(0, 0));
    }

    void sevenPixelsAreTooFar()
    {
        const QList<QRectF> mates = {QRectF(300, 300, 160, 56)};
        QCOMPARE(alignmentGuides({307, 500, 500, 56}, {0, 0}, mates, 6).corner, QPointF(0, 0));
        QCOMPARE(alignmentGuides({306, 500, 500, 56}, {0, 0}, mates, 6).corner, QPointF(300, 0));
    }

    void gapsBecomeEqual_data()
    {
        QTest::addColumn<QRectF>("box");
        QTest::addColumn<qreal>("left");
        QTest::addColumn<QList<QRectF>>("mates");
        const QRectF a(0, 0, 100, 50), b(130, 3, 100, 50), far(400, 7, 100, 50);
        QTest::newRow("after two") << QRectF(265, 11, 90, 50) << 260.0 << QList{a, b};
        QTest::newRow("between") << QRectF(261, 11, 100, 50) << 265.0 << QList{b, far};
        QTest::newRow("before two") << QRectF(-126, 11, 90, 50) << -120.0 << QList{a, b};
    }

    void gapsBecomeEqual()
    {
        QFETCH(QRectF, box);
        QFETCH(qreal, left);
        QFETCH(QList<QRectF>, mates);
        const AlignmentGuides guides = alignmentGuides(box, {9999, box.top()}, mates, 6);
        QCOMPARE(guides.corner.x(), left);
        QCOMPARE(guides.gaps.size(), 2);
        QCOMPARE(guides.gaps[0].length(), guides.gaps[1].length());
    }

    void dragIsDrawnToANeighboursEdge()
    {
        CanvasFixture f;
        moveElementBy(f, "order-events", QPointF(3, 0)); // off the grid, at 263
        f.press(f.centre("note"));
        f.dragTo(f.centre("note") + QPointF(-2, 61));
        QCOMPARE(f.canvas->picture().element(id("note"))->rect.left(), 263.0);
        f.release(f.centre("note"));
        QCOMPARE(f.position("note").x(), 263.0);
    }

    void altAndControlSuspend_data()
    {
        QTest::addColumn<Qt::KeyboardModifiers>("keys");
        QTest::newRow("Alt") << Qt::KeyboardModifiers(Qt::AltModifier);
        QTest::newRow("Ctrl") << Qt::KeyboardModifiers(Qt::ControlModifier);
    }

    void altAndControlSuspend()
    {
        QFETCH(Qt::KeyboardModifiers, keys);
        CanvasFixture f;
        moveElementBy(f, "order-events", QPointF(3, 0));
        f.press(f.centre("note"));
        f.dragTo(f.centre("note") + QPointF(-2, 61), keys);
        f.release(f.centre("note"), keys);
        QCOMPARE(f.position("note"), QPointF(258, 441));
    }

    void guidesAreShownWhileDraggingOnly()
    {
        CanvasFixture f;
        const auto showsGuide = [&f] {
            const QImage shown = f.canvas->grab().toImage();
            for (int y = 0; y < shown.height(); ++y) {
                if (QColor(shown.pixel(480, y)) == Theme::current().selection)
                    return true;
            }
            return false;
        };
        f.press(f.centre("web-shop"));
        f.dragTo(QPointF(340, 331));
        QVERIFY(!showsGuide());
        f.dragTo(QPointF(340, 366)); // level with search-sink, whose middle is at 368
        QCOMPARE(f.canvas->picture().element(id("web-shop"))->rect.center().y(), 368.0);
        QVERIFY(showsGuide());
        f.key(Qt::Key_Escape);
        QVERIFY(!showsGuide());
    }

    void containersLineUpWithContainers()
    {
        CanvasFixture f;
        const QRectF search = f.canvas->picture().element(id("search"))->rect;
        const auto mates = alignmentMates(*f.canvas, search, {id("search")}, true);
        QVERIFY(mates.contains(f.canvas->picture().element(id("payments"))->rect));
        QVERIFY(!mates.contains(f.canvas->picture().element(id("web-shop"))->rect));
        QVERIFY(!mates.contains(search));
    }

    void onlyWhatIsInSightCounts()
    {
        CanvasFixture f;
        f.canvas->setViewport({.origin = {5000, 5000}, .zoom = 1});
        QVERIFY(alignmentMates(*f.canvas, {5000, 5000, 10, 10}, {}, false).isEmpty());
    }

    void paletteDragShowsTheShapeAndItsGuides()
    {
        CanvasFixture f;
        QMimeData mime;
        mime.setData(kindMimeType(), keyword(ElementKind::Topic).toUtf8());
        moveElementBy(f, "order-events", QPointF(3, 0));
        const QPoint point = f.at(QPointF(263 + 80 + 4, 560));
        QDragEnterEvent enter(point, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f.canvas.get(), &enter);
        QVERIFY(enter.isAccepted());
        const QImage before = f.canvas->grab().toImage();
        QDragMoveEvent move(point, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f.canvas.get(), &move);
        QVERIFY(f.canvas->grab().toImage() != before);
        QDropEvent drop(point, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f.canvas.get(), &drop);
        QCOMPARE(f.canvas->selection()->elements().size(), 1);
        const ElementId added = *f.canvas->selection()->elements().begin();
        QCOMPARE(f.document.placement().value(added).position.x(), 263.0);
    }

    void paletteDragThatLeavesLeavesNothing()
    {
        CanvasFixture f;
        QMimeData mime;
        mime.setData(kindMimeType(), keyword(ElementKind::Service).toUtf8());
        QDragEnterEvent enter({400, 400}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f.canvas.get(), &enter);
        QDragLeaveEvent leave;
        QApplication::sendEvent(f.canvas.get(), &leave);
        QVERIFY(f.canvas->tool().hint().isEmpty());
        QCOMPARE(f.document.undoStack()->count(), 0);
    }

private:
    static void moveElementBy(CanvasFixture &f, const char *name, QPointF way)
    {
        f.canvas->selection()->clear();
        Drawing drawing = f.document.drawing();
        drawing.placement[id(name)].position += way;
        f.document.reset(drawing);
        f.canvas->setViewport({});
    }
};

QTEST_MAIN(TestAlignmentGuides)
#include "tst_alignmentguides.moc"
