// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/canvasactions.h"
#include "views/tools/placetool.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace rheo;
using namespace rheo::ui;

namespace {

void wheel(CanvasView &canvas, QPointF at, QPoint angle, Qt::KeyboardModifiers keys = {})
{
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, angle, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
}

} // namespace

class TestCanvasView : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void wheelZoomsAboutThePointer()
    {
        const QPointF pointer(313, 217);
        for (const int angle : {120, 120, -120, 360, -600, 15}) {
            const QPointF under = f->canvas->viewport().toDrawing(pointer);
            wheel(*f->canvas, pointer, {0, angle}, Qt::ControlModifier);
            QVERIFY(QLineF(f->canvas->viewport().toScreen(under), pointer).length() < 1);
        }
        QVERIFY(f->canvas->viewport().zoom != 1);
    }

    void afterAZoomThePictureIsExact()
    {
        (void)f->canvas->grab();
        wheel(*f->canvas, {300, 200}, {0, 480}, Qt::ControlModifier);
        const QImage quick = f->canvas->grab().toImage();
        CanvasFixture fresh;
        fresh.canvas->setViewport(f->canvas->viewport());
        const QImage exact = fresh.canvas->grab().toImage();
        QVERIFY(quick != exact);
        QTRY_COMPARE(f->canvas->grab().toImage(), exact);
    }

    void plainWheelPans()
    {
        wheel(*f->canvas, {100, 100}, {0, -120});
        QCOMPARE(f->canvas->viewport().origin, QPointF(0, 60));
        wheel(*f->canvas, {100, 100}, {0, -120}, Qt::ShiftModifier);
        QCOMPARE(f->canvas->viewport().origin, QPointF(60, 60));
        QCOMPARE(f->canvas->viewport().zoom, 1.0);
    }

    void zoomKeys()
    {
        f->key(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(f->canvas->viewport().zoom > 1);
        f->key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(f->canvas->viewport().zoom, 1.0);
        f->key(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(f->canvas->viewport().zoom < 1);
        f->canvas->setViewport({.origin = {9000, 9000}, .zoom = 3});
        f->key(Qt::Key_Home);
        QVERIFY(f->canvas->viewport().toDrawing(QRectF(f->canvas->rect())).contains(f->canvas->picture().bounds()));
    }

    void middleButtonPans()
    {
        QTest::mousePress(f->canvas.get(), Qt::MiddleButton, {}, {500, 500});
        QTest::mouseMove(f->canvas.get(), {540, 470});
        QTest::mouseRelease(f->canvas.get(), Qt::MiddleButton, {}, {540, 470});
        QCOMPARE(f->canvas->viewport().origin, QPointF(-40, 30));
    }

    void spaceDragPans()
    {
        QTest::keyPress(f->canvas.get(), Qt::Key_Space);
        QTest::mousePress(f->canvas.get(), Qt::LeftButton, {}, f->at(f->centre("order-service")));
        QTest::mouseMove(f->canvas.get(), f->at(f->centre("order-service")) + QPoint(30, 10));
        QTest::mouseRelease(f->canvas.get(), Qt::LeftButton, {}, f->at(f->centre("order-service")) + QPoint(30, 10));
        QTest::keyRelease(f->canvas.get(), Qt::Key_Space);
        QCOMPARE(f->canvas->viewport().origin, QPointF(-30, -10));
        QVERIFY(f->canvas->selection()->isEmpty());
        QCOMPARE(f->position("order-service"), QPointF(40, 200));
    }

    void selectAllAndDeleteAndUndo()
    {
        const Drawing before = f->document.drawing();
        f->key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(f->canvas->selection()->elements().size(), 15);
        f->key(Qt::Key_Delete);
        QVERIFY(f->document.architecture().elements().isEmpty());
        QVERIFY(f->canvas->selection()->isEmpty());
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QCOMPARE(f->document.drawing(), before);
        QCOMPARE(f->canvas->picture().elementCount(), 15);
    }

    void arrowsNudgeAsOneStep()
    {
        f->canvas->selection()->set(id("order-saga"));
        const QPointF before = f->position("order-saga");
        f->key(Qt::Key_Right);
        f->key(Qt::Key_Right);
        f->key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(f->position("order-saga"), before + QPointF(2, 20));
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QCOMPARE(f->position("order-saga"), before);
    }

    void arrowsPanWithoutSelection()
    {
        f->key(Qt::Key_Right);
        QCOMPARE(f->canvas->viewport().origin, QPointF(60, 0));
    }

    void twoFingersPanOverItems()
    {
        const QPointF at = f->at(f->centre("order-events"));
        QWheelEvent event(at, f->canvas->mapToGlobal(at), QPoint(-30, 12), QPoint(-60, 24), Qt::NoButton, {},
                          Qt::ScrollUpdate, false);
        QApplication::sendEvent(f->canvas.get(), &event);
        QCOMPARE(f->canvas->viewport().origin, QPointF(30, -12)); // pixels where the device tells them
    }

    void renamingMovesNoFocus()
    {
        f->canvas->selection()->set(id("order-saga"));
        f->key(Qt::Key_F2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(f->canvas->hasFocus());
        QCOMPARE(f->canvas->state().focused, ElementId());
    }

    void renameInPlace_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("Enter commits") << int(Qt::Key_Return) << QStringLiteral("ledger");
        QTest::newRow("Escape keeps") << int(Qt::Key_Escape) << QStringLiteral("order-saga");
    }

    void renameInPlace()
    {
        QFETCH(int, key);
        QFETCH(QString, name);
        f->canvas->selection()->set(id("order-saga"));
        f->key(Qt::Key_F2);
        auto *editor = f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->text(), QStringLiteral("order-saga"));
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("ledger"));
        QTest::keyClick(editor, Qt::Key(key));
        QVERIFY(!editor->isVisible());
        QCOMPARE(f->document.architecture().element(id("order-saga"))->name, name);
        QVERIFY(f->canvas->hasFocus());
        QCOMPARE(f->canvas->state().focused, ElementId());
    }

    void doubleClickRenames()
    {
        QTest::mouseDClick(f->canvas.get(), Qt::LeftButton, {}, f->at(f->centre("order-saga")));
        QVERIFY(f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"))->isVisible());
    }

    void doubleClickOnTheCanvasAdds()
    {
        QTest::mouseDClick(f->canvas.get(), Qt::LeftButton, {}, QPoint(460, 570));
        QCOMPARE(f->document.architecture().elements().size(), 16);
        QCOMPARE(f->canvas->selection()->elements().size(), 1);
        auto *editor = f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
        QVERIFY(editor->isVisible());
        QTest::keyClicks(editor, QStringLiteral("billing"));
        QTest::keyClick(editor, Qt::Key_Return);
        const ElementId added = *f->canvas->selection()->elements().begin();
        QCOMPARE(added, id("billing"));
        QCOMPARE(f->document.architecture().element(added)->name, QStringLiteral("billing"));
        QVERIFY(f->canvas->picture().element(added)->rect.contains(QPointF(460, 570)));
    }

    void tabWalksTheElements()
    {
        QSet<ElementId> visited;
        for (int i = 0; i < 15; ++i) {
            f->key(Qt::Key_Tab);
            visited.insert(f->canvas->state().focused);
        }
        QCOMPARE(visited.size(), 15);
        f->key(Qt::Key_Backtab);
        f->key(Qt::Key_Space);
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{f->canvas->state().focused});
        f->key(Qt::Key_Return);
        QVERIFY(f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"))->isVisible());
    }

    void escapeClearsTheSelection()
    {
        f->click(f->centre("order-saga"));
        QVERIFY(!f->canvas->selection()->isEmpty());
        f->key(Qt::Key_Escape);
        QVERIFY(f->canvas->selection()->isEmpty());
    }

    void keysArmPlacing()
    {
        QSignalSpy placing(f->canvas.get(), &CanvasView::placingChanged);
        for (const PaletteEntry &entry : paletteEntries()) {
            f->key(entry.key);
            QCOMPARE(placing.takeLast().first().value<std::optional<ElementKind>>(), std::optional(entry.kind));
            f->key(Qt::Key_Escape);
        }
        QCOMPARE(f->document.architecture().elements().size(), 15);
    }

    void clickOnADotOpensItsTrace()
    {
        QSignalSpy clicked(f->canvas.get(), &CanvasView::dotClicked);
        QSignalSpy hovered(f->canvas.get(), &CanvasView::dotHovered);
        const LinkId link{id("order-service"), id("order-events"), LinkKind::Produces};
        f->canvas->setDots({{.sequence = 42, .link = link, .fraction = 0.5f}}, DotKind::Recorded, 1);
        (void)f->canvas->grab();
        const QPointF point = f->canvas->picture().link(link)->at(0.5);
        f->click(point);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().first().toLongLong(), 42);
        QCOMPARE(hovered.first().first().toLongLong(), 42);
        f->hover({10, 10});
        QCOMPARE(hovered.last().first().toLongLong(), -1);
    }

    void overlayAndDotsShow()
    {
        const QImage plain = f->canvas->grab().toImage();
        CanvasOverlay overlay;
        overlay.simulated = true;
        f->canvas->setOverlay(overlay);
        const QImage simulated = f->canvas->grab().toImage();
        QVERIFY(plain != simulated);
        f->canvas->setDots({}, DotKind::Recorded, 50);
        QVERIFY(f->canvas->grab().toImage() != simulated);
        f->canvas->setProfileColour(Qt::magenta);
        QCOMPARE(f->canvas->grab().toImage().pixelColor(500, 1), QColor(Qt::magenta));
    }

    void contextMenuActsOnWhatIsUnderThePointer()
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, f->at(f->centre("order-saga")),
                                f->canvas->mapToGlobal(f->at(f->centre("order-saga"))));
        QApplication::sendEvent(f->canvas.get(), &event);
        auto *menu = f->canvas->findChild<QMenu *>(QStringLiteral("canvasMenu"));
        QVERIFY(menu);
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("order-saga")});
        QVERIFY(menu->actions().contains(f->canvas->canvasActions()->remove()));
        menu->close();
        f->canvas->canvasActions()->remove()->trigger();
        QVERIFY(!f->document.architecture().element(id("order-saga")));
    }

    void duplicateMakesACopy()
    {
        f->canvas->selection()->set(id("payments"));
        f->canvas->canvasActions()->duplicate()->trigger();
        QCOMPARE(f->document.architecture().elements().size(), 18);
        QVERIFY(!f->canvas->selection()->contains(id("payments")));
    }

    void followsTheTheme()
    {
        applyTheme(ThemeChoice::Dark);
        const QImage dark = f->canvas->grab().toImage();
        applyTheme(ThemeChoice::Light);
        const QImage light = f->canvas->grab().toImage();
        QCOMPARE(dark.pixelColor(5, 5), Theme::dark().canvas);
        QCOMPARE(light.pixelColor(5, 5), Theme::light().canvas);
    }

    void anotherDrawingStartsAfresh()
    {
        f->canvas->selection()->set(id("order-saga"));
        f->document.reset({});
        QVERIFY(f->canvas->selection()->isEmpty());
        QCOMPARE(f->canvas->picture().elementCount(), 0);
        (void)f->canvas->grab();
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestCanvasView)
#include "tst_canvasview.moc"
