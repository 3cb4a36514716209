// SPDX-License-Identifier: Apache-2.0
#include "model/edit/placementedits.h"
#include "tests/views/canvasfixture.h"

#include <random>

using namespace rheo;
using namespace rheo::ui;

class TestSelectTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void clickSelects()
    {
        f->click(f->centre("order-saga"));
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("order-saga")});
        f->click(f->centre("web-shop"), Qt::ControlModifier);
        QCOMPARE(f->canvas->selection()->elements().size(), 2);
        f->click(f->centre("web-shop"), Qt::ShiftModifier);
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("order-saga")});
        f->click({480, 560});
        QVERIFY(f->canvas->selection()->isEmpty());
    }

    void clickSelectsALink()
    {
        const LinkId link{id("order-events"), id("payment-service"), LinkKind::Consumes};
        f->click(f->canvas->picture().link(link)->pill.center());
        QCOMPARE(f->canvas->selection()->links(), QSet<LinkId>{link});
        QVERIFY(f->canvas->selection()->elements().isEmpty());
    }

    void dragMovesOnTheGridAsOneStep()
    {
        const Drawing before = f->document.drawing();
        f->drag(f->centre("web-shop"), f->centre("web-shop") + QPointF(67, -38));
        QCOMPARE(f->position("web-shop"), QPointF(100, 20));
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QCOMPARE(f->document.drawing(), before);
        QCOMPARE(f->canvas->picture().element(id("web-shop"))->rect.topLeft(), QPointF(40, 60));
    }

    void altSuspendsTheGrid()
    {
        f->drag(f->centre("web-shop"), f->centre("web-shop") + QPointF(67, -38), Qt::AltModifier);
        QCOMPARE(f->position("web-shop"), QPointF(107, 22));
    }

    void routesFollowWhileDragging()
    {
        const LinkId call{id("web-shop"), id("order-service"), LinkKind::Calls};
        const QPolygonF before = f->canvas->picture().link(call)->points;
        f->press(f->centre("web-shop"));
        f->dragTo(f->centre("web-shop") + QPointF(240, 0));
        QVERIFY(f->canvas->picture().link(call)->points != before);
        QCOMPARE(f->position("web-shop"), QPointF(40, 60)); // only a preview
        f->key(Qt::Key_Escape);
        QCOMPARE(f->canvas->picture().link(call)->points, before);
        f->release(f->centre("web-shop"));
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void aTinyMoveIsAClick()
    {
        f->drag(f->centre("web-shop"), f->centre("web-shop") + QPointF(2, 1));
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void selectionMovesTogether()
    {
        f->canvas->selection()->set(QSet<ElementId>{id("web-shop"), id("order-events")});
        f->drag(f->centre("web-shop"), f->centre("web-shop") + QPointF(0, -20));
        QCOMPARE(f->position("web-shop"), QPointF(40, 40));
        QCOMPARE(f->position("order-events"), QPointF(260, 180));
        QCOMPARE(f->canvas->selection()->elements().size(), 2);
        f->click(f->centre("web-shop"));
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("web-shop")});
    }

    void containerTakesItsContentAlong()
    {
        const QRectF payments = f->canvas->picture().element(id("payments"))->rect;
        f->drag(payments.topLeft() + QPointF(60, 16), payments.topLeft() + QPointF(60, 16 + 260));
        QCOMPARE(f->position("payment-service"), QPointF(580, 460));
        QCOMPARE(f->position("payment-events"), QPointF(800, 460));
        QCOMPARE(f->position("search-sink"), QPointF(580, 340));
        QCOMPARE(f->document.undoStack()->count(), 1);
    }

    void dropIntoAContainerMovesItThere()
    {
        const Drawing before = f->document.drawing();
        f->drag(f->centre("web-shop"), QPointF(120, 400));
        QCOMPARE(f->document.architecture().element(id("web-shop"))->container, id("ordering"));
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QCOMPARE(f->document.drawing(), before);
    }

    void dropOutsideTakesItOut()
    {
        f->drag(f->centre("order-saga"), QPointF(420, 560));
        QCOMPARE(f->document.architecture().element(id("order-saga"))->container, ElementId());
    }

    void lockedElementsStay()
    {
        setLocked(f->document, {id("web-shop")}, true);
        const int steps = f->document.undoStack()->count();
        f->drag(f->centre("web-shop"), f->centre("web-shop") + QPointF(100, 0));
        QCOMPARE(f->position("web-shop"), QPointF(40, 60));
        QCOMPARE(f->document.undoStack()->count(), steps);
    }

    void rubberBand()
    {
        f->press({10, 30});
        f->dragTo({230, 140});
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("web-shop")});
        f->release({230, 140});
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("web-shop")});
        f->press({245, 150}, Qt::ShiftModifier);
        f->dragTo({440, 280}, Qt::ShiftModifier);
        f->release({440, 280}, Qt::ShiftModifier);
        QVERIFY(f->canvas->selection()->contains(id("web-shop")));
        QVERIFY(f->canvas->selection()->contains(id("order-events")));
    }

    void escapeGivesTheBandUp()
    {
        f->canvas->selection()->set(id("order-saga"));
        f->press({245, 150}, Qt::ShiftModifier);
        f->dragTo({440, 280}, Qt::ShiftModifier);
        QCOMPARE(f->canvas->selection()->elements().size(), 2);
        f->key(Qt::Key_Escape);
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("order-saga")});
    }

    void randomHandsUndoToTheBeginning()
    {
        const Drawing before = f->document.drawing();
        const unsigned seed = 7;
        std::mt19937 random(seed);
        const auto point = [&random] { return QPointF(qreal(random() % 980), qreal(random() % 600)); };
        for (int i = 0; i < 60; ++i) {
            const QPointF from = point();
            f->drag(from, point());
            if (random() % 5 == 0)
                f->key(Qt::Key_Escape);
            for (QWidget *popup = QApplication::activePopupWidget(); popup; popup = QApplication::activePopupWidget())
                popup->close();
        }
        QVERIFY2(f->document.undoStack()->count() > 5, qPrintable(QString::number(seed)));
        while (f->document.undoStack()->canUndo())
            f->document.undoStack()->undo();
        QVERIFY2(f->document.drawing() == before, qPrintable(QString::number(seed)));
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestSelectTool)
#include "tst_selecttool.moc"
