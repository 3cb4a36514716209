// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "views/panels/palettepanel.h"
#include "views/tools/placetool.h"

using namespace rheo;
using namespace rheo::ui;

class TestPalettePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void clickArmsPlacing()
    {
        CanvasFixture f;
        PalettePanel panel(f.canvas.get());
        panel.resize(200, 300);
        panel.show();
        auto *topic = row(panel, "palette-topic");
        QTest::mouseClick(topic, Qt::LeftButton);
        QVERIFY(topic->isChecked());
        f.click({420, 540});
        QVERIFY(!topic->isChecked());
        const ElementId added = *f.canvas->selection()->elements().begin();
        QCOMPARE(f.document.architecture().element(added)->kind, ElementKind::Topic);
    }

    void asecondClickDisarms()
    {
        CanvasFixture f;
        PalettePanel panel(f.canvas.get());
        panel.resize(200, 300);
        panel.show();
        auto *topic = row(panel, "palette-topic");
        QTest::mouseClick(topic, Qt::LeftButton);
        QTest::mouseClick(topic, Qt::LeftButton);
        QVERIFY(!topic->isChecked());
        f.click({420, 540});
        QCOMPARE(f.document.architecture().elements().size(), 15);
    }

    void keysShowInThePalette()
    {
        CanvasFixture f;
        PalettePanel panel(f.canvas.get());
        panel.show();
        f.key(Qt::Key_C);
        QVERIFY(row(panel, "palette-connector")->isChecked());
        f.key(Qt::Key_X);
        QVERIFY(!row(panel, "palette-connector")->isChecked());
        QVERIFY(row(panel, "palette-external-system")->isChecked());
    }

    void everyRowHasANameForScreenReaders()
    {
        CanvasFixture f;
        PalettePanel panel(f.canvas.get());
        const auto rows = panel.findChildren<PaletteRow *>();
        QCOMPARE(size_t(rows.size()), paletteEntries().size());
        for (const PaletteRow *entry : rows)
            QVERIFY(!entry->accessibleName().isEmpty() && !entry->objectName().isEmpty());
    }

    void folds()
    {
        CanvasFixture f;
        PalettePanel panel(f.canvas.get());
        panel.resize(200, 300);
        panel.show();
        const QImage wide = panel.grab(QRect(0, 0, 44, 300)).toImage();
        panel.resize(44, 300);
        QCOMPARE(panel.width(), 44);
        QVERIFY(panel.grab().toImage() != wide);
    }

private:
    static PaletteRow *row(const PalettePanel &panel, const char *name)
    {
        auto *found = panel.findChild<PaletteRow *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
};

QTEST_MAIN(TestPalettePanel)
#include "tst_palettepanel.moc"
