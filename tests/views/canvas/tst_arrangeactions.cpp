// SPDX-License-Identifier: Apache-2.0
#include "model/edit/groupedits.h"
#include "model/edit/placementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/arrangeactions.h"

using namespace rheo;
using namespace rheo::ui;

class TestArrangeActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void alignsInOneStep()
    {
        select({"web-shop", "order-events"});
        const int before = f->document.undoStack()->count();
        action("alignLeft")->trigger();
        QCOMPARE(rect("web-shop").left(), rect("order-events").left());
        QCOMPARE(f->document.undoStack()->count(), before + 1);
        f->document.undoStack()->undo();
        QVERIFY(rect("web-shop").left() != rect("order-events").left());
    }

    void aContainerTakesAlongWhatIsInIt()
    {
        const ElementId inner = inside(id("payments"));
        QVERIFY(!inner.isEmpty());
        const QPointF apart = f->document.placement().value(inner).position - rect("payments").topLeft();
        f->canvas->selection()->set({id("payments"), id("web-shop"), inner});
        action("alignTop")->trigger();
        QCOMPARE(rect("payments").top(), rect("web-shop").top());
        QCOMPARE(f->document.placement().value(inner).position - rect("payments").topLeft(), apart);
    }

    void whatIsLockedStays()
    {
        setLocked(f->document, {id("web-shop")}, true);
        const QRectF before = rect("web-shop");
        select({"web-shop", "order-saga"});
        action("alignBottom")->trigger();
        action("alignRight")->trigger();
        QCOMPARE(rect("web-shop"), before);
    }

    void whatMakesSense()
    {
        QVERIFY(!action("alignLeft")->isEnabled() && !action("selectNeighbours")->isEnabled());
        select({"web-shop"});
        QVERIFY(!action("alignLeft")->isEnabled() && action("selectNeighbours")->isEnabled());
        select({"web-shop", "order-saga"});
        QVERIFY(action("alignLeft")->isEnabled() && !action("distributeDown")->isEnabled());
    }

    void invertsAndFindsNeighbours()
    {
        select({"web-shop"});
        f->key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(!f->canvas->selection()->contains(id("web-shop")));
        QCOMPARE(f->canvas->selection()->elements().size(), f->document.architecture().elements().size() - 1);
        select({"order-service"});
        f->key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QSet<ElementId> expected{id("order-service")};
        for (const Link &link : f->document.architecture().links()) {
            if (link.id.from == id("order-service"))
                expected.insert(link.id.to);
            if (link.id.to == id("order-service"))
                expected.insert(link.id.from);
        }
        QVERIFY(expected.size() > 1);
        QCOMPARE(f->canvas->selection()->elements(), expected);
    }

    void zoomsToWhatIsSelected()
    {
        select({"order-saga"});
        f->canvas->zoomBy(0.25);
        f->key(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f->canvas->viewport().zoom, 1.0);
        QVERIFY(QRectF(f->canvas->rect()).contains(f->canvas->viewport().toScreen(rect("order-saga"))));
    }

    void frontBackAndGroupsAreKeys()
    {
        f->canvas->selection()->set(id("web-shop"));
        f->key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f->document.placement()[id("web-shop")].z, 1);
        f->key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f->document.placement()[id("web-shop")].z, -1);
        f->canvas->selection()->set(QSet<ElementId>{id("web-shop"), id("order-events")});
        f->key(Qt::Key_G, Qt::ControlModifier);
        const ElementId group = *f->canvas->selection()->elements().begin();
        QCOMPARE(f->document.architecture().element(id("web-shop"))->container, group);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // the name was open
        f->canvas->selection()->set(group);
        f->key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!f->document.architecture().element(group));
        QCOMPARE(f->canvas->selection()->elements(), (QSet<ElementId>{id("web-shop"), id("order-events")}));
    }

    void frontIsPaintedOver()
    {
        moveElements(f->document, {{id("web-shop"), f->position("order-events")}}, MoveStep::Single);
        const QPointF both = f->centre("order-events");
        bringToFront(f->document, {id("web-shop")});
        QCOMPARE(f->canvas->picture().elementAt(both), id("web-shop"));
        sendToBack(f->document, {id("web-shop")});
        QCOMPARE(f->canvas->picture().elementAt(both), id("order-events"));
    }

    void allOfAKind()
    {
        f->canvas->selection()->set(QSet<ElementId>{id("web-shop"), id("note")});
        f->canvas->arrangeActions()->selectKind()->trigger();
        QCOMPARE(f->canvas->selection()->elements(), (QSet<ElementId>{id("web-shop"), id("opensearch"), id("note")}));
    }

private:
    void select(const std::initializer_list<const char *> &names)
    {
        QSet<ElementId> set;
        for (const char *name : names)
            set.insert(id(name));
        f->canvas->selection()->set(set);
    }

    [[nodiscard]] QAction *action(const char *name) const
    {
        return f->canvas->arrangeActions()->findChild<QAction *>(QString::fromLatin1(name));
    }

    [[nodiscard]] QRectF rect(const char *name) const { return f->canvas->picture().element(id(name))->rect; }

    [[nodiscard]] ElementId inside(const ElementId &container) const
    {
        for (const Element &element : f->document.architecture().elements()) {
            if (element.container == container)
                return element.id;
        }
        return {};
    }

    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestArrangeActions)
#include "tst_arrangeactions.moc"
