// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/groupedits.h"
#include "model/edit/placementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/containervisit.h"
#include "views/canvas/focusmode.h"

#include <QLabel>
#include <QToolButton>

using namespace rheo;
using namespace rheo::ui;

class TestContainerVisit : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void enterAndDoubleClickLeadIn_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("Enter") << 0;
        QTest::newRow("Alt+Down") << 1;
        QTest::newRow("double-click on the title") << 2;
    }

    void enterAndDoubleClickLeadIn()
    {
        QFETCH(int, way);
        const Viewport before{.origin = {7, 9}, .zoom = 1};
        f->canvas->setViewport(before);
        const QRectF region = rectOf("payments");
        if (way == 2) {
            QTest::mouseDClick(f->canvas.get(), Qt::LeftButton, {}, f->at(region.topLeft() + QPointF(60, 16)));
        } else {
            f->canvas->selection()->set(id("payments"));
            way == 0 ? f->key(Qt::Key_Return) : f->key(Qt::Key_Down, Qt::AltModifier);
        }
        QCOMPARE(visit().current(), id("payments"));
        QVERIFY(QRectF(f->canvas->rect()).contains(f->canvas->viewport().toScreen(region)));
        QVERIFY(isBright("payments") && isBright("payment-service"));
        QVERIFY(!isBright("order-events") && !isBright("search-sink"));
        QCOMPARE(here(), QStringLiteral("Payments"));
        f->key(Qt::Key_Escape);
        QVERIFY(visit().current().isEmpty());
        QVERIFY(isBright("order-events"));
        QCOMPARE(f->canvas->viewport(), before);
        QVERIFY(breadcrumb()->isHidden());
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void leadsOutStepByStep()
    {
        const ElementId outer =
            groupElements(f->document, {id("payments"), id("search")}, QStringLiteral("Behind & after")).value();
        visit().enter(outer);
        visit().enter(id("payments"));
        QCOMPARE(here(), QStringLiteral("Payments"));
        QCOMPARE(breadcrumb()->findChildren<QToolButton *>().back()->text(), QStringLiteral("Behind && after"));
        f->key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(visit().current(), outer);
        QVERIFY(isBright("search-sink"));
        visit().enter(id("payments"));
        QTRY_COMPARE(breadcrumb()->findChildren<QToolButton *>().size(), 2);
        breadcrumb()->findChildren<QToolButton *>().front()->click(); // the drawing
        QVERIFY(visit().current().isEmpty());
        QVERIFY(f->canvas->hasFocus());
    }

    void aCollapsedOneIsOpened()
    {
        setCollapsed(f->document, {id("payments")}, true);
        visit().enter(id("payments"));
        QCOMPARE(visit().current(), id("payments"));
        QVERIFY(f->canvas->picture().element(id("payment-service")));
        f->document.undoStack()->undo(); // is collapsed again
        QVERIFY(visit().current().isEmpty());
        QVERIFY(isBright("order-events"));
    }

    void endsWithItsContainer()
    {
        visit().enter(id("payments"));
        removeElements(f->document, {id("payments")});
        QVERIFY(visit().current().isEmpty());
        QVERIFY(isBright("order-events"));
        visit().enter(id("search"));
        f->document.reset(shopDrawing());
        QVERIFY(visit().current().isEmpty());
        QVERIFY(breadcrumb()->isHidden());
    }

    void onlyContainersCanBeEntered()
    {
        visit().enter(id("order-events"));
        visit().enter(id("gone"));
        QVERIFY(visit().current().isEmpty());
        QVERIFY(!visit().leave());
        f->canvas->selection()->set(id("order-events"));
        QVERIFY(!visit().enterAction()->isEnabled());
    }

    void focusAndVisitTakeTurns()
    {
        visit().enter(id("payments"));
        f->canvas->selection()->set(id("search-sink"));
        f->key(Qt::Key_F8);
        QVERIFY(visit().current().isEmpty());
        QVERIFY(isBright("opensearch"));
        visit().enter(id("payments"));
        QVERIFY(!f->canvas->focusMode()->isOn());
        QVERIFY(!isBright("opensearch"));
    }

private:
    [[nodiscard]] ContainerVisit &visit() const { return *f->canvas->visit(); }

    [[nodiscard]] QRectF rectOf(const char *name) const { return f->canvas->picture().element(id(name))->rect; }

    [[nodiscard]] QWidget *breadcrumb() const { return f->canvas->findChild<QWidget *>(QStringLiteral("breadcrumb")); }

    [[nodiscard]] QString here() const
    {
        const auto labels = breadcrumb()->findChildren<QLabel *>(QStringLiteral("breadcrumbHere"));
        return labels.isEmpty() ? QString() : labels.back()->text();
    }

    [[nodiscard]] bool isBright(const char *name) const { return !lookOf(f->canvas->state(), id(name)).overlay.dimmed; }

    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestContainerVisit)
#include "tst_containervisit.moc"
