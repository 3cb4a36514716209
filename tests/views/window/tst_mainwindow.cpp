// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "tests/model/trace/samplerecording.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasactions.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/notesdialog.h"
#include "views/theme/theme.h"
#include "views/window/banner.h"
#include "views/window/drawer.h"
#include "views/window/filecommands.h"
#include "views/window/livecommands.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"
#include "views/window/windowtoolbar.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId order(QStringLiteral("order-service"));

/// Presses this button of the next question; an empty name: Esc.
void answer(const QString &words)
{
    auto *waiting = new QTimer(qApp);
    QObject::connect(waiting, &QTimer::timeout, qApp, [waiting, words] {
        auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!question)
            return;
        waiting->stop(); // deleted only when this loop of the dialog has ended
        waiting->deleteLater();
        for (QAbstractButton *button : question->buttons()) {
            if (button->text() == words)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        question->reject();
    });
    waiting->start(10);
}

QList<QAction *> inMenus(const QMenuBar *bar)
{
    QList<QAction *> found;
    for (const QAction *menu : bar->actions())
        found += menu->menu()->actions();
    return found;
}

bool isScrolled(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return true;
    }
    return false;
}

/// A widget that has less room than its words need.
QString cutWidget(const QWidget &window)
{
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool hasWords = qobject_cast<const QAbstractButton *>(widget) || (label && !label->wordWrap());
        if (!hasWords || !widget->isVisible() || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        if (qobject_cast<const QLineEdit *>(widget->parentWidget()))
            continue;
        const bool isNarrow = widget->width() < widget->minimumSizeHint().width();
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        const bool isOutside = place.left() < 0 || place.right() >= window.width();
        if (isNarrow || isOutside || (!isScrolled(widget) && !window.rect().contains(place)))
            return QStringLiteral("%1 '%2' at %3,%4 is %5 wide, wants %6")
                .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                .arg(place.x())
                .arg(place.y())
                .arg(widget->width())
                .arg(widget->minimumSizeHint().width());
    }
    return {};
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void menusHoldEveryAction();
    void noTwoActionsShareAKey();
    void notesOfAPastedTextAreShown();
    void everyActionWithAnIconShowsIt();
    void keysReachTheDocument();
    void aDrawingOpenedBeforeItIsShownFits();
    void aClickIsCountedAsSelected();
    void titleAndMarkFollow();
    void theLeftColumnFolds_data();
    void theLeftColumnFolds();
    void nothingIsCut_data();
    void nothingIsCut();
    void theCanvasHasTheKeysAtTheStart();
    void closingAsks();
    void textThatCannotBeReadIsNotLostInSilence();
    void themesAreChosenInTheMenu();
    void theDrawerOpensByAClick();
    void aRecordingIsShown();
    void aDamagedRecordingIsTold();
    void atRestTheBarOffersToConnect();
    void aDroppedFileIsOpened();
    void otherThingsAreNotTaken_data();
    void otherThingsAreNotTaken();

private:
    [[nodiscard]] QLabel *status(const char *name) const
    {
        return m_window->statusBar()->findChild<QLabel *>(QString::fromLatin1(name));
    }

    [[nodiscard]] QPoint centreOf(const ElementId &id) const
    {
        const QRectF shape = m_window->canvas()->picture().element(id)->rect;
        return m_window->canvas()->viewport().toScreen(shape.center()).toPoint();
    }

    void resizeTo(const QSize &size)
    {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        QApplication::processEvents();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("state"))));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("data"))));
    applyTheme(ThemeChoice::Light);
    m_document = std::make_unique<ArchitectureDocument>();
    m_window = std::make_unique<MainWindow>(m_document.get(), qEnvironmentVariable("RHEOGRAPH"));
    const QString path = m_folder->filePath(QStringLiteral("shop.rheo"));
    QVERIFY(saveRheo(path, shopDrawing()));
    m_window->show();
    QVERIFY(m_window->files()->openPath(path));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_document.reset();
}

void TestMainWindow::menusHoldEveryAction()
{
    const QList<QAction *> inSome = inMenus(m_window->menuBar());
    const QList<QAction *> own = m_window->actions()->findChildren<QAction *>();
    QVERIFY(own.size() >= 15);
    for (QAction *action : own + m_window->canvas()->canvasActions()->findChildren<QAction *>()) {
        QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
        QVERIFY2(inSome.contains(action), qPrintable(action->objectName()));
    }
}

