// SPDX-License-Identifier: Apache-2.0
#include "tests/views/shopdrawing.h"
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/exportpreview.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;
using namespace Qt::StringLiterals;

namespace {

const ElementId order(u"order-service"_s);

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { applyTheme(ThemeChoice::Light); }

    void everyControlHasAName()
    {
        ExportDialog dialog(shopDrawing(), {order}, {});
        int controls = 0;
        for (const QWidget *widget : dialog.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *button = qobject_cast<const QPushButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
            ++controls;
        }
        QCOMPARE(controls, 7);
    }

    void keysChooseEverything()
    {
        ExportDialog dialog(shopDrawing(), {order}, {});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        choose(dialog, "format", 1);
        choose(dialog, "part", 1);
        choose(dialog, "ground", 1);
        choose(dialog, "theme", 2);
        auto *percent = dialog.findChild<QSpinBox *>(u"percent"_s);
        percent->setFocus();
        percent->selectAll();
        QTest::keyClicks(percent, u"150"_s);
        const ExportChoices &choices = dialog.choices();
        QCOMPARE(choices.format, PictureFormat::Svg);
        QCOMPARE(choices.part, ExportPart::Selection);
        QCOMPARE(choices.ground, ExportGround::Transparent);
        QCOMPARE(choices.options().scale, 1.5);
        QVERIFY(choices.options().theme.isDark);
        QCOMPARE(dialog.chosen().architecture.elements().keys(), QList<ElementId>{order});
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void everyFormatHasItsScale()
    {
        ExportDialog dialog(shopDrawing(), {}, {});
        const auto *percent = dialog.findChild<QSpinBox *>(u"percent"_s);
        QCOMPARE(percent->value(), 200);
        choose(dialog, "format", 1);
        QCOMPARE(percent->value(), 100);
        choose(dialog, "format", -1);
        QCOMPARE(percent->value(), 200);
        ExportDialog again(shopDrawing(), {}, dialog.choices());
        QCOMPARE(again.findChild<QSpinBox *>(u"percent"_s)->value(), 200);
    }

    void theSizeIsThatOfThePicture()
    {
        ExportDialog dialog(shopDrawing(), {}, {});
        const QImage image = QImage::fromData(*exportPng(shopDrawing(), dialog.choices().options()));
        const QLocale locale;
        QCOMPARE(words(dialog, "size"),
                 u"%1 × %2 pixels"_s.arg(locale.toString(image.width()), locale.toString(image.height())));
        choose(dialog, "format", 2);
        QVERIFY2(words(dialog, "size").startsWith(u"A page of "_s), qPrintable(words(dialog, "size")));
    }

    void whatIsTooLargeIsToldAndNotOffered()
    {
        Drawing wide = shopDrawing();
        wide.placement[order].position = {-9000, 0};
        ExportDialog dialog(wide, {}, {});
        const auto *go = dialog.findChild<QPushButton *>(u"exportButton"_s);
        QVERIFY(!go->isEnabled());
        QVERIFY(words(dialog, "sizeProblem").contains(u"at most 16384 a side are made. Give a smaller scale."_s));
        dialog.findChild<QSpinBox *>(u"percent"_s)->setValue(50);
        QVERIFY(go->isEnabled());
        QVERIFY(words(dialog, "sizeProblem").isEmpty());
    }

    void anEmptyDrawingIsToldToo()
    {
        ExportDialog dialog({}, {}, {});
        QVERIFY(!dialog.findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
        QVERIFY(words(dialog, "sizeProblem").startsWith(u"The drawing is empty"_s));
        (void)dialog.grab();
    }

    void withoutASelectionThereIsNoChoice()
    {
        ExportDialog dialog(shopDrawing(), {}, {.part = ExportPart::Selection});
        QCOMPARE(dialog.choices().part, ExportPart::Whole);
        QVERIFY(!dialog.findChild<QComboBox *>(u"part"_s)->isEnabled());
    }

    void thePreviewShowsTheColours()
    {
        ExportDialog dialog(shopDrawing(), {}, {.theme = ThemeChoice::Dark});
        auto *preview = dialog.findChild<ExportPreview *>();
        dialog.show();
        const QImage image = preview->grab().toImage();
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            dark += image.pixelColor(image.width() / 2, y) == Theme::dark().canvas ? 1 : 0;
        QVERIFY(dark > 20);
    }

private:
    static void choose(ExportDialog &dialog, const char *box, int steps)
    {
        auto *widget = dialog.findChild<QComboBox *>(QString::fromLatin1(box));
        for (int i = 0; i < std::abs(steps); ++i)
            QTest::keyClick(widget, steps > 0 ? Qt::Key_Down : Qt::Key_Up);
    }

    static QString words(const ExportDialog &dialog, const char *label)
    {
        return dialog.findChild<QLabel *>(QString::fromLatin1(label))->text();
    }
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
