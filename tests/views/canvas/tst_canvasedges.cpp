// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace rheo;
using namespace rheo::ui;

namespace {

Drawing field(int side, QPointF origin = {})
{
    Drawing drawing;
    for (int i = 0; i < side * side; ++i) {
        const ElementId each(QStringLiteral("e%1").arg(i));
        drawing.architecture.put(Element{each, i % 2 ? ElementKind::Topic : ElementKind::Service, each.text(), {}});
        drawing.placement[each] = {.position = origin + QPointF(i % side * 240, i / side * 120)};
    }
    return drawing;
}

void turnWheel(CanvasView &canvas, int angle, Qt::KeyboardModifiers keys)
{
    QWheelEvent event({300, 200}, canvas.mapToGlobal(QPointF(300, 200)), {}, {0, angle}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
}

} // namespace

/// Where things are very many, very far, very small or not there at all.
class TestCanvasEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void aCanvasWithoutRoom()
    {
        f->canvas->setMinimumSize(0, 0);
        for (const QSize size : {QSize(0, 0), QSize(1, 1), QSize(400, 0), QSize(0, 400), QSize(20, 20)}) {
            f->canvas->resize(size);
            f->canvas->fit();
            f->canvas->reveal(id("order-saga"));
            (void)f->canvas->grab();
            const Viewport &view = f->canvas->viewport();
            QVERIFY(std::isfinite(view.origin.x()) && std::isfinite(view.origin.y()));
            QVERIFY(view.zoom >= Viewport::leastZoom && view.zoom <= Viewport::mostZoom);
        }
        f->canvas->resize(1000, 620);
        f->canvas->fit();
        QVERIFY(f->canvas->viewport().toDrawing(QRectF(f->canvas->rect())).contains(f->canvas->picture().bounds()));
    }

    void tenThousandElements()
    {
        f->document.reset(field(100));
        QCOMPARE(f->canvas->picture().elementCount(), 10'000);
        QCOMPARE(f->canvas->viewport().zoom, Viewport::leastZoom); // as much of it as can be seen
        (void)f->canvas->grab();
        f->canvas->setViewport({.origin = QPointF(99 * 240 - 200, 99 * 120 - 200), .zoom = 1});
        const PictureElement *last = f->canvas->picture().element(id("e9999"));
        f->click(last->rect.center());
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("e9999")});
        f->drag(last->rect.center(), last->rect.center() + QPointF(40, 40));
        QCOMPARE(f->position("e9999"), QPointF(99 * 240 + 40, 99 * 120 + 40));
        (void)f->canvas->grab();
    }

    void theEndsOfTheWorld_data()
    {
        QTest::addColumn<QPointF>("origin");
        QTest::newRow("upper left") << QPointF(-1e7, -1e7);
        QTest::newRow("lower right") << QPointF(1e7 - 400, 1e7 - 400);
    }

    void theEndsOfTheWorld()
    {
        QFETCH(QPointF, origin);
        f->document.reset(field(2, origin));
        f->canvas->fit();
        const QPointF centre = f->centre("e0");
        f->click(centre);
        QCOMPARE(f->canvas->selection()->elements(), QSet<ElementId>{id("e0")});
        QVERIFY(f->canvas->grab().toImage().pixelColor(f->at(centre)) != Theme::current().gridDot);
        f->drag(centre, centre + QPointF(-5000, -5000));
        QVERIFY(qAbs(f->position("e0").x()) <= 1e7 && qAbs(f->position("e0").y()) <= 1e7);
        QCOMPARE(f->canvas->picture().element(id("e0"))->rect.topLeft(), f->position("e0"));
    }

    void theWheelHasItsLimits()
    {
        for (int i = 0; i < 100; ++i)
            turnWheel(*f->canvas, 1200, Qt::ControlModifier);
        QCOMPARE(f->canvas->viewport().zoom, Viewport::mostZoom);
        for (int i = 0; i < 200; ++i)
            turnWheel(*f->canvas, -1200, Qt::ControlModifier);
        QCOMPARE(f->canvas->viewport().zoom, Viewport::leastZoom);
        const Viewport before = f->canvas->viewport();
        QSignalSpy changed(f->canvas.get(), &CanvasView::viewportChanged);
        turnWheel(*f->canvas, -1200, Qt::ControlModifier);
        turnWheel(*f->canvas, 0, {});
        QVERIFY(QLineF(f->canvas->viewport().origin, before.origin).length() < 1e-6);
        f->canvas->setViewport(f->canvas->viewport());
        QVERIFY(changed.size() <= 1);
    }

    void revealBringsIntoSight()
    {
        f->canvas->setViewport({.origin = {5000, 5000}, .zoom = 2});
        f->canvas->reveal(id("opensearch"));
        QVERIFY(QRectF(f->canvas->rect())
                    .contains(f->canvas->viewport().toScreen(f->canvas->picture().element(id("opensearch"))->rect)));
        QCOMPARE(f->canvas->viewport().zoom, 2.0);
        QCOMPARE(f->canvas->state().flashing, id("opensearch"));
        const Viewport there = f->canvas->viewport();
        f->canvas->reveal(id("opensearch"));
        f->canvas->reveal(id("gone"));
        QCOMPARE(f->canvas->viewport(), there);
        QTRY_VERIFY(f->canvas->state().flashing.isEmpty());
    }

    void theNameEditorFollowsTheView()
    {
        f->canvas->editName(id("order-saga"));
        auto *editor = f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
        const auto isOnItsShape = [&] {
            const QRectF shape = f->canvas->viewport().toScreen(f->canvas->picture().element(id("order-saga"))->rect);
            return shape.intersects(QRectF(editor->geometry()));
        };
        QVERIFY(isOnItsShape());
        for (const Viewport &view :
             {Viewport{.origin = {0, 300}, .zoom = 1}, Viewport{.origin = {-40, 400}, .zoom = 2.5},
              Viewport{.origin = {-300, 0}, .zoom = 0.5}}) {
            f->canvas->setViewport(view);
            QVERIFY(isOnItsShape());
        }
        f->canvas->editName(id("web-shop")); // the first one is committed unchanged
        QCOMPARE(editor->text(), QStringLiteral("Web shop"));
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void namesThatAreNoneAreNotTaken_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << QString() << QStringLiteral("order-saga");
        QTest::newRow("blanks") << QStringLiteral("   ") << QStringLiteral("order-saga");
        QTest::newRow("blanks around") << QStringLiteral("  x  ") << QStringLiteral("x");
        QTest::newRow("markup") << QStringLiteral("<b>x</b>") << QStringLiteral("<b>x</b>");
    }

    void namesThatAreNoneAreNotTaken()
    {
        QFETCH(QString, typed);
        f->canvas->editName(id("order-saga"));
        auto *editor = f->canvas->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
        editor->setText(typed);
        QTest::keyClick(editor, Qt::Key_Return);
        QTEST(f->document.architecture().element(id("order-saga"))->name, "name");
        f->hover(f->centre("order-saga"));
        QVERIFY2(!f->canvas->toolTip().contains(QLatin1Char('<')), "a tool tip shows a name as plain text");
    }

    void anInvisibleCanvasFollowsTheDocument()
    {
        f->canvas->hide();
        f->document.reset(field(3));
        QCOMPARE(f->canvas->picture().elementCount(), 9);
        f->canvas->show();
        f->canvas->resize(900, 600);
        QVERIFY(f->canvas->viewport().toDrawing(QRectF(f->canvas->rect())).contains(f->canvas->picture().bounds()));
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestCanvasEdges)
#include "tst_canvasedges.moc"