void TestMainWindow::notesOfAPastedTextAreShown()
{
    QApplication::clipboard()->setText(QStringLiteral("graph TD\np -->|Placed| q"));
    m_window->canvas()->setFocus();
    m_window->canvas()->canvasActions()->paste()->trigger();
    auto *banner = m_window->findChild<Banner *>();
    QVERIFY2(banner->sentence().startsWith(QStringLiteral("Pasted. Line 2: ")), qPrintable(banner->sentence()));
    QString shown;
    QTimer::singleShot(50, qApp, [&] {
        auto *dialog = qobject_cast<NotesDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        shown = dialog->findChild<QPlainTextEdit *>()->toPlainText();
        dialog->close();
    });
    for (QPushButton *button : banner->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Show all notes"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(shown.count(QStringLiteral("Line 2: ")), 3);
}

void TestMainWindow::noTwoActionsShareAKey()
{
    QHash<QKeySequence, QString> taken;
    for (const QAction *action : inMenus(m_window->menuBar())) {
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!taken.contains(key), qPrintable(key.toString() + QLatin1Char(' ') + action->objectName()));
            taken.insert(key, action->objectName());
        }
    }
}

void TestMainWindow::aDrawingOpenedBeforeItIsShownFits()
{
    ArchitectureDocument document;
    MainWindow window(&document, qEnvironmentVariable("RHEOGRAPH"));
    QVERIFY(window.files()->openPath(m_folder->filePath(QStringLiteral("shop.rheo"))));
    window.resize(1440, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const CanvasView &canvas = *window.canvas();
    QTRY_COMPARE(canvas.viewport(), Viewport::fitting(canvas.picture().bounds(), canvas.size()));
    QVERIFY(canvas.viewport().zoom > 0.5);
}

void TestMainWindow::everyActionWithAnIconShowsIt()
{
    for (const char *name : {"undo", "redo", "autoLayout", "save", "simulate", "record", "stop"}) {
        const auto *action = m_window->actions()->findChild<QAction *>(QString::fromLatin1(name));
        const QImage picture = action->icon().pixmap(16).toImage();
        QVERIFY2(picture.width() >= 16, name);
        QVERIFY2(picture != QPixmap(picture.size()).toImage(), name);
    }
    QVERIFY(!m_window->canvas()->canvasActions()->fit()->icon().isNull());
}

void TestMainWindow::keysReachTheDocument()
{
    CanvasView *canvas = m_window->canvas();
    const qsizetype before = m_document->architecture().elements().size();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, centreOf(order));
    QTest::keyClick(canvas, Qt::Key_Delete);
    QCOMPARE(m_document->architecture().elements().size(), before - 1);
    QTest::keyClick(canvas, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_document->architecture().elements().size(), before);
    QTest::keyClick(canvas, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_document->architecture().elements().size(), before - 1);
    QTest::keyClick(canvas, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!m_document->isModified());
    QCOMPARE(loadRheo(m_document->path())->drawing.architecture.elements().size(), before - 1);
}

void TestMainWindow::aClickIsCountedAsSelected()
{
    QTest::mouseClick(m_window->canvas(), Qt::LeftButton, {}, centreOf(order));
    QCOMPARE(status("selectionCount")->text(), QStringLiteral("1 element selected"));
    QTest::keyClick(m_window->canvas(), Qt::Key_A, Qt::ControlModifier);
    const qsizetype all = m_document->architecture().elements().size();
    QVERIFY2(status("selectionCount")->text().startsWith(QStringLiteral("%1 elements").arg(all)),
             qPrintable(status("selectionCount")->text()));
    QTest::keyClick(m_window->canvas(), Qt::Key_Escape);
    QCOMPARE(status("selectionCount")->text(), QStringLiteral("Nothing selected"));
}

void TestMainWindow::titleAndMarkFollow()
{
    QVERIFY2(m_window->windowTitle().startsWith(QStringLiteral("shop.rheo")), qPrintable(m_window->windowTitle()));
    QVERIFY(!m_window->isWindowModified());
    QTest::mouseClick(m_window->canvas(), Qt::LeftButton, {}, centreOf(order));
    QTest::keyClick(m_window->canvas(), Qt::Key_Delete);
    QVERIFY(m_window->isWindowModified());
    QCOMPARE(status("saved")->text(), QStringLiteral("Unsaved changes"));
    QTest::keyClick(m_window->canvas(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("[*]")));
}

