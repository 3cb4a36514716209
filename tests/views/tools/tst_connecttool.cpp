// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "views/tools/connecttool.h"

#include <QMenu>
#include <QSignalSpy>

using namespace rheo;
using namespace rheo::ui;

namespace {

QPointF rightPort(const CanvasFixture &f, const char *name)
{
    const QRectF rect = f.canvas->picture().element(id(name))->rect;
    return {rect.right(), rect.center().y()};
}

} // namespace

class TestConnectTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void dragFromAPortConnects_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *from, const char *to, LinkKind kind) {
            QTest::addRow("%s to %s", from, to) << QString::fromLatin1(from) << QString::fromLatin1(to) << int(kind);
        };
        row("order-service", "payment-events", LinkKind::Produces);
        row("payment-events", "inventory-service", LinkKind::Consumes);
        row("order-events", "payment-events", LinkKind::Mirrors);
        row("web-shop", "order-saga", LinkKind::Calls);
        row("search-sink", "web-shop", LinkKind::ReadsWrites);
    }

    void dragFromAPortConnects()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, kind);
        const LinkId link{ElementId(from), ElementId(to), LinkKind(kind)};
        QVERIFY(!f->document.architecture().link(link));
        f->drag(rightPort(*f, qPrintable(from)), f->centre(qPrintable(to)));
        QVERIFY(f->document.architecture().link(link));
        QCOMPARE(f->canvas->selection()->links(), QSet<LinkId>{link});
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QVERIFY(!f->document.architecture().link(link));
    }

    void whatMakesNoSenseIsRefusedWithAReason()
    {
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        f->drag(rightPort(*f, "order-events"), f->centre("web-shop"));
        QCOMPARE(f->document.undoStack()->count(), 0);
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().first().toString().endsWith(QLatin1Char('.')));
    }

    void releaseOnTheCanvasOffersPartners()
    {
        const Drawing before = f->document.drawing();
        f->drag(rightPort(*f, "order-service"), {400, 560});
        auto *menu = f->canvas->findChild<QMenu *>(QStringLiteral("partnerMenu"));
        QVERIFY(menu);
        QCOMPARE(f->document.undoStack()->count(), 0);
        menu->actions().first()->trigger();
        QCOMPARE(f->document.undoStack()->count(), 1);
        const ElementId added = *f->canvas->selection()->elements().begin();
        QCOMPARE(f->document.architecture().element(added)->kind, ElementKind::Topic);
        QVERIFY(f->document.architecture().link({id("order-service"), added, LinkKind::Produces}));
        menu->close();
        f->document.undoStack()->undo();
        QCOMPARE(f->document.drawing(), before);
    }

    void escapeGivesUp()
    {
        f->press(rightPort(*f, "order-service"));
        f->dragTo(f->centre("payment-events"));
        QVERIFY(f->canvas->tool().isBusy());
        f->key(Qt::Key_Escape);
        f->release(f->centre("payment-events"));
        QVERIFY(!f->canvas->tool().isBusy());
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void theLineShowsWhileDragging()
    {
        const QImage before = f->canvas->grab().toImage();
        f->press(rightPort(*f, "order-service"));
        f->dragTo({400, 560});
        QVERIFY(f->canvas->grab().toImage() != before);
        f->key(Qt::Key_Escape);
    }

    void everyPartnerCanBeJoined()
    {
        for (const ElementKind kind : allElementKinds) {
            Element from;
            from.id = id("a");
            from.kind = kind;
            for (const ElementKind partner : partnersOf(kind)) {
                Element to;
                to.id = id("b");
                to.kind = partner;
                QVERIFY2(naturalLink(from, to).has_value(), qPrintable(keyword(kind) + keyword(partner)));
            }
        }
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestConnectTool)
#include "tst_connecttool.moc"
