// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/panels/panelfixture.h"
#include "views/panels/outlinepanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>

using namespace rheo;
using namespace rheo::ui;

class TestOutlinePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<PanelFixture<OutlinePanel>>(QSize(200, 500)); }

    void cleanup() { f.reset(); }

    void isATreeOfContainers()
    {
        QTreeWidgetItem *payments = item("Payments");
        QVERIFY(!payments->parent());
        QCOMPARE(payments->childCount(), 2);
        QCOMPARE(item("payment-events")->parent(), payments);
        QVERIFY(payments->isExpanded());
    }

    void selectionGoesBothWays()
    {
        f->panel.tree()->setCurrentItem(item("order-saga"));
        QCOMPARE(f->selection.elements(), QSet<ElementId>{id("order-saga")});
        f->selection.set(QSet<ElementId>{id("web-shop"), id("payment-events")});
        QCOMPARE(f->panel.tree()->selectedItems().size(), 2);
        QVERIFY(item("Web shop")->isSelected());
    }

    void aLargeSelectionIsShownSoon()
    {
        f->document.reset(servicesInRows(300));
        f->selection.selectAll();
        QCOMPARE(f->panel.tree()->selectedItems().size(), 0);
        f->selection.toggle(id("e7"));
        QTRY_COMPARE(f->panel.tree()->selectedItems().size(), 299);
        QVERIFY(!item("e7")->isSelected());
        f->selection.toggle(id("e7"));
        f->selection.set(id("e8")); // before the many are shown
        QCOMPARE(f->panel.tree()->selectedItems(), QList<QTreeWidgetItem *>{item("e8")});
    }

    void renamesInPlace()
    {
        item("order-saga")->setText(0, QStringLiteral("saga"));
        QTRY_COMPARE(f->document.architecture().element(id("order-saga"))->name, QStringLiteral("saga"));
        item("saga")->setText(0, QStringLiteral("  "));
        QTRY_VERIFY(f->panel.tree()->findItems(QStringLiteral("saga"), Qt::MatchExactly | Qt::MatchRecursive).size() ==
                    1);
    }

    void followsTheDocument()
    {
        f->selection.set(id("order-saga"));
        removeElements(f->document, {id("payments")});
        QVERIFY(f->panel.tree()
                    ->findItems(QStringLiteral("payment-events"), Qt::MatchExactly | Qt::MatchRecursive)
                    .isEmpty());
        QVERIFY(item("order-saga")->isSelected());
        f->document.undoStack()->undo();
        QCOMPARE(item("Payments")->childCount(), 2);
    }

    void foldedStaysFolded()
    {
        item("Payments")->setExpanded(false);
        (void)renameElement(f->document, id("order-saga"), QStringLiteral("saga"));
        QVERIFY(!item("Payments")->isExpanded());
        QVERIFY(item("Ordering")->isExpanded());
    }

    void filterLeavesMatchesAndTheirContainers()
    {
        f->panel.findChild<QLineEdit *>(QStringLiteral("outlineFilter"))->setText(QStringLiteral("PAYMENT-e"));
        QVERIFY(!item("payment-events")->isHidden());
        QVERIFY(!item("Payments")->isHidden());
        QVERIFY(item("payment-service")->isHidden());
        QVERIFY(item("Ordering")->isHidden());
    }

    void signsShow()
    {
        f->panel.setSigns({{id("payment-events"), Sign::Error}});
        QCOMPARE(f->panel.signOf(id("payment-events")), Sign::Error);
        QCOMPARE(f->panel.signOf(id("payment-service")), Sign::None);
        (void)renameElement(f->document, id("order-saga"), QStringLiteral("saga"));
        QCOMPARE(f->panel.signOf(id("payment-events")), Sign::Error);
        const QImage with = f->panel.grab().toImage();
        f->panel.setSigns({});
        QVERIFY(f->panel.grab().toImage() != with);
    }

    void modelIsSound()
    {
        const QAbstractItemModelTester tester(f->panel.tree()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        removeElements(f->document, {id("payments")});
        f->document.undoStack()->undo();
    }

    void containersInCirclesEnd()
    {
        Drawing circle = shopDrawing();
        Element ordering = *circle.architecture.element(id("ordering"));
        ordering.container = id("payments");
        Element payments = *circle.architecture.element(id("payments"));
        payments.container = id("ordering");
        circle.architecture.put(ordering);
        circle.architecture.put(payments);
        f->document.reset(circle);
        QVERIFY(item("Web shop"));
    }

private:
    QTreeWidgetItem *item(const char *name)
    {
        const auto found = f->panel.tree()->findItems(QString::fromLatin1(name), Qt::MatchExactly | Qt::MatchRecursive);
        if (found.size() != 1)
            qFatal("%d rows are called %s", int(found.size()), name);
        return found.first();
    }

    std::unique_ptr<PanelFixture<OutlinePanel>> f;
};

QTEST_MAIN(TestOutlinePanel)
#include "tst_outlinepanel.moc"
