// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/file/rheofile.h"
#include "tests/views/answers.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvascomparison.h"
#include "views/canvas/canvasview.h"
#include "views/panels/comparepanel.h"
#include "views/theme/theme.h"
#include "views/window/banner.h"
#include "views/window/comparisonband.h"
#include "views/window/drawer.h"
#include "views/window/filecommands.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QHelpEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolTip>
#include <QTreeWidget>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

namespace {

const ElementId order(QStringLiteral("order-service"));
const ElementId payment(QStringLiteral("payment-service"));

} // namespace

class TestCompareCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void init();
    void cleanup();
    void nothingIsShownBeforeOneCompares();
    void aFileIsChosenAndLaidOver();
    void theSavedFileIsOfferedOnceThereAreChanges();
    void itFollowsWhatIsDrawn();
    void aRowShowsItsElement();
    void aGhostIsBroughtIntoSight();
    void theCanvasChoosesTheRow();
    void aTipTellsTheFields();
    void takingBackLeavesFewer();
    void closingLeavesNothing_data();
    void closingLeavesNothing();
    void anotherDrawingEndsIt();
    void whatCannotBeReadIsTold();
    void theFileOfAnotherProgramIsCompared();
    void theQuestionBeforeSavingShowsTheDifference();

private:
    [[nodiscard]] QString inFolder(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    /// With the older shop: without the payment service, order-service of another name.
    void compareWithOlder();

    template<typename Widget> [[nodiscard]] Widget *child(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }

    [[nodiscard]] QString words() const { return child<QLabel>("comparisonWords")->text(); }

    [[nodiscard]] bool isCompared() const { return m_window->canvas()->state().comparison != nullptr; }

    [[nodiscard]] int tabShown() const
    {
        const auto *tabs = child<QTabBar>("drawerTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(QStringLiteral("Compare")))
                return tabs->isTabVisible(i);
        }
        return -1;
    }

    void click(const QString &row)
    {
        auto *list = child<QTreeWidget>("differences");
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            if (list->topLevelItem(i)->text(0) == row) {
                list->scrollToItem(list->topLevelItem(i));
                return QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                         list->visualItemRect(list->topLevelItem(i)).center());
            }
        }
        QFAIL(qPrintable(row));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
};

void TestCompareCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *home : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(home, QFile::encodeName(inFolder(home)));
    applyTheme(ThemeChoice::Light);
    m_document = std::make_unique<ArchitectureDocument>();
    m_window = std::make_unique<MainWindow>(m_document.get(), qEnvironmentVariable("RHEOGRAPH"));
    QVERIFY(saveRheo(inFolder("shop.rheo"), shopDrawing()));
    m_window->show();
    QVERIFY(m_window->files()->openPath(inFolder("shop.rheo")));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCompareCommands::cleanup()
{
    m_window.reset();
    m_document.reset();
}

void TestCompareCommands::compareWithOlder()
{
    Drawing older = shopDrawing();
    for (const LinkId &link : linksOf(older.architecture, payment))
        older.architecture.remove(link);
    older.architecture.remove(payment);
    older.placement.remove(payment);
    Element renamed = *older.architecture.element(order);
    renamed.name = QStringLiteral("Orders");
    older.architecture.put(renamed);
    older.architecture.put(
        Element{ElementId(QStringLiteral("gone")), ElementKind::Service, QStringLiteral("gone"), {}});
    older.placement[ElementId(QStringLiteral("gone"))] = {QPointF(3000, 2000)};
    QVERIFY(saveRheo(inFolder("older.rheo"), older));
    whenAsked<QFileDialog>([this](QFileDialog *dialog) { type(dialog, inFolder("older.rheo")); });
    m_window->actions()->compareWith->trigger();
    QTRY_VERIFY(isCompared());
}

void TestCompareCommands::nothingIsShownBeforeOneCompares()
{
    QVERIFY(!child<ComparisonBand>("comparisonBand")->isVisible());
    QCOMPARE(tabShown(), 0);
    QVERIFY(!m_window->actions()->closeComparison->isEnabled());
    QVERIFY(!m_window->actions()->compareSaved->isEnabled());
    QVERIFY(m_window->actions()->compareWith->isEnabled());
}