void TestMainWindow::theLeftColumnFolds_data()
{
    QTest::addColumn<int>("window");
    QTest::addColumn<int>("column");
    QTest::newRow("wide") << 1440 << 200;
    QTest::newRow("just wide enough") << 1400 << 200;
    QTest::newRow("below") << 1399 << 44;
    QTest::newRow("laptop") << 1366 << 44;
}

void TestMainWindow::theLeftColumnFolds()
{
    QFETCH(int, window);
    QFETCH(int, column);
    resizeTo({window, 768});
    QTEST(m_window->findChild<QWidget *>(QStringLiteral("leftColumn"))->width(), "column");
    const QString title = m_window->findChild<QLabel *>(QStringLiteral("paletteTitle"))->text();
    QVERIFY2(title.isEmpty() == (column < 100), "a word that has no room is not shown cut");
    resizeTo({1440, 900});
    QCOMPARE(m_window->findChild<QWidget *>(QStringLiteral("leftColumn"))->width(), 200);
}

void TestMainWindow::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("drawerOpen");
    QTest::newRow("1440 × 900") << QSize(1440, 900) << false;
    QTest::newRow("1366 × 768") << QSize(1366, 768) << false;
    QTest::newRow("1366 × 768, drawer open") << QSize(1366, 768) << true;
}

void TestMainWindow::nothingIsCut()
{
    QFETCH(QSize, size);
    QFETCH(bool, drawerOpen);
    resizeTo(size);
    m_window->findChild<Drawer *>()->setFolded(!drawerOpen);
    m_window->findChild<WindowToolBar *>()->setSource(WindowToolBar::Source::Simulated, {}, false);
    QApplication::processEvents();
    QCOMPARE(m_window->size(), size);
    QTRY_COMPARE(cutWidget(*m_window), QString());
    const auto *more = m_window->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"));
    QVERIFY2(!more || !more->isVisible(), "the tool bar hides what it has no room for");
    QTest::mouseClick(m_window->canvas(), Qt::LeftButton, {}, centreOf(order));
    QApplication::processEvents();
    QTRY_COMPARE(cutWidget(*m_window), QString());
}

void TestMainWindow::theCanvasHasTheKeysAtTheStart()
{
    QCOMPARE(QApplication::focusWidget(), m_window->canvas());
}

void TestMainWindow::closingAsks()
{
    QTest::mouseClick(m_window->canvas(), Qt::LeftButton, {}, centreOf(order));
    QTest::keyClick(m_window->canvas(), Qt::Key_Delete);
    answer(QStringLiteral("Keep editing"));
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    answer(QStringLiteral("Discard the changes"));
    QVERIFY(m_window->close());
    QVERIFY(loadRheo(m_document->path())->drawing == shopDrawing());
}

void TestMainWindow::textThatCannotBeReadIsNotLostInSilence()
{
    m_window->actions()->showSource->trigger();
    auto *text = m_window->findChild<QPlainTextEdit *>(QStringLiteral("sourceText"));
    QTRY_VERIFY(text->blockCount() > 10);
    QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_Comma);
    answer(QStringLiteral("Keep editing"));
    QVERIFY2(!m_window->close(), "it is read at once, and asked about");
    answer(QStringLiteral("Keep editing"));
    m_window->actions()->newDrawing->trigger();
    QVERIFY(!m_document->architecture().elements().isEmpty());
    answer(QStringLiteral("Give up the text"));
    QVERIFY(m_window->close());
}

void TestMainWindow::themesAreChosenInTheMenu()
{
    const QImage light = m_window->actions()->undo->icon().pixmap(16).toImage();
    m_window->actions()->darkTheme->trigger();
    QVERIFY(Theme::current().isDark);
    QVERIFY2(m_window->actions()->undo->icon().pixmap(16).toImage() != light, "icons follow the theme");
    m_window->actions()->lightTheme->trigger();
    QVERIFY(!Theme::current().isDark);
    QCOMPARE(m_window->actions()->undo->icon().pixmap(16).toImage(), light);
}

