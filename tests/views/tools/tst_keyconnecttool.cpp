// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/tools/keyconnecttool.h"

#include <QSignalSpy>

using namespace rheo;
using namespace rheo::ui;

class TestKeyConnectTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void tabAndEnterConnect()
    {
        const qsizetype before = f->document.architecture().links().size();
        f->canvas->selection()->set(id("order-saga"));
        f->key(Qt::Key_L);
        QVERIFY(!f->canvas->tool().hint().isEmpty());
        f->key(Qt::Key_Tab);
        f->key(Qt::Key_Backtab, Qt::ShiftModifier);
        f->key(Qt::Key_Return);
        QCOMPARE(f->document.architecture().links().size(), before + 1);
        QCOMPARE(f->document.undoStack()->count(), 1);
        QCOMPARE(f->canvas->selection()->links().size(), 1);
        QCOMPARE(f->canvas->selection()->links().begin()->from, id("order-saga"));
        QVERIFY(f->canvas->tool().hint().isEmpty());
    }

    void arrowsChooseByDirection()
    {
        f->canvas->selection()->set(id("inventory-service"));
        f->key(Qt::Key_L);
        f->key(Qt::Key_Down); // away from what is nearest
        for (int i = 0; i < 20; ++i)
            f->key(Qt::Key_Right);
        for (int i = 0; i < 20; ++i)
            f->key(Qt::Key_Down);
        f->key(Qt::Key_Enter);
        QCOMPARE(f->canvas->selection()->links().begin()->to, id("opensearch"));
    }

    void escapeGivesUp()
    {
        f->canvas->selection()->set(id("order-saga"));
        f->key(Qt::Key_L);
        f->key(Qt::Key_Escape);
        f->key(Qt::Key_Return);
        QCOMPARE(f->document.undoStack()->count(), 0);
        QVERIFY(f->canvas->selection()->contains(id("order-saga")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // Enter had opened the name
    }

    void focusCountsBeforeTheSelection()
    {
        f->canvas->selection()->set(id("note"));
        f->canvas->setFocused(id("order-saga"));
        f->key(Qt::Key_L);
        f->key(Qt::Key_Return);
        QCOMPARE(f->canvas->selection()->links().begin()->from, id("order-saga"));
    }

    void saysWhyNot()
    {
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        f->key(Qt::Key_L);
        QCOMPARE(refused.count(), 1);
        f->canvas->selection()->set(id("note"));
        f->key(Qt::Key_L);
        QCOMPARE(refused.count(), 2);
        QVERIFY(refused.back().front().toString().contains(QStringLiteral("note")));
        f->canvas->selection()->set(id("payments"));
        f->key(Qt::Key_L);
        QCOMPARE(refused.count(), 3);
        QVERIFY(f->canvas->tool().hint().isEmpty());
    }

    void targetsGoneMeanwhileAreNoHarm()
    {
        f->canvas->selection()->set(id("order-saga"));
        f->key(Qt::Key_L);
        const QList<ElementId> all = f->document.architecture().elements().keys();
        removeElements(f->document, {all.begin(), all.end()});
        f->key(Qt::Key_Tab);
        f->key(Qt::Key_Right);
        f->key(Qt::Key_Return);
        QVERIFY(f->document.architecture().links().isEmpty());
    }

    void drawsOnAKeyboardAlone()
    {
        f->document.reset({});
        f->key(Qt::Key_S);
        f->key(Qt::Key_Left);
        f->key(Qt::Key_Left);
        f->key(Qt::Key_Return);
        type("orders");
        f->key(Qt::Key_T);
        for (int i = 0; i < 12; ++i)
            f->key(Qt::Key_Right);
        f->key(Qt::Key_Return);
        type("order-events");
        const Architecture &drawn = f->document.architecture();
        QCOMPARE(drawn.elements().size(), 2);
        f->key(Qt::Key_Tab); // the leftmost
        f->key(Qt::Key_L);
        f->key(Qt::Key_Return);
        QCOMPARE(drawn.links().size(), 1);
        const LinkId link = drawn.links().firstKey();
        QCOMPARE(drawn.element(link.from)->name, QStringLiteral("orders"));
        QCOMPARE(drawn.element(link.to)->name, QStringLiteral("order-events"));
        f->canvas->selection()->clear();
        f->key(Qt::Key_Space); // selects what has the focus
        const QPointF before = f->document.placement()[link.from].position;
        f->key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(f->document.placement()[link.from].position, before + QPointF(0, 20));
        f->key(Qt::Key_F2);
        type("ordering");
        QCOMPARE(drawn.element(link.from)->name, QStringLiteral("ordering"));
        f->key(Qt::Key_Delete);
        QCOMPARE(drawn.elements().size(), 1);
    }

private:
    static void type(const char *name)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(name));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }

    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestKeyConnectTool)
#include "tst_keyconnecttool.moc"
