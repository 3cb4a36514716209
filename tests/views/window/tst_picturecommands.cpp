// SPDX-License-Identifier: Apache-2.0
#include "model/base/safefile.h"
#include "model/edit/architecturedocument.h"
#include "model/file/rheofile.h"
#include "tests/views/answers.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/selection.h"
#include "views/dialogs/printdialog.h"
#include "views/window/banner.h"
#include "views/window/picturecommands.h"

#include <QComboBox>
#include <QPainter>
#include <QPrintPreviewWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;
using namespace Qt::StringLiterals;

class TestPictureCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<ArchitectureDocument>();
        m_selection = std::make_unique<Selection>(m_document.get());
        m_window = std::make_unique<QWidget>();
        m_banner = new Banner(m_window.get());
        m_pictures = new PictureCommands(m_document.get(), m_selection.get(), m_banner, m_window.get());
        m_window->resize(900, 600);
        m_window->show();
        m_document->reset(shopDrawing());
    }

    void cleanup()
    {
        m_window.reset();
        m_selection.reset();
        m_document.reset();
    }

    void exportsPictures_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << u"PNG"_s << u"a.png"_s << u"a.png"_s << QByteArray("\x89PNG");
        QTest::newRow("svg") << u"SVG"_s << u"a.svg"_s << u"a.svg"_s << QByteArray("<?xml");
        QTest::newRow("pdf") << u"PDF"_s << u"a.pdf"_s << u"a.pdf"_s << QByteArray("%PDF");
        QTest::newRow("no ending") << u"PDF"_s << u"a"_s << u"a.pdf"_s << QByteArray("%PDF");
        QTest::newRow("a point in the name") << u"SVG"_s << u"v1.2"_s << u"v1.2.svg"_s << QByteArray("<?xml");
        QTest::newRow("another ending") << u"SVG"_s << u"a.PNG"_s << u"a.PNG"_s << QByteArray("\x89PNG");
    }

    void exportsPictures()
    {
        QFETCH(QString, format);
        QFETCH(QString, typed);
        QFETCH(QString, file);
        QFETCH(QByteArray, start);
        chooseAndType(format, path(typed));
        m_pictures->exportPicture();
        const auto bytes = readWholeFile(path(file), 50'000'000);
        QVERIFY2(bytes, qPrintable(m_banner->sentence()));
        QVERIFY2(bytes->startsWith(start), bytes->left(40));
        QCOMPARE(loadRheo(path(file))->drawing, shopDrawing());
    }

    void onlyTheSelection()
    {
        const ElementId order(u"order-service"_s);
        m_selection->set(order);
        whenAsked<ExportDialog>([](ExportDialog *dialog) {
            dialog->findChild<QComboBox *>(u"part"_s)->setCurrentIndex(1);
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
        });
        type(u"part.png"_s);
        m_pictures->exportPicture();
        QCOMPARE(loadRheo(path(u"part.png"_s))->drawing.architecture.elements().keys(), QList<ElementId>{order});
    }

    void whatWasChosenIsOfferedAgain()
    {
        chooseAndType(u"SVG"_s, path(u"a"_s));
        m_pictures->exportPicture();
        QString offered;
        whenAsked<ExportDialog>([&](ExportDialog *dialog) {
            offered = dialog->findChild<QComboBox *>(u"format"_s)->currentText();
            dialog->reject();
        });
        m_pictures->exportPicture();
        QVERIFY2(offered.startsWith(u"SVG"_s), qPrintable(offered));
    }

    void cancellingWritesNothing()
    {
        whenAsked<ExportDialog>([](ExportDialog *dialog) { dialog->reject(); });
        m_pictures->exportPicture();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 0);
    }

    void aFolderThatIsNotThereIsTold()
    {
        chooseAndType(u"PNG"_s, path(u"nowhere/a.png"_s));
        // The dialog itself refuses it; then it is left.
        QTimer::singleShot(400, qApp, [] {
            while (QWidget *modal = QApplication::activeModalWidget())
                modal->close();
        });
        m_pictures->exportPicture();
        QVERIFY(!QFile::exists(path(u"nowhere"_s)));
    }

    void printsOnOnePage()
    {
        int pages = 0;
        bool isLandscape = false;
        QImage shown;
        whenAsked<PrintDialog>([&](PrintDialog *dialog) {
            auto *preview = dialog->findChild<QPrintPreviewWidget *>();
            pages = preview->pageCount();
            isLandscape = preview->orientation() == QPageLayout::Landscape;
            shown = preview->grab().toImage();
            dialog->close();
        });
        m_pictures->print();
        QCOMPARE(pages, 1);
        QVERIFY(isLandscape);
        int coloured = 0;
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 0; x < shown.width(); ++x)
                coloured += shown.pixelColor(x, y).saturation() > 100 ? 1 : 0;
        QVERIFY2(coloured > 20, "the drawing is on the page");
    }

    void aPrintedPageIsOneOfAPdf()
    {
        PrintDialog dialog(*PictureSheet::of(shopDrawing()), u"shop"_s, m_window.get());
        dialog.findChild<QComboBox *>(u"orientation"_s)->setCurrentIndex(1);
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path(u"out.pdf"_s));
        dialog.paint(&printer);
        const auto pdf = readWholeFile(path(u"out.pdf"_s), 50'000'000);
        QVERIFY(pdf && pdf->contains("/Count 1\n") && pdf->contains("/FontFile2"));
    }

    void theOrientationIsChosen()
    {
        PrintDialog dialog(*PictureSheet::of(shopDrawing()), u"shop"_s, m_window.get());
        const auto *preview = dialog.findChild<QPrintPreviewWidget *>();
        QCOMPARE(preview->orientation(), QPageLayout::Landscape);
        QTest::keyClick(dialog.findChild<QComboBox *>(u"orientation"_s), Qt::Key_Down);
        QCOMPARE(preview->orientation(), QPageLayout::Portrait);
    }

    void anEmptyDrawingIsNotPrinted()
    {
        m_document->reset({});
        m_pictures->print();
        QVERIFY2(m_banner->sentence().startsWith(u"The drawing is empty"_s), qPrintable(m_banner->sentence()));
    }

    void aPageHoldsTheWholeDrawing()
    {
        const PictureSheet sheet = *PictureSheet::of(shopDrawing());
        QImage page(600, 800, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        sheet.paintFitted(painter, page.rect(), Theme::light(), 10);
        painter.end();
        QRect inked;
        for (int y = 0; y < page.height(); ++y)
            for (int x = 0; x < page.width(); ++x)
                if (page.pixelColor(x, y) != QColor(Qt::white))
                    inked |= QRect(x, y, 1, 1);
        QVERIFY(inked.width() > 500);
        QVERIFY(std::abs(inked.center().y() - 400) < 20);
        QVERIFY(inked.left() > 0 && inked.right() < 599);
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    void type(const QString &name) { typePath(path(name)); }

    static void typePath(const QString &file)
    {
        whenAsked<QFileDialog>([file](QFileDialog *dialog) { test::type(dialog, file); });
    }

    static void chooseAndType(const QString &format, const QString &file)
    {
        whenAsked<ExportDialog>([format](ExportDialog *dialog) {
            auto *box = dialog->findChild<QComboBox *>(u"format"_s);
            box->setCurrentIndex(box->findText(format, Qt::MatchStartsWith));
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
        });
        typePath(file);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<QWidget> m_window;
    Banner *m_banner = nullptr;
    PictureCommands *m_pictures = nullptr;
};

QTEST_MAIN(TestPictureCommands)
#include "tst_picturecommands.moc"
