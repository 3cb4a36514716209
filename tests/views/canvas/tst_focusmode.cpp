// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/focusmode.h"

using namespace rheo;
using namespace rheo::ui;

class TestFocusMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void needsASelection()
    {
        QVERIFY(!focus().toggle()->isEnabled());
        f->key(Qt::Key_F8);
        QVERIFY(!focus().isOn());
        QVERIFY(focus().words().isEmpty());
    }

    void keepsTheFlowBright()
    {
        removeLinks(f->document,
                    {{id("order-saga"), id("order-events"), LinkKind::Produces}}); // else all is one circle
        f->canvas->selection()->set(id("payment-service"));
        const QImage before = f->canvas->grab().toImage();
        f->key(Qt::Key_F8);
        QVERIFY(f->canvas->grab().toImage() != before);
        QVERIFY(isBright("web-shop"));
        QVERIFY(isBright("order-saga"));
        QVERIFY2(isBright("payments"), "the container of what is bright");
        QVERIFY(!isBright("opensearch") && !isBright("search-sink") && !isBright("note"));
        QVERIFY(lookOf(f->canvas->state(), LinkId{id("order-events"), id("search-sink"), LinkKind::Consumes})
                    .overlay.dimmed);
        QCOMPARE(focus().words(), QStringLiteral("Focus: payment-service, upstream and downstream · Esc leaves"));
    }

    void oneDirectionOnly()
    {
        f->canvas->selection()->set(id("search-sink"));
        f->key(Qt::Key_F8);
        action("focusDownstream")->trigger();
        QVERIFY(isBright("opensearch") && !isBright("order-events"));
        QVERIFY(focus().words().contains(QStringLiteral("search-sink, downstream")));
        action("focusUpstream")->trigger();
        QVERIFY(isBright("order-events") && !isBright("note"));
    }

    void escapeLeavesAndKeepsTheSelection()
    {
        f->canvas->selection()->set(id("note"));
        f->key(Qt::Key_F8);
        QVERIFY(!isBright("web-shop"));
        f->key(Qt::Key_Escape);
        QVERIFY(isBright("web-shop"));
        QVERIFY(!focus().isOn());
        QVERIFY(f->canvas->selection()->contains(id("note")));
        f->key(Qt::Key_Escape);
        QVERIFY(f->canvas->selection()->isEmpty());
    }

    void followsTheSelectionAndTheDrawing()
    {
        f->canvas->selection()->set(id("note"));
        f->key(Qt::Key_F8);
        f->canvas->selection()->set(LinkId{id("order-events"), id("search-sink"), LinkKind::Consumes});
        QVERIFY(isBright("opensearch") && !isBright("note"));
        QVERIFY(focus().words().startsWith(QStringLiteral("Focus: order-events to search-sink")));
        f->canvas->selection()->clear();
        QVERIFY(isBright("opensearch") && !isBright("note"));
        f->canvas->selection()->set(QSet<ElementId>{id("note"), id("web-shop")});
        QVERIFY(focus().words().contains(QStringLiteral("2 elements")));
        removeElements(f->document, {id("note"), id("web-shop")});
        QVERIFY(!focus().isOn());
        QVERIFY(isBright("opensearch"));
    }

    void anotherDrawingEndsIt()
    {
        f->canvas->selection()->set(id("note"));
        f->key(Qt::Key_F8);
        f->document.reset(shopDrawing());
        QVERIFY(!focus().isOn());
        QVERIFY(isBright("web-shop"));
    }

    void longNamesAreCut()
    {
        QVERIFY(renameElement(f->document, id("note"), QString(60000, QLatin1Char('x'))));
        f->canvas->selection()->set(id("note"));
        f->key(Qt::Key_F8);
        QVERIFY(focus().words().size() < 120);
    }

private:
    [[nodiscard]] FocusMode &focus() const { return *f->canvas->focusMode(); }

    [[nodiscard]] bool isBright(const char *name) const { return !lookOf(f->canvas->state(), id(name)).overlay.dimmed; }

    [[nodiscard]] QAction *action(const char *name) const
    {
        return f->canvas->focusMode()->findChild<QAction *>(QString::fromLatin1(name));
    }

    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestFocusMode)
#include "tst_focusmode.moc"