void TestCompareCommands::aFileIsChosenAndLaidOver()
{
    compareWithOlder();
    QVERIFY(child<ComparisonBand>("comparisonBand")->isVisible());
    QCOMPARE(words(), QStringLiteral("Changes from older.rheo to this drawing: 3 added, 1 removed, 1 changed."));
    QCOMPARE(tabShown(), 1);
    QVERIFY(child<QTreeWidget>("differences")->isVisible());
    const CanvasComparison &found = *m_window->canvas()->state().comparison;
    QCOMPARE(found.elements.value(payment).difference, Difference::Added);
    QCOMPARE(found.ghosts.size(), size_t(1));
    QVERIFY(!m_document->isModified());
}

void TestCompareCommands::theSavedFileIsOfferedOnceThereAreChanges()
{
    QVERIFY(renameElement(*m_document, order, QStringLiteral("Changed")));
    QVERIFY(m_window->actions()->compareSaved->isEnabled());
    m_window->actions()->compareSaved->trigger();
    QTRY_VERIFY(isCompared());
    QCOMPARE(words(), QStringLiteral("Changes from shop.rheo as it is saved to this drawing: 1 changed."));
    QVERIFY(m_window->files()->save());
    QVERIFY(!m_window->actions()->compareSaved->isEnabled());
}

void TestCompareCommands::itFollowsWhatIsDrawn()
{
    compareWithOlder();
    removeElements(*m_document, {payment});
    QTRY_COMPARE(words(), QStringLiteral("Changes from older.rheo to this drawing: 1 removed, 1 changed."));
    m_document->undoStack()->undo();
    QTRY_COMPARE(words(), QStringLiteral("Changes from older.rheo to this drawing: 3 added, 1 removed, 1 changed."));
}

void TestCompareCommands::aRowShowsItsElement()
{
    compareWithOlder();
    click(QStringLiteral("service payment-service"));
    QCOMPARE(m_window->canvas()->selection()->elements(), QSet<ElementId>{payment});
    click(QStringLiteral("produces payment-service → payment-events"));
    QCOMPARE(m_window->canvas()->selection()->links().size(), 1);
    auto *list = child<QTreeWidget>("differences");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(m_window->canvas()->selection()->links().isEmpty());
}

void TestCompareCommands::aGhostIsBroughtIntoSight()
{
    compareWithOlder();
    CanvasView *canvas = m_window->canvas();
    const QRectF place = canvas->state().comparison->ghosts.front().rect;
    const auto isInSight = [&] { return QRectF(canvas->rect()).contains(canvas->viewport().toScreen(place)); };
    QVERIFY2(isInSight(), "the first look shows all");
    canvas->setViewport({});
    QVERIFY(!isInSight());
    click(QStringLiteral("service gone"));
    QVERIFY(isInSight());
    QVERIFY(canvas->selection()->isEmpty());
}

void TestCompareCommands::theCanvasChoosesTheRow()
{
    compareWithOlder();
    CanvasView *canvas = m_window->canvas();
    canvas->setViewport({});
    const QPointF middle = canvas->picture().element(order)->rect.center();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->viewport().toScreen(middle).toPoint());
    QCOMPARE(canvas->selection()->elements(), QSet<ElementId>{order});
    QVERIFY(child<QTreeWidget>("differences")->currentItem());
    QCOMPARE(child<QTreeWidget>("differences")->currentItem()->text(0), QStringLiteral("service order-service"));
}

void TestCompareCommands::aTipTellsTheFields()
{
    compareWithOlder();
    CanvasView *canvas = m_window->canvas();
    const auto tipAt = [&](const QRectF &shape) {
        QToolTip::hideText();
        const QPoint at = canvas->viewport().toScreen(shape.center()).toPoint();
        QHelpEvent help(QEvent::ToolTip, at, canvas->mapToGlobal(at));
        QApplication::sendEvent(canvas, &help);
        return QToolTip::text();
    };
    const QString tip = tipAt(canvas->picture().element(order)->rect);
    QVERIFY2(tip.contains(QStringLiteral("name Orders → order-service")), qPrintable(tip));
    QVERIFY(tipAt(canvas->state().comparison->ghosts.front().rect).contains(QStringLiteral("older.rheo")));
    QVERIFY(
        !tipAt(canvas->picture().element(ElementId(QStringLiteral("opensearch")))->rect).contains(QStringLiteral("→")));
}

