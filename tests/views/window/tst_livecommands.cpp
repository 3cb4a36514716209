// SPDX-License-Identifier: Apache-2.0
// The commands of the Live menu in a real window, with the program's own verbs as children.

#include "model/base/verbchild.h"
#include "model/edit/architecturedocument.h"
#include "model/edit/elementedits.h"
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"
#include "model/record/recordingreader.h"
#include "tests/model/trace/samplerecording.h"
#include "tests/views/answers.h"
#include "views/canvas/canvasview.h"
#include "views/theme/theme.h"
#include "views/window/banner.h"
#include "views/window/livecommands.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

namespace {

constexpr int patience = 60'000;

} // namespace

class TestLiveCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void init()
    {
        QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *name : {"XDG_STATE_HOME", "XDG_DATA_HOME"})
            qputenv(name, QFile::encodeName(m_folder->filePath(QString::fromLatin1(name))));
        applyTheme(ThemeChoice::Light);
        m_document = std::make_unique<ArchitectureDocument>();
        m_window = std::make_unique<MainWindow>(m_document.get(), qEnvironmentVariable("RHEOGRAPH"));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        connect(m_window->live(), &LiveCommands::changed, this, [this](const LiveState &state) { m_state = state; });
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
        m_cluster.reset();
        m_state = {};
    }

    void oneKeyRunsTheDrawingAndTheButtonStopsIt()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        QTest::keyClick(m_window->canvas(), Qt::Key_F5);
        QCOMPARE(m_state.lamp, StatusLine::Lamp::Starting);
        QVERIFY(!m_window->actions()->simulate->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(m_state.lamp, StatusLine::Lamp::Recording, patience);
        QCOMPARE(m_state.source, WindowToolBar::Source::Simulated);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patience);

        QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("primaryButton")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_state.lamp, StatusLine::Lamp::Stopped, patience);
        QVERIFY(m_window->actions()->simulate->isEnabled());
        QVERIFY(!m_window->actions()->stop->isEnabled());
        QVERIFY2(rows() > 0, "what was recorded stays");
        QVERIFY(m_window->findChild<Banner *>()->sentence().isEmpty());
    }

    void aDoubleClickOnAnEventShowsItsTrace()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        m_window->live()->simulate();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 3, patience);
        m_window->live()->stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_state.lamp, StatusLine::Lamp::Stopped, patience);
        auto *table = m_window->findChild<QTableView *>(QStringLiteral("eventsView"));
        const QPoint cell = table->visualRect(table->model()->index(0, 1)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell);
        auto *title = m_window->findChild<QLabel *>(QStringLiteral("recordTitle"));
        QTRY_VERIFY_WITH_TIMEOUT(title->text().startsWith(QStringLiteral("Event ")), patience);
        QVERIFY(title->isVisible());
    }

    void anEmptyDrawingSaysWhyItCannotRun()
    {
        m_window->live()->simulate();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<Banner *>()->sentence().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_state.isRunning, patience);
        QCOMPARE(m_state.lamp, StatusLine::Lamp::Trouble);
        QVERIFY2(m_window->actions()->simulate->isEnabled(), "it can be tried again");
    }

    void aRecordingBringsItsDrawingToAnEmptyWindow()
    {
        m_window->live()->openRecording(recording());
        QTRY_COMPARE(m_state.source, WindowToolBar::Source::Recording);
        QTRY_VERIFY(!m_document->architecture().elements().isEmpty());
        QVERIFY2(!m_document->isModified(), "nobody changed anything");
        QTRY_VERIFY(rows() > 0);
        QVERIFY(!m_state.isRunning);
    }

    void aRecordingLeavesADrawingAlone()
    {
        const Drawing mine = pattern(QStringLiteral("order-inventory")).value();
        m_document->reset(mine);
        m_window->live()->openRecording(recording());
        QTRY_VERIFY(rows() > 0);
        QVERIFY(m_document->drawing() == mine);
    }

    void aRecordingTakesThePlaceOfWhatRuns()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        m_window->live()->simulate();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patience);
        m_window->live()->openRecording(recording());
        QCOMPARE(m_state.source, WindowToolBar::Source::Recording);
        QTRY_VERIFY_WITH_TIMEOUT(!m_state.isRunning, patience);
        QCOMPARE(m_state.source, WindowToolBar::Source::Recording);
        QCOMPARE(m_state.words, QStringLiteral("orders.rheorec"));
        const auto *bytes = m_window->statusBar()->findChild<QLabel *>(QStringLiteral("recordingBytes"));
        QVERIFY2(!bytes->isVisible(), "that is the size of another recording");
    }

    void aClusterThatDoesNotAnswerIsTold()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        m_window->live()->watch(QStringLiteral("127.0.0.1:1"));
        QCOMPARE(m_state.source, WindowToolBar::Source::Cluster);
        const auto *banner = m_window->findChild<Banner *>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->sentence().contains(QStringLiteral("127.0.0.1:1")), patience);
        QCOMPARE(m_state.lamp, StatusLine::Lamp::Trouble);
        m_window->live()->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!m_state.isRunning, patience);
    }

    void aSimulationCanBeSavedWhileItRuns()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        QVERIFY(!m_window->actions()->saveRecording->isEnabled());
        m_window->live()->simulate();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 3, patience);
        save(m_folder->filePath(QStringLiteral("kept")));
        QVERIFY(m_state.isRunning);
        auto kept = RecordingReader::open(m_folder->filePath(QStringLiteral("kept.rheorec")));
        QVERIFY(kept);
        QVERIFY(kept->info().simulated);
        QVERIFY(kept->endSequence() > 3);
        QVERIFY(m_window->findChild<Banner *>()->sentence().contains(QStringLiteral("kept.rheorec")));
    }

    void whatCannotBeSavedIsTold()
    {
        m_window->live()->openRecording(recording());
        QTRY_VERIFY(rows() > 0);
        answerName(m_folder->filePath(QStringLiteral("orders.rheorec"))); // itself
        whenAsked<QMessageBox>([](QMessageBox *overwrite) { overwrite->button(QMessageBox::Yes)->click(); });
        m_window->actions()->saveRecording->trigger();
        QVERIFY(m_window->findChild<Banner *>()->sentence().contains(QStringLiteral("itself")));
    }

    void aSimulationGoesWithoutAQuestion()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        m_window->live()->simulate();
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 3, patience);
        QVERIFY(m_window->close());
    }

    void aChangedDrawingIsToldUntilItIsUndone()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        const auto *banner = m_window->findChild<Banner *>();
        const ElementId topic(QStringLiteral("order-events"));
        QVERIFY(renameElement(*m_document, topic, QStringLiteral("orders-v2")));
        QVERIFY2(banner->sentence().isEmpty(), "nothing runs");
        m_window->live()->simulate();
        QTRY_VERIFY_WITH_TIMEOUT(m_state.isRunning, patience);
        QVERIFY(renameElement(*m_document, topic, QStringLiteral("orders-v3")));
        QVERIFY(banner->sentence().startsWith(QStringLiteral("The simulation runs the drawing as it was")));
        m_document->undoStack()->undo();
        QVERIFY2(banner->sentence().isEmpty(), "it is the drawing that runs again");
    }

    void onlyWhatIsRecordedCountsOnACluster()
    {
        watchASimulation();
        const auto *banner = m_window->findChild<Banner *>();
        const ElementId service(QStringLiteral("order-service")), topic(QStringLiteral("order-events"));
        QVERIFY(renameElement(*m_document, service, QStringLiteral("Orders")));
        QVERIFY2(banner->sentence().isEmpty(), qPrintable(banner->sentence()));
        QVERIFY(renameElement(*m_document, topic, QStringLiteral("orders-v2")));
        QVERIFY(banner->sentence().startsWith(QStringLiteral("Recorded are the topics")));
    }

    void whatAClusterGaveIsAskedAbout()
    {
        watchASimulation();
        whenAsked<QMessageBox>([](QMessageBox *question) { press(question, "Cancel"); });
        QVERIFY2(!m_window->close(), "the person wants to stay");
        QVERIFY(m_state.isRunning);

        whenAsked<QMessageBox>([this](QMessageBox *question) {
            QVERIFY(question->text().contains(QStringLiteral("127.0.0.1:")));
            answerName(m_folder->filePath(QStringLiteral("cluster.rheorec")));
            press(question, "Save the recording…");
        });
        QVERIFY(m_window->close());
        const auto kept = RecordingReader::open(m_folder->filePath(QStringLiteral("cluster.rheorec")));
        QVERIFY(kept);
        QVERIFY(kept->endSequence() > 3);
    }

    void whatWasDiscardedIsAskedAboutOnce()
    {
        watchASimulation();
        m_window->live()->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!m_state.isRunning, patience);
        int questions = 0;
        whenAsked<QMessageBox>([&](QMessageBox *question) {
            ++questions;
            press(question, "Discard it");
        });
        m_window->live()->openRecording(recording());
        QTRY_COMPARE(m_state.source, WindowToolBar::Source::Recording);
        QVERIFY(m_window->close());
        QCOMPARE(questions, 1);
    }

