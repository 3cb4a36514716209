// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/file/rheofile.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/canvasactions.h"

#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace rheo;
using namespace rheo::ui;

namespace {

QString enabledNames(const CanvasActions &actions)
{
    QStringList names;
    for (const QAction *action : {actions.rename(), actions.remove(), actions.duplicate(), actions.cut(),
                                  actions.copy(), actions.paste(), actions.lock(), actions.pin(), actions.collapse()}) {
        if (action->isEnabled())
            names += action->objectName();
    }
    return names.join(QLatin1Char(' '));
}

QSet<ElementId> ids(const QString &names)
{
    QSet<ElementId> set;
    for (const QString &name : names.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        set.insert(ElementId(name));
    return set;
}

} // namespace

class TestCanvasActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        f = std::make_unique<CanvasFixture>();
        QApplication::clipboard()->clear();
    }

    void cleanup() { f.reset(); }

    void whatMakesSense_data()
    {
        QTest::addColumn<QString>("selected");
        QTest::addColumn<bool>("link");
        QTest::addColumn<QString>("enabled");
        const QString some = QStringLiteral("deleteSelection duplicate cut copy paste lock pin");
        QTest::newRow("nothing") << QString() << false << QStringLiteral("paste");
        QTest::newRow("one") << QStringLiteral("web-shop") << false << (QStringLiteral("rename ") + some);
        QTest::newRow("two") << QStringLiteral("web-shop order-saga") << false << some;
        QTest::newRow("a link") << QString() << true << QStringLiteral("deleteSelection paste");
        QTest::newRow("a container") << QStringLiteral("payments") << false
                                     << (QStringLiteral("rename ") + some + QStringLiteral(" collapse"));
    }

    void whatMakesSense()
    {
        QFETCH(QString, selected);
        QFETCH(bool, link);
        const LinkId call{id("web-shop"), id("order-service"), LinkKind::Calls};
        f->canvas->selection()->set(ids(selected), link ? QSet<LinkId>{call} : QSet<LinkId>());
        QTEST(enabledNames(*f->canvas->canvasActions()), "enabled");
    }

    void aReadOnlyDrawingIsOnlyCopied()
    {
        const QTemporaryDir folder;
        QByteArray newer = writeRheo(shopDrawing());
        newer.replace("\"version\": 1", "\"version\": 9");
        QFile file(folder.filePath(QStringLiteral("newer.rheo")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(newer) == newer.size());
        file.close();
        QVERIFY(f->document.load(file.fileName()));
        f->canvas->selection()->set(id("payments"));
        QCOMPARE(enabledNames(*f->canvas->canvasActions()), QStringLiteral("copy"));
        const Drawing before = f->document.drawing();
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        f->key(Qt::Key_Delete);
        f->key(Qt::Key_F2);
        f->drag(f->centre("web-shop"), f->centre("web-shop") + QPointF(100, 0));
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().first().toString().contains(QStringLiteral("newer Rheograph")));
        f->key(Qt::Key_T);
        f->click({420, 540});
        QCOMPARE(refused.size(), 2);
        f->key(Qt::Key_Right);
        QCOMPARE(f->document.drawing(), before);
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void copyAndPasteInTheMiddle()
    {
        f->canvas->selection()->set(ids(QStringLiteral("order-service order-events")));
        f->key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(parseRheo(QApplication::clipboard()->text().toUtf8()));
        QCOMPARE(f->document.undoStack()->count(), 0);
        f->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f->document.architecture().elements().size(), 17);
        QCOMPARE(f->document.architecture().links().size(), 12);
        const QSet<ElementId> pasted = f->canvas->selection()->elements();
        QCOMPARE(pasted.size(), 2);
        for (const ElementId &each : pasted)
            QVERIFY(QRectF(f->canvas->rect()).intersects(f->canvas->picture().element(each)->rect));
        QCOMPARE(f->document.undoStack()->count(), 1);
    }

    void pastesAtThePointer()
    {
        f->canvas->selection()->set(id("note"));
        f->key(Qt::Key_C, Qt::ControlModifier);
        f->hover({333, 541});
        f->canvas->setAttribute(Qt::WA_UnderMouse);
        f->key(Qt::Key_V, Qt::ControlModifier);
        const ElementId pasted = *f->canvas->selection()->elements().begin();
        const QPointF middle = f->canvas->picture().element(pasted)->rect.center();
        QVERIFY2(QLineF(middle, QPointF(333, 541)).length() < 20, "within a step of the grid");
    }

    void cutIsOneStep()
    {
        const Drawing before = f->document.drawing();
        f->canvas->selection()->set(id("order-saga"));
        f->key(Qt::Key_X, Qt::ControlModifier);
        QVERIFY(!f->document.architecture().element(id("order-saga")));
        QCOMPARE(f->document.undoStack()->count(), 1);
        f->document.undoStack()->undo();
        QCOMPARE(f->document.drawing(), before);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("order-saga")));
    }

    void foreignTextIsRefusedInASentence()
    {
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        QApplication::clipboard()->setText(QStringLiteral("Dear all,\nplease find attached"));
        f->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(refused.size(), 1);
        const QString sentence = refused.first().first().toString();
        QVERIFY2(sentence.startsWith(QStringLiteral("The text could not be pasted: ")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("This is \"Dear\". (line 1, column 1)")), qPrintable(sentence));
        QApplication::clipboard()->clear();
        f->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void theNotationCanBePasted()
    {
        QApplication::clipboard()->setText(QStringLiteral("service x\ntopic y\nx -> y"));
        f->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(f->document.architecture().link({id("x"), id("y"), LinkKind::Produces}));
    }

    void copyOfNothingKeepsTheClipboard()
    {
        QApplication::clipboard()->setText(QStringLiteral("mine"));
        f->canvas->selection()->set(LinkId{id("web-shop"), id("order-service"), LinkKind::Calls});
        f->key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("mine"));
    }

    void duplicatesStandBesideTheirOriginal()
    {
        f->canvas->selection()->set(id("web-shop"));
        f->key(Qt::Key_D, Qt::ControlModifier);
        const ElementId copy = *f->canvas->selection()->elements().begin();
        QCOMPARE(f->document.placement().value(copy).position - f->position("web-shop"), QPointF(20, 40));
        QCOMPARE(f->document.architecture().element(copy)->name, QStringLiteral("Web shop"));
        QVERIFY(linksOf(f->document.architecture(), copy).isEmpty());
    }

    void checksFollowThePlaces()
    {
        CanvasActions &actions = *f->canvas->canvasActions();
        f->canvas->selection()->set(ids(QStringLiteral("web-shop order-saga")));
        f->key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(f->document.placement()[id("web-shop")].locked && f->document.placement()[id("order-saga")].locked);
        QVERIFY(actions.lock()->isChecked());
        setLocked(f->document, {id("web-shop")}, false);
        actions.refresh();
        QVERIFY2(!actions.lock()->isChecked(), "checked only where all are");
        f->key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(f->document.placement()[id("web-shop")].locked);
        actions.pin()->trigger();
        QVERIFY(f->document.placement()[id("order-saga")].pinned);
        actions.pin()->trigger();
        QVERIFY(!f->document.placement()[id("order-saga")].pinned);
    }

    void collapseAndOpen()
    {
        f->canvas->selection()->set(id("payments"));
        f->key(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(f->canvas->picture().element(id("payments"))->isCollapsed);
        QVERIFY(!f->canvas->picture().element(id("payment-service")));
        const LinkId link{id("order-events"), id("payment-service"), LinkKind::Consumes};
        const QRectF block = f->canvas->picture().element(id("payments"))->rect;
        QVERIFY2(block.adjusted(-1, -1, 1, 1).contains(f->canvas->picture().link(link)->points.back()),
                 "links of what is inside end at the block");
        QVERIFY(!f->canvas->canvasActions()->collapse()->isEnabled());
        f->key(Qt::Key_End, Qt::ControlModifier);
        QVERIFY(f->canvas->picture().element(id("payment-service")));
        QVERIFY(!f->canvas->canvasActions()->expand()->isEnabled());
    }

    void menusFitWhatTheyAreFor()
    {
        const auto names = [this] {
            const std::unique_ptr<QMenu> menu(f->canvas->canvasActions()->contextMenu({420, 540}));
            QStringList found;
            for (const QAction *action : menu->actions())
                found += action->objectName();
            return found.join(QLatin1Char(' ')).simplified();
        };
        QCOMPARE(names(), QStringLiteral("paste selectAll fit zoomReset"));
        f->canvas->selection()->set(id("web-shop"));
        QCOMPARE(names(),
                 QStringLiteral(
                     "rename duplicate cut copy lock pin bringToFront sendToBack group focusMode deleteSelection"));
        f->canvas->selection()->set(id("payments"));
        QVERIFY(names().contains(QStringLiteral("collapse")));
    }

    void theMenuAddsWhereItWasOpened()
    {
        const std::unique_ptr<QMenu> menu(f->canvas->canvasActions()->contextMenu({420, 540}));
        QMenu *add = menu->actions().first()->menu();
        QVERIFY(add && add->actions().size() == 9);
        add->actions()[1]->trigger();
        const ElementId added = *f->canvas->selection()->elements().begin();
        QCOMPARE(f->document.architecture().element(added)->kind, ElementKind::Topic);
        QCOMPARE(f->document.placement().value(added).position, QPointF(420, 540));
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestCanvasActions)
#include "tst_canvasactions.moc"