void TestMainWindow::theDrawerOpensByAClick()
{
    auto *drawer = m_window->findChild<Drawer *>();
    QVERIFY(drawer->isFolded());
    auto *tabs = drawer->findChild<QTabBar *>(QStringLiteral("drawerTabs"));
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTRY_VERIFY(drawer->height() > 200);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTRY_COMPARE(drawer->height(), Drawer::tabsHeight);
}

void TestMainWindow::aRecordingIsShown()
{
    const QString path = m_folder->filePath(QStringLiteral("orders.rheorec"));
    SampleRecording recording(path, sampleDrawing());
    addSampleOrders(recording, 12);
    recording.finish();
    QVERIFY(m_window->files()->openPath(path));
    auto *drawer = m_window->findChild<Drawer *>();
    const auto *tabs = drawer->findChild<QTabBar *>(QStringLiteral("drawerTabs"));
    QTRY_VERIFY2(tabs->tabText(0).contains(QRegularExpression(QStringLiteral("\\d"))), qPrintable(tabs->tabText(0)));
    QVERIFY(!drawer->isFolded());
    QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("timeStrip"))->isVisible());
    QVERIFY(m_window->findChild<QLabel *>(QStringLiteral("source"))->text().contains(QStringLiteral("orders.rheorec")));
    QVERIFY(status("rates")->isVisible());
    QVERIFY2(m_document->architecture().name == QStringLiteral("Shop"), "the drawing on screen stays");
}

void TestMainWindow::aDamagedRecordingIsTold()
{
    const QString path = m_folder->filePath(QStringLiteral("bad.rheorec"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    QVERIFY(m_window->files()->openPath(path));
    QTRY_VERIFY(m_window->findChild<Banner *>()->sentence().contains(QStringLiteral("bad.rheorec")));
    QTRY_VERIFY(m_window->findChild<QWidget *>(QStringLiteral("timeStrip"))->isHidden());
    QVERIFY(!status("rates")->isVisible());
}

void TestMainWindow::atRestTheBarOffersToConnect()
{
    auto *bar = m_window->findChild<WindowToolBar *>();
    auto *connectButton = bar->findChild<QPushButton *>(QStringLiteral("recordButton"));
    auto *primary = bar->findChild<QPushButton *>(QStringLiteral("primaryButton"));
    QVERIFY(connectButton->isVisible());
    QCOMPARE(bar->height(), 44);
    bar->setSource(WindowToolBar::Source::Simulated, {}, true);
    QTRY_VERIFY(!connectButton->isVisible());
    QCOMPARE(primary->text(), QStringLiteral("Stop simulation"));
    bar->setSource(WindowToolBar::Source::Cluster, QStringLiteral("<a>:1"), true);
    QCOMPARE(primary->text(), QStringLiteral("Stop recording"));
    QVERIFY(bar->findChild<QLabel *>(QStringLiteral("source"))->text().contains(QStringLiteral("&lt;a&gt;")));
    bar->setSource(WindowToolBar::Source::None, {}, false);
    QTRY_VERIFY(connectButton->isVisible());
    QCOMPARE(primary->text(), QStringLiteral("Simulate"));
}

/// What the canvas does not want goes on to the window.
void TestMainWindow::aDroppedFileIsOpened()
{
    const QString path = m_folder->filePath(QStringLiteral("dropped.rheo"));
    QVERIFY(saveRheo(path, shopDrawing()));
    QMimeData carried;
    carried.setUrls({QUrl::fromLocalFile(path)});
    const QPoint middle = m_window->canvas()->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &carried, Qt::LeftButton, {});
    QApplication::sendEvent(m_window->canvas(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction, &carried, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE(m_window->document()->path(), path);
}

void TestMainWindow::otherThingsAreNotTaken_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    const QUrl drawing(QStringLiteral("file:///a/b.rheo"));
    QTest::newRow("nothing") << QList<QUrl>();
    QTest::newRow("two") << QList<QUrl>{drawing, drawing};
    QTest::newRow("another kind") << QList<QUrl>{QUrl(QStringLiteral("file:///a/b.txt"))};
    QTest::newRow("of the web") << QList<QUrl>{QUrl(QStringLiteral("https://example.org/b.rheo"))};
}

void TestMainWindow::otherThingsAreNotTaken()
{
    QFETCH(const QList<QUrl>, urls);
    QMimeData carried;
    carried.setUrls(urls);
    QDragEnterEvent enter(m_window->rect().center(), Qt::CopyAction, &carried, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(!enter.isAccepted());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
