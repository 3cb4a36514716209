// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/panels/outlinepanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>

using namespace rheo;
using namespace rheo::ui;

class TestOutlinePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        document = std::make_unique<ArchitectureDocument>();
        document->reset(shopDrawing());
        selection = std::make_unique<Selection>(document.get());
        panel = std::make_unique<OutlinePanel>(document.get(), selection.get());
        panel->resize(200, 500);
        panel->show();
    }

    void cleanup()
    {
        panel.reset();
        selection.reset();
        document.reset();
    }

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
        panel->tree()->setCurrentItem(item("order-saga"));
        QCOMPARE(selection->elements(), QSet<ElementId>{id("order-saga")});
        selection->set(QSet<ElementId>{id("web-shop"), id("payment-events")});
        QCOMPARE(panel->tree()->selectedItems().size(), 2);
        QVERIFY(item("Web shop")->isSelected());
    }

    void renamesInPlace()
    {
        item("order-saga")->setText(0, QStringLiteral("saga"));
        QTRY_COMPARE(document->architecture().element(id("order-saga"))->name, QStringLiteral("saga"));
        item("saga")->setText(0, QStringLiteral("  "));
        QTRY_VERIFY(panel->tree()->findItems(QStringLiteral("saga"), Qt::MatchExactly | Qt::MatchRecursive).size() ==
                    1);
    }

    void followsTheDocument()
    {
        selection->set(id("order-saga"));
        removeElements(*document, {id("payments")});
        QVERIFY(panel->tree()
                    ->findItems(QStringLiteral("payment-events"), Qt::MatchExactly | Qt::MatchRecursive)
                    .isEmpty());
        QVERIFY(item("order-saga")->isSelected());
        document->undoStack()->undo();
        QCOMPARE(item("Payments")->childCount(), 2);
    }

    void foldedStaysFolded()
    {
        item("Payments")->setExpanded(false);
        (void)renameElement(*document, id("order-saga"), QStringLiteral("saga"));
        QVERIFY(!item("Payments")->isExpanded());
        QVERIFY(item("Ordering")->isExpanded());
    }

    void filterLeavesMatchesAndTheirContainers()
    {
        panel->findChild<QLineEdit *>(QStringLiteral("outlineFilter"))->setText(QStringLiteral("PAYMENT-e"));
        QVERIFY(!item("payment-events")->isHidden());
        QVERIFY(!item("Payments")->isHidden());
        QVERIFY(item("payment-service")->isHidden());
        QVERIFY(item("Ordering")->isHidden());
    }

    void signsShow()
    {
        panel->setSigns({{id("payment-events"), Sign::Error}});
        QCOMPARE(panel->signOf(id("payment-events")), Sign::Error);
        QCOMPARE(panel->signOf(id("payment-service")), Sign::None);
        (void)renameElement(*document, id("order-saga"), QStringLiteral("saga"));
        QCOMPARE(panel->signOf(id("payment-events")), Sign::Error);
        const QImage with = panel->grab().toImage();
        panel->setSigns({});
        QVERIFY(panel->grab().toImage() != with);
    }

    void modelIsSound()
    {
        const QAbstractItemModelTester tester(panel->tree()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        removeElements(*document, {id("payments")});
        document->undoStack()->undo();
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
        document->reset(circle);
        QVERIFY(item("Web shop"));
    }

private:
    QTreeWidgetItem *item(const char *name)
    {
        const auto found = panel->tree()->findItems(QString::fromLatin1(name), Qt::MatchExactly | Qt::MatchRecursive);
        if (found.size() != 1)
            qFatal("%d rows are called %s", int(found.size()), name);
        return found.first();
    }

    std::unique_ptr<ArchitectureDocument> document;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<OutlinePanel> panel;
};

QTEST_MAIN(TestOutlinePanel)
#include "tst_outlinepanel.moc"
