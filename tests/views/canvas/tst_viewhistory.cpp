// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "views/canvas/arrangeactions.h"
#include "views/canvas/viewhistory.h"
#include "views/panels/overviewpanel.h"

using namespace rheo;
using namespace rheo::ui;

class TestViewHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void goesBackAndForward()
    {
        const Viewport begin{.origin = {30, 40}, .zoom = 2};
        f->canvas->setViewport(begin);
        QVERIFY(!f->canvas->history()->back()->isEnabled());
        f->key(Qt::Key_Home);
        const Viewport all = f->canvas->viewport();
        QVERIFY(all != begin);
        f->canvas->selection()->set(id("search"));
        f->canvas->arrangeActions()->zoomToSelection()->trigger();
        const Viewport close = f->canvas->viewport();
        f->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f->canvas->viewport(), all);
        f->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f->canvas->viewport(), begin);
        f->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f->canvas->viewport(), begin);
        f->key(Qt::Key_Right, Qt::AltModifier);
        f->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(f->canvas->viewport(), close);
        QVERIFY(!f->canvas->history()->forward()->isEnabled());
    }

    void pansAreNoSteps()
    {
        f->canvas->setViewport({.origin = {10, 0}, .zoom = 2});
        f->canvas->setViewport(f->canvas->viewport().panned({50, 50}));
        f->canvas->zoomBy(1.25);
        QVERIFY(!f->canvas->history()->back()->isEnabled());
        f->canvas->fit();
        const Viewport all = f->canvas->viewport();
        f->canvas->setViewport(all.panned({70, 0}));
        f->key(Qt::Key_Left, Qt::AltModifier);
        f->key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(f->canvas->viewport(), all.panned({70, 0})); // where one was, not where the jump led
    }

    void anotherJumpForgetsForward()
    {
        f->canvas->setViewport({.origin = {10, 0}, .zoom = 2});
        f->canvas->fit();
        f->key(Qt::Key_Left, Qt::AltModifier);
        f->canvas->zoomTo(1);
        QVERIFY(!f->canvas->history()->forward()->isEnabled());
    }

    void foundElementsAndTheOverviewAreJumps()
    {
        const Viewport away{.origin = {5000, 5000}, .zoom = 1};
        f->canvas->setViewport(away);
        f->canvas->reveal(id("note"));
        f->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f->canvas->viewport(), away);
        OverviewPanel overview(f->canvas.get());
        overview.resize(200, 130);
        overview.show();
        QTest::mouseClick(&overview, Qt::LeftButton, {}, overview.rect().center());
        QVERIFY(f->canvas->viewport() != away);
        f->canvas->history()->back()->trigger();
        QCOMPARE(f->canvas->viewport(), away);
    }

    void anotherDrawingForgetsAll()
    {
        f->canvas->setViewport({.origin = {10, 0}, .zoom = 2});
        f->canvas->fit();
        f->document.reset(shopDrawing());
        QVERIFY(!f->canvas->history()->back()->isEnabled());
    }

    void keepsFifty()
    {
        for (int i = 0; i < 60; ++i)
            f->canvas->jumpTo({.origin = QPointF(i, 0), .zoom = 1});
        int steps = 0;
        for (; f->canvas->history()->back()->isEnabled() && steps < 100; ++steps)
            f->canvas->history()->back()->trigger();
        QCOMPARE(steps, 50);
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestViewHistory)
#include "tst_viewhistory.moc"
