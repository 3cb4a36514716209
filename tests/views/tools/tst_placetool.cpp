// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "views/tools/placetool.h"

#include <QLineEdit>
#include <QMimeData>

using namespace rheo;
using namespace rheo::ui;

class TestPlaceTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { f = std::make_unique<CanvasFixture>(); }

    void cleanup() { f.reset(); }

    void keyThenClickAddsEachKind_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < paletteEntries().size(); ++i)
            QTest::newRow(qPrintable(paletteEntries()[i].name)) << int(i);
    }

    void keyThenClickAddsEachKind()
    {
        QFETCH(int, index);
        const PaletteEntry &entry = paletteEntries()[size_t(index)];
        f->key(entry.key);
        f->click({420, 540});
        QCOMPARE(f->document.architecture().elements().size(), 16);
        const ElementId added = *f->canvas->selection()->elements().begin();
        const Element *element = f->document.architecture().element(added);
        QCOMPARE(element->kind, entry.kind);
        QCOMPARE(f->document.undoStack()->count(), 1);
        const QPointF corner = f->document.placement().value(added).position;
        QCOMPARE(CanvasView::snapped(corner, Qt::NoModifier), corner);
        f->document.undoStack()->undo();
        QCOMPARE(f->document.architecture().elements().size(), 15);
    }

    void placedInsideAContainerItBelongsThere()
    {
        f->key(Qt::Key_T);
        f->click({120, 380});
        const ElementId added = *f->canvas->selection()->elements().begin();
        QCOMPARE(f->document.architecture().element(added)->container, id("ordering"));
    }

    void shiftPlacesSeveral()
    {
        f->key(Qt::Key_T);
        f->click({420, 540}, Qt::ShiftModifier);
        f->click({620, 540}, Qt::ShiftModifier);
        QCOMPARE(f->document.architecture().elements().size(), 17);
        f->key(Qt::Key_Escape);
        f->click({820, 540});
        QCOMPARE(f->document.architecture().elements().size(), 17);
    }

    void schemaOnATopicIsItsSheet()
    {
        f->key(Qt::Key_M);
        f->click(f->centre("payment-events"));
        QCOMPARE(f->document.architecture().elements().size(), 15);
        QCOMPARE(f->document.architecture().element(id("payment-events"))->text(fields::schema),
                 QStringLiteral("payment-events v1"));
    }

    void theShapeFollowsThePointer()
    {
        f->key(Qt::Key_T);
        f->hover({420, 540});
        const QImage here = f->canvas->grab().toImage();
        f->hover({620, 540});
        QVERIFY(f->canvas->grab().toImage() != here);
    }

    void dropFromThePalette()
    {
        QMimeData mime;
        mime.setData(kindMimeType(), keyword(ElementKind::Connector).toUtf8());
        QDragEnterEvent enter({420, 540}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f->canvas.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({420, 540}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f->canvas.get(), &drop);
        const ElementId added = *f->canvas->selection()->elements().begin();
        QCOMPARE(f->document.architecture().element(added)->kind, ElementKind::Connector);
        QVERIFY(f->canvas->picture().element(added)->rect.contains(QPointF(420, 540)));
    }

    void foreignDropsAreNotTaken()
    {
        QMimeData mime;
        mime.setData(kindMimeType(), "no-such-kind");
        QDragEnterEvent enter({420, 540}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(f->canvas.get(), &enter);
        QVERIFY(!enter.isAccepted());
        QCOMPARE(f->document.architecture().elements().size(), 15);
    }

private:
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestPlaceTool)
#include "tst_placetool.moc"
