// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/canvasactions.h"
#include "views/tools/abstracttool.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using namespace rheo;
using namespace rheo::ui;

namespace {

enum class Gesture { Move, Band, Connect, Place, Pan };

} // namespace

Q_DECLARE_METATYPE(Gesture)

/// What happens when something comes in between: Esc, a removal, another drawing, the end of the file's welcome.
class TestBrokenGestures : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void escapeInTheMiddle_data()
    {
        QTest::addColumn<Gesture>("gesture");
        QTest::newRow("move") << Gesture::Move;
        QTest::newRow("band") << Gesture::Band;
        QTest::newRow("connect") << Gesture::Connect;
        QTest::newRow("place") << Gesture::Place;
        QTest::newRow("pan") << Gesture::Pan;
    }

    void escapeInTheMiddle()
    {
        QFETCH(Gesture, gesture);
        const Drawing before = f->document.drawing();
        const QPointF there(430, 560);
        begin(gesture, there);
        f->key(Qt::Key_Escape);
        QVERIFY(!f->canvas->tool().isBusy());
        QVERIFY(f->canvas->tool().hint().isEmpty());
        end(gesture, there);
        QCOMPARE(f->document.drawing(), before);
        QCOMPARE(f->document.undoStack()->count(), 0);
        nothingIsShownElsewhere();
        QVERIFY(!f->canvas->findChild<QMenu *>(QStringLiteral("partnerMenu")));
    }

    void anotherDrawingInTheMiddle_data() { escapeInTheMiddle_data(); }

    void anotherDrawingInTheMiddle()
    {
        QFETCH(Gesture, gesture);
        begin(gesture, {430, 560});
        Drawing other = shopDrawing(); // the same ids elsewhere, so that a stale gesture would find them
        for (Place &place : other.placement)
            place.position += QPointF(0, 40);
        f->document.reset(other);
        f->canvas->setViewport({});
        f->dragTo({700, 580});
        end(gesture, {700, 580});
        QCOMPARE(f->document.drawing(), other);
        QCOMPARE(f->document.undoStack()->count(), 0);
        nothingIsShownElsewhere();
    }

    void removedWhileItIsDragged()
    {
        f->press(f->centre("web-shop"));
        f->dragTo({430, 560});
        f->key(Qt::Key_Delete);
        QVERIFY(!f->document.architecture().element(id("web-shop")));
        f->dragTo({450, 580});
        QVERIFY(!f->canvas->picture().element(id("web-shop")));
        f->release({450, 580});
        QCOMPARE(f->document.undoStack()->count(), 1);
        QVERIFY(f->canvas->selection()->isEmpty());
        f->document.undoStack()->undo();
        QCOMPARE(f->position("web-shop"), QPointF(40, 60));
        nothingIsShownElsewhere();
    }

    void removedBetweenPressAndRelease()
    {
        f->canvas->selection()->set(QSet<ElementId>{id("web-shop"), id("order-saga")});
        f->press(f->centre("web-shop"));
        removeElements(f->document, {id("web-shop")});
        f->release({120, 90});
        QVERIFY2(!f->canvas->selection()->contains(id("web-shop")), "what is gone cannot be selected");
    }

    void theEndOfALinkIsRemovedWhileItIsDrawn()
    {
        const QRectF rect = f->canvas->picture().element(id("web-shop"))->rect;
        f->press({rect.right(), rect.center().y()});
        f->dragTo(f->centre("order-saga"));
        removeElements(f->document, {id("order-saga"), id("web-shop")});
        f->dragTo({430, 560});
        (void)f->canvas->grab();
        f->release({430, 560});
        QCOMPARE(f->document.undoStack()->count(), 1);
        QVERIFY(!f->canvas->tool().isBusy());
    }

    void removedWhileItsNameIsTyped()
    {
        f->canvas->editName(id("order-saga"));
        auto *editor = f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
        QTest::keyClicks(editor, QStringLiteral("ledger"));
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        removeElements(f->document, {id("order-saga")});
        QVERIFY2(!editor->isVisible(), "nobody types a name for nothing");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(refused.size(), 0);
        QCOMPARE(f->document.undoStack()->count(), 1);
        QVERIFY(f->canvas->state().edited.isEmpty());
    }

    void removedWhileItHasTheFocus()
    {
        f->key(Qt::Key_Tab);
        const ElementId focused = f->canvas->state().focused;
        QVERIFY(!focused.isEmpty());
        removeElements(f->document, {focused});
        QVERIFY(f->canvas->state().focused.isEmpty());
        f->key(Qt::Key_Return);
        f->key(Qt::Key_Space);
        QVERIFY(f->canvas->selection()->isEmpty());
        f->key(Qt::Key_Tab);
        QVERIFY(f->canvas->picture().element(f->canvas->state().focused));
    }

    void removedUnderThePointer()
    {
        f->hover(f->centre("order-saga"));
        QCOMPARE(f->canvas->state().hovered, id("order-saga"));
        QCOMPARE(f->canvas->toolTip(), QStringLiteral("order-saga"));
        removeElements(f->document, {id("order-saga")});
        QVERIFY(f->canvas->state().hovered.isEmpty());
        const LinkId call{id("web-shop"), id("order-service"), LinkKind::Calls};
        f->hover(f->canvas->picture().link(call)->at(0.5));
        removeElements(f->document, {id("web-shop")});
        QVERIFY2(!f->canvas->state().hoveredLink, "a link that is gone is not pointed at");
        f->hover({430, 560});
        (void)f->canvas->grab();
    }

    void theRightButtonDoesNotDrag()
    {
        QTest::mousePress(f->canvas.get(), Qt::RightButton, {}, f->at(f->centre("web-shop")));
        QTest::mouseMove(f->canvas.get(), f->at({430, 560}));
        QTest::mouseRelease(f->canvas.get(), Qt::RightButton, {}, f->at({430, 560}));
        QCOMPARE(f->position("web-shop"), QPointF(40, 60));
        f->key(Qt::Key_T);
        QTest::mousePress(f->canvas.get(), Qt::RightButton, {}, f->at({430, 560}));
        QCOMPARE(f->document.architecture().elements().size(), 15);
        QVERIFY(f->canvas->tool().hint().isEmpty());
    }

    void anOtherButtonInBetweenLeavesTheDrag()
    {
        f->press(f->centre("web-shop"));
        f->dragTo(f->centre("web-shop") + QPointF(40, 0));
        QTest::mousePress(f->canvas.get(), Qt::MiddleButton, {}, {300, 300});
        QTest::mouseRelease(f->canvas.get(), Qt::MiddleButton, {}, {300, 300});
        QVERIFY(f->canvas->tool().isBusy());
        f->release(QPointF(120, 92) + QPointF(40, 0));
        QCOMPARE(f->position("web-shop"), QPointF(80, 60));
        QCOMPARE(f->canvas->viewport(), Viewport());
    }

