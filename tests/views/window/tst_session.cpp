// SPDX-License-Identifier: Apache-2.0
#include "model/edit/autosave.h"
#include "model/edit/elementedits.h"
#include "model/file/rheofile.h"
#include "tests/views/shopdrawing.h"
#include "tests/views/start/ownsettings.h"
#include "views/canvas/canvasview.h"
#include "views/window/banner.h"
#include "views/window/drawer.h"
#include "views/window/filecommands.h"
#include "views/window/mainwindow.h"
#include "views/window/session.h"
#include "views/window/startcommands.h"

#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QTabBar>
#include <QtTest>

#include <cmath>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

namespace {

using enum Session::Scope;

const ElementId order(QStringLiteral("order-service"));

/// One run of the program: a document and its window.
struct Run
{
    explicit Run(Session::Scope scope = Everything) : window(&document, qEnvironmentVariable("RHEOGRAPH"))
    {
        window.session()->restore(scope);
        window.show();
    }

    [[nodiscard]] QString said() const { return window.findChild<Banner *>()->sentence(); }

    ArchitectureDocument document;
    MainWindow window;
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_own = std::make_unique<OwnSettings>();
        m_shop = m_own->file("shop.rheo", writeRheo(shopDrawing()));
    }

    void theNextRunShowsWhatTheLastOneLeft()
    {
        const Viewport left{.origin = {-120.5, 40}, .zoom = 0.75};
        {
            Run run;
            QVERIFY(run.window.files()->openPath(m_shop));
            run.window.resize(1300, 777);
            auto *drawer = run.window.findChild<Drawer *>();
            drawer->findChild<QTabBar *>()->setCurrentIndex(2);
            drawer->setFolded(false);
            drawer->rememberHeight(301);
            run.window.canvas()->selection()->set(order);
            run.window.canvas()->setViewport(left);
            run.window.session()->save(Everything);
        }
        Run run;
        QTRY_COMPARE(run.document.path(), m_shop);
        QVERIFY(!run.window.start()->isShown());
        QTRY_COMPARE(run.window.canvas()->viewport(), left);
        QCOMPARE(run.window.canvas()->selection()->elements(), QSet<ElementId>{order});
        QCOMPARE(run.window.size(), QSize(1300, 777));
        const auto *drawer = run.window.findChild<Drawer *>();
        QTRY_VERIFY(!drawer->isFolded());
        QCOMPARE(drawer->findChild<QTabBar *>()->currentIndex(), 2);
        QCOMPARE(drawer->wantedHeight(), 301);
        QTRY_COMPARE(drawer->height(), 301);
        QVERIFY(!run.document.isModified());
    }

    void theFirstStartShowsTheStartPage()
    {
        Run run;
        QVERIFY(run.window.start()->isShown());
        QVERIFY(run.said().isEmpty());
    }

    void aWindowOfItsOwnShowsTheCanvas()
    {
        ArchitectureDocument document;
        const MainWindow window(&document, {});
        QVERIFY(!window.start()->isShown());
    }

    void onceUnwantedNothingIsRestored()
    {
        leaveOpen(m_shop);
        QSettings().setValue(QLatin1String(Session::restoreKey), false);
        Run run;
        QVERIFY(run.window.start()->isShown());
        QTest::qWait(50);
        QVERIFY(run.document.path().isEmpty());
    }

    void aDrawingThatIsGoneIsTold()
    {
        leaveOpen(m_shop);
        QVERIFY(QFile::remove(m_shop));
        Run run;
        QTRY_VERIFY(run.window.start()->isShown());
        QCOMPARE(run.said(), QStringLiteral("%1, which was open last time, is not there now.").arg(m_shop));
    }

    void aDamagedDrawingIsTold()
    {
        leaveOpen(m_shop);
        (void)m_own->file("shop.rheo", "{");
        Run run;
        QTRY_VERIFY(run.window.start()->isShown());
        QVERIFY(!run.said().isEmpty());
    }

    void aDiskThatDoesNotAnswerHoldsNobodyUp()
    {
        const auto gate = std::make_shared<QSemaphore>();
        leaveOpen(m_shop);
        ArchitectureDocument document;
        MainWindow window(&document, {});
        Session session({&document, window.canvas(), window.findChild<Drawer *>(), window.findChild<Banner *>(),
                         window.files(), window.start()},
                        &window, [gate](const QByteArray &) {
                            gate->acquire();
                            return 0;
                        });
        session.restore(Everything);
        window.show();
        QTRY_VERIFY(window.start()->isShown());
        QVERIFY(window.findChild<Banner *>()->sentence().contains(QStringLiteral("does not answer")));
        gate->release();
        QTest::qWait(50);
        QVERIFY(document.path().isEmpty()); // nothing opens behind the person's back
    }