void TestCompareCommands::takingBackLeavesFewer()
{
    compareWithOlder();
    click(QStringLiteral("service order-service"));
    QTest::mouseClick(child<QPushButton>("takeBack"), Qt::LeftButton);
    QCOMPARE(m_document->architecture().element(order)->name, QStringLiteral("Orders"));
    QTRY_COMPARE(words(), QStringLiteral("Changes from older.rheo to this drawing: 3 added, 1 removed."));
}

void TestCompareCommands::closingLeavesNothing_data()
{
    QTest::addColumn<bool>("byButton");
    QTest::newRow("button") << true;
    QTest::newRow("menu") << false;
}

void TestCompareCommands::closingLeavesNothing()
{
    QFETCH(bool, byButton);
    compareWithOlder();
    if (byButton)
        QTest::mouseClick(child<QPushButton>("closeComparison"), Qt::LeftButton);
    else
        m_window->actions()->closeComparison->trigger();
    QVERIFY(!isCompared());
    nothingIsShownBeforeOneCompares();
    QVERIFY(m_window->findChild<Drawer *>()->isFolded());
    QVERIFY(renameElement(*m_document, order, QStringLiteral("Changed")));
    QTest::qWait(300); // longer than the hand rests
    QVERIFY(!isCompared());
}

void TestCompareCommands::anotherDrawingEndsIt()
{
    compareWithOlder();
    QVERIFY(m_window->files()->openPath(inFolder("older.rheo")));
    QVERIFY(!isCompared());
    QVERIFY(!child<ComparisonBand>("comparisonBand")->isVisible());
}

void TestCompareCommands::whatCannotBeReadIsTold()
{
    QFile file(inFolder("bad.rheo"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[");
    file.close();
    whenAsked<QFileDialog>([this](QFileDialog *dialog) { type(dialog, inFolder("bad.rheo")); });
    m_window->actions()->compareWith->trigger();
    QVERIFY(m_window->findChild<Banner *>()->sentence().contains(QStringLiteral("bad.rheo")));
    QVERIFY(!isCompared());
    nothingIsShownBeforeOneCompares();
}

void TestCompareCommands::theFileOfAnotherProgramIsCompared()
{
    Drawing theirs = shopDrawing();
    theirs.architecture.name = QStringLiteral("Theirs");
    QVERIFY(saveRheo(inFolder("shop.rheo"), theirs));
    auto *banner = m_window->findChild<Banner *>();
    QTRY_VERIFY(banner->sentence().contains(QStringLiteral("changed by another program")));
    const auto press = [banner](const char *name) {
        for (QPushButton *button : banner->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QString::fromLatin1(name))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(name);
    };
    press("Compare");
    QTRY_VERIFY(isCompared());
    QVERIFY(words().contains(QStringLiteral("1 changed")));
    QVERIFY2(banner->sentence().contains(QStringLiteral("changed by another program")), "it can still be loaded");
    press("Load it again");
    QCOMPARE(m_document->architecture().name, QStringLiteral("Theirs"));
    QVERIFY(!isCompared());
}

void TestCompareCommands::theQuestionBeforeSavingShowsTheDifference()
{
    QVERIFY(renameElement(*m_document, order, QStringLiteral("Mine")));
    Drawing theirs = shopDrawing();
    theirs.architecture.name = QStringLiteral("Theirs");
    QVERIFY(saveRheo(inFolder("shop.rheo"), theirs));
    whenAsked<QMessageBox>([](QMessageBox *question) { press(question, "Compare"); });
    QVERIFY(!m_window->files()->save());
    QVERIFY(m_document->isModified());
    QTRY_VERIFY(isCompared());
    QCOMPARE(words(), QStringLiteral("Changes from shop.rheo as it is saved to this drawing: 2 changed."));
    QVERIFY(loadRheo(inFolder("shop.rheo"))->drawing == theirs);
}

QTEST_MAIN(TestCompareCommands)
#include "tst_comparecommands.moc"