private:
    void begin(Gesture gesture, QPointF to)
    {
        const QRectF saga = f->canvas->picture().element(id("order-saga"))->rect;
        switch (gesture) {
        case Gesture::Move:
            f->press(f->centre("web-shop"));
            break;
        case Gesture::Band:
            f->press({10, 30});
            break;
        case Gesture::Connect:
            f->press({saga.right(), saga.center().y()});
            break;
        case Gesture::Place:
            f->key(Qt::Key_T);
            f->hover(to);
            return;
        case Gesture::Pan:
            QTest::keyPress(f->canvas.get(), Qt::Key_Space);
            f->press({430, 400});
            break;
        }
        f->dragTo(to);
        QVERIFY(f->canvas->tool().isBusy());
    }

    void end(Gesture gesture, QPointF at)
    {
        if (gesture == Gesture::Pan)
            QTest::keyRelease(f->canvas.get(), Qt::Key_Space);
        f->release(at);
    }

    /// The picture is what the document says, no preview left.
    void nothingIsShownElsewhere()
    {
        const CanvasPicture fresh = CanvasPicture::of(f->document.drawing());
        QCOMPARE(f->canvas->picture().elementCount(), fresh.elementCount());
        for (const Element &element : f->document.architecture().elements())
            QCOMPARE(f->canvas->picture().element(element.id)->rect, fresh.element(element.id)->rect);
    }

    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestBrokenGestures)
#include "tst_brokengestures.moc"
