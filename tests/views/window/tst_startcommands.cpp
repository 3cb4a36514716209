// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"
#include "tests/model/trace/samplerecording.h"
#include "tests/views/answers.h"
#include "tests/views/shopdrawing.h"
#include "tests/views/start/ownsettings.h"
#include "views/canvas/canvasview.h"
#include "views/start/patterngallery.h"
#include "views/start/recentlist.h"
#include "views/start/startpage.h"
#include "views/window/banner.h"
#include "views/window/drawer.h"
#include "views/window/filecommands.h"
#include "views/window/mainwindow.h"
#include "views/window/startcommands.h"
#include "views/window/windowactions.h"

#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

class TestStartCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_own = std::make_unique<OwnSettings>();
        m_shop = m_own->file("shop.rheo", writeRheo(shopDrawing()));
        m_document = std::make_unique<ArchitectureDocument>();
        m_window = std::make_unique<MainWindow>(m_document.get(), qEnvironmentVariable("RHEOGRAPH"));
        m_start = m_window->start();
        m_gallery = m_window->findChild<PatternGallery *>();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
    }

    void thePageStandsInThePlaceOfTheDrawing()
    {
        m_window->actions()->startPage->trigger();
        QVERIFY(m_start->page()->isVisible());
        for (QWidget *widget : drawingWidgets())
            QVERIFY2(!widget->isVisible(), qPrintable(widget->objectName()));
        QCOMPARE(QApplication::focusWidget(), m_gallery);
        m_start->leave();
        for (QWidget *widget : drawingWidgets())
            QVERIFY2(widget->isVisible(), qPrintable(widget->objectName()));
        QCOMPARE(QApplication::focusWidget(), m_window->canvas());
    }

    void whatWasHiddenBeforeStaysHidden()
    {
        QWidget *left = m_window->findChild<QWidget *>(QStringLiteral("leftColumn"));
        left->hide();
        m_start->show();
        m_start->show();
        m_start->leave();
        QVERIFY(!left->isVisible());
        QVERIFY(m_window->canvas()->isVisible());
    }

    void eachPatternOpensAsANewDrawing_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : patternNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void eachPatternOpensAsANewDrawing()
    {
        QFETCH(QString, name);
        m_start->show();
        const auto top = [this](int row) { return m_gallery->visualRect(m_gallery->model()->index(row, 0)).top(); };
        QTRY_VERIFY2(top(4) == top(0) && top(5) > top(0), "two rows of five, once the page has its size");
        const qsizetype at = patternNames().indexOf(name);
        for (int column = 0; column < at % 5; ++column)
            QTest::keyClick(m_gallery, Qt::Key_Right);
        if (at >= 5)
            QTest::keyClick(m_gallery, Qt::Key_Down);
        QCOMPARE(m_gallery->current(), name);
        QTest::keyClick(m_gallery, Qt::Key_Return);
        QVERIFY(!m_start->isShown());
        QCOMPARE(m_document->drawing(), pattern(name).value());
        QVERIFY(m_document->path().isEmpty() && !m_document->isModified());
        const CanvasView &canvas = *m_window->canvas();
        QTRY_COMPARE(canvas.viewport(), Viewport::fitting(canvas.picture().bounds(), canvas.size()));
        QVERIFY(canvas.width() < m_window->width() - 300);
        QCOMPARE(QApplication::focusWidget(), m_window->canvas());
    }

    void aDrawingFitsWhereThePageStoodFromTheStart()
    {
        ArchitectureDocument document;
        MainWindow window(&document, {});
        window.start()->show();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(window.files()->openPath(m_shop));
        const CanvasView &canvas = *window.canvas();
        QTRY_VERIFY(canvas.width() > 600);
        QTRY_COMPARE(canvas.viewport(), Viewport::fitting(canvas.picture().bounds(), canvas.size()));
    }

    void theEmptyCanvasSaysWhatToDoUntilSomethingIsDrawn()
    {
        m_start->show();
        QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("emptyCanvas")), Qt::LeftButton);
        QVERIFY(!m_start->isShown());
        CanvasView *canvas = m_window->canvas();
        const QImage hint = middleOf(canvas);
        const QPoint aside(60, 60);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, aside);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_document->architecture().elements().size(), 1);
        QVERIFY(middleOf(canvas) != hint);
        m_document->undoStack()->undo();
        QCOMPARE(middleOf(canvas), hint);
    }

    void unsavedWorkIsAskedAbout()
    {
        QVERIFY(m_window->files()->openPath(m_shop));
        QTest::keyClick(m_window->canvas(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_window->canvas(), Qt::Key_Delete);
        m_start->show();
        whenAsked<QMessageBox>([](QMessageBox *question) { press(question, "Keep editing"); });
        QTest::keyClick(m_gallery, Qt::Key_Return);
        QVERIFY(m_start->isShown());
        QCOMPARE(m_document->path(), m_shop);
        whenAsked<QMessageBox>([](QMessageBox *question) { press(question, "Discard the changes"); });
        QTest::keyClick(m_gallery, Qt::Key_Return);
        QVERIFY(!m_start->isShown());
        QVERIFY(m_document->path().isEmpty());
    }

    void escapeGoesBackToTheDrawing()
    {
        QVERIFY(m_window->files()->openPath(m_shop));
        const Viewport mine{.origin = {7, 8}, .zoom = 0.5};
        m_window->canvas()->setViewport(mine);
        m_start->show();
        QCOMPARE(m_window->findChild<QPushButton *>(QStringLiteral("startBack"))->text(),
                 QStringLiteral("Back to shop.rheo"));
        QTest::keyClick(m_gallery, Qt::Key_Escape);
        QVERIFY(!m_start->isShown());
        QCOMPARE(m_window->canvas()->viewport(), mine);
    }

    void whateverChangesTheDrawingShowsIt()
    {
        QVERIFY(m_window->files()->openPath(m_shop));
        m_start->show();
        m_window->canvas()->selection()->set(ElementId(QStringLiteral("order-service")));
        QVERIFY(!m_start->isShown());
        m_start->show();
        m_window->actions()->newDrawing->trigger();
        QVERIFY(!m_start->isShown());
    }

    void simulatingAPatternShowsIt()
    {
        m_start->show();
        QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("simulatePattern")), Qt::LeftButton);
        QVERIFY(!m_start->isShown());
        QCOMPARE(m_document->architecture().name, QStringLiteral("Event-driven"));
        QVERIFY(m_window->actions()->stop->isEnabled());
        m_window->actions()->stop->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->actions()->stop->isEnabled(), 30000);
    }

    void openedAndSavedDrawingsAreRecent()
    {
        QVERIFY(m_window->files()->openPath(m_shop));
        const QString other = m_own->folder.filePath(QStringLiteral("other.rheo"));
        QVERIFY(m_document->saveAs(other));
        QCOMPARE(recent(), QStringList({other, m_shop}));
        QVERIFY(!m_window->files()->openPath(m_own->folder.filePath(QStringLiteral("missing.rheo"))));
        QCOMPARE(recent(), QStringList({other, m_shop}));
    }

    void aRecordingIsRecentOnceItIsShown()
    {
        const QString path = m_own->folder.filePath(QStringLiteral("orders.rheorec"));
        SampleRecording recording(path, sampleDrawing());
        addSampleOrders(recording, 12);
        recording.finish();
        m_start->show();
        QVERIFY(m_window->files()->openPath(m_own->file("bad.rheorec", QByteArray(5000, 'x'))));
        QTRY_VERIFY(!m_window->findChild<Banner *>()->sentence().isEmpty());
        QVERIFY2(m_start->isShown() && recent().isEmpty(), "there is nothing to look at");
        QVERIFY(m_window->files()->openPath(path));
        QTRY_VERIFY(!m_start->isShown());
        QCOMPARE(recent(), QStringList(path));
        QVERIFY(m_window->findChild<Drawer *>()->isVisible() && !m_window->findChild<Drawer *>()->isFolded());
        QTRY_VERIFY(!m_document->architecture().elements().isEmpty());
    }

    void aRecentFileOpensFromThePage()
    {
        QVERIFY(m_window->files()->openPath(m_shop));
        m_window->files()->newDrawing();
        m_start->show();
        auto *list = m_window->findChild<RecentList *>();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_document->path(), m_shop);
        QVERIFY(!m_start->isShown());
    }

    void theMenuStandsInTheFileMenu()
    {
        QVERIFY(m_window->files()->openPath(m_shop));
        m_window->files()->newDrawing();
        const QMenu *file = m_window->menuBar()->actions().front()->menu();
        QMenu *recentMenu = file->findChild<QMenu *>(QStringLiteral("recentMenu"));
        if (!recentMenu)
            recentMenu = m_window->findChild<QMenu *>(QStringLiteral("recentMenu"));
        QVERIFY(file->actions().contains(recentMenu->menuAction()));
        recentMenu->popup({});
        QTest::keyClick(recentMenu, Qt::Key_Down);
        QTest::keyClick(recentMenu, Qt::Key_Return);
        QCOMPARE(m_document->path(), m_shop);
    }

    void theLastClosedDrawingIsReopenedByItsKey()
    {
        QVERIFY(!m_window->actions()->reopenClosed->isEnabled());
        QVERIFY(m_window->files()->openPath(m_shop));
        const QString other = m_own->file("other.rheo", writeRheo(shopDrawing()));
        QVERIFY(m_window->files()->openPath(other));
        m_window->files()->newDrawing();
        const auto reopen = [this] {
            QTest::keyClick(m_window->canvas(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        };
        reopen();
        QCOMPARE(m_document->path(), other);
        QVERIFY(QFile::remove(m_shop));
        reopen(); // gone: it is said, and the drawing stays
        QCOMPARE(m_document->path(), other);
        QVERIFY(!m_window->findChild<Banner *>()->sentence().isEmpty());
        QVERIFY(m_window->actions()->reopenClosed->isEnabled());
    }

private:
    [[nodiscard]] QList<QWidget *> drawingWidgets() const
    {
        return {m_window->canvas(), m_window->findChild<QWidget *>(QStringLiteral("leftColumn")),
                m_window->findChild<QWidget *>(QStringLiteral("rightColumn")), m_window->findChild<Drawer *>()};
    }

    [[nodiscard]] QStringList recent() const
    {
        QStringList paths;
        for (const RecentFile &file : m_start->recentFiles()->files())
            paths += file.path;
        return paths;
    }

    static QImage middleOf(CanvasView *canvas)
    {
        QRect middle(0, 0, 400, 130);
        middle.moveCenter(canvas->rect().center());
        return canvas->grab(middle).toImage();
    }

    std::unique_ptr<OwnSettings> m_own;
    QString m_shop;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
    StartCommands *m_start = nullptr;
    PatternGallery *m_gallery = nullptr;
};

QTEST_MAIN(TestStartCommands)
#include "tst_startcommands.moc"