private:
    /// A cluster of somebody else, with traffic.
    void watchASimulation()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        const QString drawing = m_folder->filePath(QStringLiteral("theirs.rheo"));
        QVERIFY(saveRheo(drawing, m_document->drawing()));
        m_cluster = std::make_unique<VerbChild>(qEnvironmentVariable("RHEOGRAPH"));
        QString bootstrap;
        connect(m_cluster.get(), &VerbChild::line, this, [&](const QByteArray &line) {
            const QJsonObject told = QJsonDocument::fromJson(line).object();
            if (told[QStringLiteral("type")] == QStringLiteral("cluster"))
                bootstrap = told[QStringLiteral("bootstrap")].toString();
        });
        m_cluster->start({QStringLiteral("simulate"), drawing, QStringLiteral("--json"), QStringLiteral("--attached")});
        QTRY_VERIFY_WITH_TIMEOUT(!bootstrap.isEmpty(), patience);
        m_cluster->disconnect(this);
        m_window->live()->watch(bootstrap);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 3, patience);
    }

    static void answerName(const QString &path)
    {
        whenAsked<QFileDialog>([path](QFileDialog *dialog) { type(dialog, path); });
    }

    void save(const QString &path)
    {
        answerName(path);
        m_window->actions()->saveRecording->trigger();
    }

    [[nodiscard]] int rows() const
    {
        return m_window->findChild<QTableView *>(QStringLiteral("eventsView"))->model()->rowCount();
    }

    [[nodiscard]] QString recording() const
    {
        const QString path = m_folder->filePath(QStringLiteral("orders.rheorec"));
        SampleRecording sample(path, sampleDrawing());
        addSampleOrders(sample, 12);
        sample.finish();
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<VerbChild> m_cluster;
    LiveState m_state;
};

QTEST_MAIN(TestLiveCommands)
#include "tst_livecommands.moc"