    void workFromACrashIsOfferedFirst()
    {
        leaveOpen(m_shop);
        crash();
        QCOMPARE(Autosave::restorable().size(), 1);
        Run run;
        run.window.files()->offerRestore();
        QVERIFY(run.window.start()->isShown());
        QVERIFY(run.said().contains(QStringLiteral("was not closed properly")));
        for (QPushButton *button : run.window.findChild<Banner *>()->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Restore the drawing"))
                button->click();
        }
        QVERIFY(!run.window.start()->isShown());
        QCOMPARE(run.document.architecture().element(order)->name, QStringLiteral("orders"));
    }

    void whatWasOpenedByNameDisturbsNothing()
    {
        leaveOpen(m_shop);
        const QString other = m_own->file("other.rheo", writeRheo(shopDrawing()));
        {
            Run run(Window);
            QVERIFY(!run.window.start()->isShown());
            QVERIFY(run.window.files()->openPath(other));
            run.window.resize(1200, 700);
            run.window.session()->save(Window);
        }
        Run run;
        QTRY_COMPARE(run.document.path(), m_shop);
        QCOMPARE(run.window.size(), QSize(1200, 700));
    }

    void badSettings_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char *key, const QVariant &value) {
            QTest::addRow("%s %d", key, QTest::currentTestFunction() ? ++rows : 0) << QString::fromLatin1(key) << value;
        };
        for (const QVariant &value :
             {QVariant(QByteArray("\x01\x02garbage")), QVariant(QStringLiteral("x")), QVariant(-1)})
            row("geometry", value);
        for (const char *drawer : {"", "{", "[1]", "{\"tab\":7,\"heights\":[1],\"folded\":\"x\"}",
                                   "{\"folded\":false,\"tab\":\"Nothing\",\"heights\":{\"EventsPanel\":-7}}",
                                   "{\"folded\":false,\"heights\":{\"EventsPanel\":999999999}}"})
            row("drawer", QByteArray(drawer));
        for (const QVariant &value : {QVariant(QStringLiteral("nan")), QVariant(QStringLiteral("1e300")),
                                      QVariant(QStringLiteral("zoom")), QVariant(0), QVariant(-3)})
            row("zoom", value);
        for (const QVariant &value : {QVariant(QStringLiteral("inf")), QVariant(QStringLiteral("1e300"))})
            row("left", value);
        row("selection", QStringList({QStringLiteral("nobody"), QString(), QStringLiteral("\n")}));
        row("selection", 17);
    }

    void badSettings()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        leaveOpen(m_shop);
        QSettings().setValue(QStringLiteral("session/") + key, value);
        Run run;
        QTRY_COMPARE(run.document.path(), m_shop);
        QTest::qWait(20);
        const Viewport shown = run.window.canvas()->viewport();
        QVERIFY(shown.zoom >= Viewport::leastZoom && shown.zoom <= Viewport::mostZoom);
        QVERIFY(std::abs(shown.origin.x()) < 1e6);
        QVERIFY(run.window.width() >= 600 && run.window.findChild<Drawer *>()->height() < run.window.height() - 100);
        if (key == QStringLiteral("selection"))
            QVERIFY(run.window.canvas()->selection()->isEmpty());
    }

    void badPathsOpenNothing()
    {
        for (const QVariant &path :
             {QVariant(QString(QChar::Null)), QVariant(QStringList({QStringLiteral("a"), QStringLiteral("b")})),
              QVariant(m_own->folder.path())}) {
            QSettings().setValue(QStringLiteral("session/drawing"), path);
            Run run;
            QTRY_VERIFY(run.window.start()->isShown());
            QVERIFY(run.document.path().isEmpty());
        }
    }

private:
    static void leaveOpen(const QString &path)
    {
        Run run;
        QVERIFY(run.window.files()->openPath(path));
        run.window.session()->save(Everything);
    }

    /// As a killed process leaves it: what it kept, without its lock.
    void crash()
    {
        const QString elsewhere = m_own->folder.filePath(QStringLiteral("elsewhere"));
        ArchitectureDocument crashed;
        QVERIFY(crashed.load(m_shop));
        Autosave autosave(crashed, elsewhere);
        QVERIFY(renameElement(crashed, order, QStringLiteral("orders")));
        autosave.flush();
        const QStringList kept = QDir(elsewhere).entryList({QStringLiteral("*.autosave")}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QVERIFY(QDir().mkpath(Autosave::autosaveFolder()));
        QVERIFY(QFile::copy(QDir(elsewhere).filePath(kept.front()),
                            Autosave::autosaveFolder() + QLatin1Char('/') + kept.front()));
    }

    inline static int rows = 0;
    std::unique_ptr<OwnSettings> m_own;
    QString m_shop;
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
