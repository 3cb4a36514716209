// SPDX-License-Identifier: Apache-2.0
#include "model/base/safefile.h"
#include "model/edit/architecturedocument.h"
#include "model/edit/autosave.h"
#include "model/edit/elementedits.h"
#include "model/file/rheofile.h"
#include "model/file/rheoreader.h"
#include "tests/views/answers.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/pictureexport.h"
#include "views/window/banner.h"
#include "views/window/filecommands.h"

#include <QDir>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

namespace {

const ElementId order(QStringLiteral("order-service"));

} // namespace

class TestFileCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void init();
    void cleanup();
    void opensADrawing();
    void aRecordingIsPassedOn();
    void whatCannotBeReadLeavesTheDrawing_data();
    void whatCannotBeReadLeavesTheDrawing();
    void aNewerFileIsReadOnlyAndSaysSo();
    void saveAsAddsTheEnding();
    void saveAsksForANameOnce();
    void aCancelledNameSavesNothing();
    void aFolderThatRefusesIsTold();
    void savedWordsFollow();
    void mayLeaveAsks_data();
    void mayLeaveAsks();
    void nothingChangedIsNotAsked();
    void newDrawingStartsEmpty();
    void anExportedPictureOpensAsANewDrawing_data();
    void anExportedPictureOpensAsANewDrawing();
    void aPictureWithoutADrawingIsRefused();
    void whatMayBeDropped_data();
    void whatMayBeDropped();
    void nothingLeftIsNotOffered();
    void leftWorkIsOfferedAndRestored();
    void leftWorkCanBeDiscarded();
    void anOfferNeverHidesTrouble();
    void aFileThatAnotherProgramWroteIsTold();
    void whatAnotherProgramWroteIsNotReplacedUnasked_data();
    void whatAnotherProgramWroteIsNotReplacedUnasked();
    void ownSavesAndTouchesAreNoChange();

private:
    [[nodiscard]] QString inFolder(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    void openShop()
    {
        QVERIFY(saveRheo(inFolder("shop.rheo"), shopDrawing()));
        QVERIFY(m_files->openPath(inFolder("shop.rheo")));
    }

    void edit() { QVERIFY(renameElement(*m_document, order, QStringLiteral("Changed"))); }

    /// As a process that died left it: the file without a living owner of its lock.
    void leaveWork();
    void takeOffer(const char *words);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<QWidget> m_window;
    Banner *m_banner = nullptr;
    FileCommands *m_files = nullptr;
};

void TestFileCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", QFile::encodeName(inFolder("state")));
    m_document = std::make_unique<ArchitectureDocument>();
    m_window = std::make_unique<QWidget>();
    m_banner = new Banner(m_window.get());
    m_files = new FileCommands(m_document.get(), m_banner, m_window.get());
    m_window->resize(700, 500);
    m_window->show();
}

void TestFileCommands::cleanup()
{
    m_window.reset();
    m_document.reset();
}

void TestFileCommands::opensADrawing()
{
    QSignalSpy opened(m_files, &FileCommands::opened);
    openShop();
    QCOMPARE(opened.count(), 1);
    QCOMPARE(m_document->architecture().name, QStringLiteral("Shop"));
    QVERIFY(m_banner->sentence().isEmpty());
    QCOMPARE(m_files->savedWords(), QStringLiteral("Saved"));
}

void TestFileCommands::aRecordingIsPassedOn()
{
    openShop();
    edit();
    QSignalSpy chosen(m_files, &FileCommands::recordingChosen);
    QVERIFY(m_files->openPath(QStringLiteral("/a/b.rheorec")));
    QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("/a/b.rheorec"));
    QVERIFY(m_document->isModified());
}

void TestFileCommands::whatCannotBeReadLeavesTheDrawing_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray whole = writeRheo(shopDrawing());
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << whole.left(whole.size() / 2);
    QTest::newRow("something else") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
    QTest::newRow("a list") << QByteArray("[1,2,3]");
}

void TestFileCommands::whatCannotBeReadLeavesTheDrawing()
{
    QFETCH(QByteArray, content);
    openShop();
    QVERIFY(writeWholeFile(inFolder("bad.rheo"), content));
    QSignalSpy opened(m_files, &FileCommands::opened);
    QVERIFY(!m_files->openPath(inFolder("bad.rheo")));
    QCOMPARE(opened.count(), 0);
    QVERIFY2(m_banner->sentence().contains(QStringLiteral("bad.rheo")), qPrintable(m_banner->sentence()));
    QCOMPARE(m_document->architecture().name, QStringLiteral("Shop"));
    QCOMPARE(m_document->path(), inFolder("shop.rheo"));
}

void TestFileCommands::aNewerFileIsReadOnlyAndSaysSo()
{
    QByteArray newer = writeRheo(shopDrawing());
    const QByteArray version = "\"version\": " + QByteArray::number(rheoVersion);
    QVERIFY2(newer.contains(version), newer.left(200));
    newer.replace(version, "\"version\": 99");
    QVERIFY(writeWholeFile(inFolder("newer.rheo"), newer));
    QVERIFY(m_files->openPath(inFolder("newer.rheo")));
    QVERIFY(!m_document->readOnlyReason().isEmpty());
    QCOMPARE(m_banner->sentence(), m_document->readOnlyReason());
    QCOMPARE(m_files->savedWords(), QStringLiteral("Read-only"));
    QVERIFY(!m_files->save());
    QCOMPARE(readWholeFile(inFolder("newer.rheo"), 1 << 20).value(), newer);
}

void TestFileCommands::saveAsAddsTheEnding()
{
    openShop();
    edit();
    whenAsked<QFileDialog>([this](QFileDialog *dialog) { type(dialog, inFolder("other")); });
    QVERIFY(m_files->saveAs());
    QCOMPARE(m_document->path(), inFolder("other.rheo"));
    QVERIFY(!m_document->isModified());
    const auto read = loadRheo(inFolder("other.rheo"));
    QVERIFY(read && read->drawing == m_document->drawing());
    QVERIFY(loadRheo(inFolder("shop.rheo"))->drawing == shopDrawing());
}

void TestFileCommands::saveAsksForANameOnce()
{
    m_document->reset(shopDrawing());
    edit();
    whenAsked<QFileDialog>([this](QFileDialog *dialog) { type(dialog, inFolder("first.rheo")); });
    QVERIFY(m_files->save());
    edit();
    QVERIFY(m_files->save());
    QVERIFY(loadRheo(inFolder("first.rheo"))->drawing == m_document->drawing());
}

void TestFileCommands::aCancelledNameSavesNothing()
{
    m_document->reset(shopDrawing());
    edit();
    whenAsked<QFileDialog>([](QFileDialog *dialog) { QTest::keyClick(dialog, Qt::Key_Escape); });
    QVERIFY(!m_files->save());
    QVERIFY(m_document->isModified());
    QVERIFY(m_document->path().isEmpty());
}

void TestFileCommands::aFolderThatRefusesIsTold()
{
    openShop();
    edit();
    QVERIFY(QDir(m_folder->path()).rename(QStringLiteral("shop.rheo"), QStringLiteral("away.rheo")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("shop.rheo/in the way")));
    QVERIFY(!m_files->save());
    QVERIFY(!m_banner->sentence().isEmpty());
    QVERIFY(m_document->isModified());
    QCOMPARE(m_files->savedWords(), QStringLiteral("Unsaved changes"));
}

void TestFileCommands::savedWordsFollow()
{
    QCOMPARE(m_files->savedWords(), QStringLiteral("Not saved yet"));
    openShop();
    QSignalSpy told(m_files, &FileCommands::savedWordsChanged);
    edit();
    QCOMPARE(m_files->savedWords(), QStringLiteral("Unsaved changes"));
    QVERIFY(told.count() > 0);
    QVERIFY(m_files->save());
    QVERIFY2(m_files->savedWords().startsWith(QStringLiteral("Saved ")), qPrintable(m_files->savedWords()));
    m_document->undoStack()->undo();
    QCOMPARE(m_files->savedWords(), QStringLiteral("Unsaved changes"));
}

void TestFileCommands::mayLeaveAsks_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("leaves");
    QTest::addColumn<bool>("saves");
    QTest::newRow("save") << "Save the drawing" << true << true;
    QTest::newRow("discard") << "Discard the changes" << true << false;
    QTest::newRow("stay") << "Keep editing" << false << false;
    QTest::newRow("Esc stays") << QString() << false << false;
}

void TestFileCommands::mayLeaveAsks()
{
    QFETCH(QString, button);
    openShop();
    edit();
    whenAsked<QMessageBox>([&](QMessageBox *question) {
        QVERIFY(question->text().contains(QStringLiteral("Shop")));
        if (button.isEmpty())
            QTest::keyClick(question, Qt::Key_Escape);
        else
            press(question, qPrintable(button));
    });
    QTEST(m_files->mayLeave(), "leaves");
    QTEST(!m_document->isModified(), "saves");
}

void TestFileCommands::nothingChangedIsNotAsked()
{
    QVERIFY(m_files->mayLeave());
    openShop();
    edit();
    m_document->undoStack()->undo();
    QVERIFY(m_files->mayLeave());
}

void TestFileCommands::newDrawingStartsEmpty()
{
    openShop();
    edit();
    whenAsked<QMessageBox>([](QMessageBox *question) { press(question, "Keep editing"); });
    m_files->newDrawing();
    QCOMPARE(m_document->architecture().name, QStringLiteral("Shop"));
    whenAsked<QMessageBox>([](QMessageBox *question) { press(question, "Discard the changes"); });
    m_files->newDrawing();
    QVERIFY(m_document->architecture().elements().isEmpty());
    QVERIFY(m_document->path().isEmpty());
    QCOMPARE(m_files->savedWords(), QStringLiteral("Not saved yet"));
}

void TestFileCommands::anExportedPictureOpensAsANewDrawing_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"a.png", "a.svg", "a.pdf", "A.PNG"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFileCommands::anExportedPictureOpensAsANewDrawing()
{
    QFETCH(QString, file);
    const QString path = m_folder->filePath(file);
    Drawing nameless = shopDrawing();
    nameless.architecture.name.clear();
    const QByteArray picture = *exportPicture(nameless, *pictureFormatFor(file), {});
    QVERIFY(writeWholeFile(path, picture));
    QSignalSpy opened(m_files, &FileCommands::opened);
    QVERIFY(m_files->openPath(path));
    QCOMPARE(opened.count(), 1);
    QVERIFY(m_document->path().isEmpty());
    QCOMPARE(m_document->architecture().name, QFileInfo(file).completeBaseName());
    QCOMPARE(m_document->architecture().elements(), nameless.architecture.elements());
    QCOMPARE(m_files->savedWords(), QStringLiteral("Not saved yet"));
    QString proposed;
    whenAsked<QFileDialog>([&](QFileDialog *dialog) {
        proposed = QFileInfo(dialog->selectedFiles().value(0)).fileName();
        dialog->reject();
    });
    QVERIFY(!m_files->save());
    QCOMPARE(proposed, QFileInfo(file).completeBaseName() + QStringLiteral(".rheo"));
    QCOMPARE(*readWholeFile(path, 50'000'000), picture);
}

void TestFileCommands::aPictureWithoutADrawingIsRefused()
{
    openShop();
    QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(inFolder("photo.png")));
    QVERIFY(!m_files->openPath(inFolder("photo.png")));
    QCOMPARE(m_banner->sentence(), inFolder("photo.png") + QStringLiteral(" holds no drawing. Open a .rheo file, or an "
                                                                          "SVG, PNG or PDF that Rheograph exported."));
    QCOMPARE(m_document->path(), inFolder("shop.rheo"));
}

void TestFileCommands::whatMayBeDropped_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("taken");
    QTest::newRow("drawing") << "/a/b.rheo" << true;
    QTest::newRow("recording") << "/a/b.rheorec" << true;
    QTest::newRow("picture") << "/a/b.PNG" << true;
    QTest::newRow("page") << "/a/b.pdf" << true;
    QTest::newRow("another") << "/a/b.txt" << false;
}

void TestFileCommands::whatMayBeDropped()
{
    QFETCH(QString, file);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    QTEST(!FileCommands::fileIn(mime).isEmpty(), "taken");
}

void TestFileCommands::leaveWork()
{
    {
        ArchitectureDocument document;
        Autosave autosave(document, inFolder("elsewhere"));
        document.reset(shopDrawing());
        QVERIFY(renameElement(document, order, QStringLiteral("Unsaved")));
        autosave.flush();
        const QDir from(inFolder("elsewhere"));
        const QStringList kept = from.entryList({QStringLiteral("*.autosave")}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QVERIFY(QDir().mkpath(Autosave::autosaveFolder()));
        QVERIFY(QFile::copy(from.filePath(kept.front()), Autosave::autosaveFolder() + QLatin1Char('/') + kept.front()));
    }
    QCOMPARE(Autosave::restorable().size(), 1);
}

void TestFileCommands::takeOffer(const char *words)
{
    for (QPushButton *button : m_banner->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String(words) && button->isVisible())
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(words);
}

void TestFileCommands::nothingLeftIsNotOffered()
{
    m_files->offerRestore();
    QVERIFY(m_banner->isHidden());
}

void TestFileCommands::leftWorkIsOfferedAndRestored()
{
    leaveWork();
    QSignalSpy opened(m_files, &FileCommands::opened);
    m_files->offerRestore();
    QVERIFY2(m_banner->sentence().contains(QStringLiteral("Shop")), qPrintable(m_banner->sentence()));
    takeOffer("Restore the drawing");
    QCOMPARE(opened.count(), 1);
    QCOMPARE(m_document->architecture().element(order)->name, QStringLiteral("Unsaved"));
    QVERIFY(m_document->isModified());
    QVERIFY(m_banner->isHidden());
    QVERIFY2(Autosave::restorable().isEmpty(), "it is this process's own work now");
}

void TestFileCommands::leftWorkCanBeDiscarded()
{
    leaveWork();
    m_files->offerRestore();
    takeOffer("Discard it");
    QVERIFY(m_banner->isHidden());
    QVERIFY(Autosave::restorable().isEmpty());
    QVERIFY(m_document->architecture().elements().isEmpty());
}

void TestFileCommands::anOfferNeverHidesTrouble()
{
    leaveWork();
    QVERIFY(!m_files->openPath(inFolder("missing.rheo")));
    const QString trouble = m_banner->sentence();
    m_files->offerRestore();
    QCOMPARE(m_banner->sentence(), trouble);
    QCOMPARE(Autosave::restorable().size(), 1);
}

void TestFileCommands::aFileThatAnotherProgramWroteIsTold()
{
    openShop();
    Drawing theirs = shopDrawing();
    theirs.architecture.name = QStringLiteral("Theirs");
    QVERIFY(saveRheo(inFolder("shop.rheo"), theirs));
    QTRY_VERIFY(m_banner->sentence().contains(QStringLiteral("changed by another program")));
    takeOffer("Load it again");
    QCOMPARE(m_document->architecture().name, QStringLiteral("Theirs"));
    QVERIFY(!m_document->isModified());
    theirs.architecture.name = QStringLiteral("Theirs again");
    QVERIFY(saveRheo(inFolder("shop.rheo"), theirs));
    QTRY_VERIFY2(m_banner->sentence().contains(QStringLiteral("changed by another program")),
                 "the new file is watched");
}

void TestFileCommands::whatAnotherProgramWroteIsNotReplacedUnasked_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isSaved");
    QTest::addColumn<QString>("onDisk");
    QTest::newRow("over it") << QByteArray("Save over it") << true << QStringLiteral("Shop");
    QTest::newRow("elsewhere") << QByteArray("Save as…") << true << QStringLiteral("Theirs");
    QTest::newRow("not at all") << QByteArray("Cancel") << false << QStringLiteral("Theirs");
}

void TestFileCommands::whatAnotherProgramWroteIsNotReplacedUnasked()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isSaved);
    QFETCH(const QString, onDisk);
    openShop();
    edit();
    Drawing theirs = shopDrawing();
    theirs.architecture.name = QStringLiteral("Theirs");
    QVERIFY(saveRheo(inFolder("shop.rheo"), theirs));
    whenAsked<QMessageBox>([&](QMessageBox *question) {
        if (answer == "Save as…")
            whenAsked<QFileDialog>([this](QFileDialog *dialog) { type(dialog, inFolder("mine.rheo")); });
        press(question, answer);
    });
    QCOMPARE(m_files->save(), isSaved);
    QCOMPARE(m_document->isModified(), !isSaved);
    QCOMPARE(loadRheo(inFolder("shop.rheo"))->drawing.architecture.name, onDisk);
    QCOMPARE(QFile::exists(inFolder("mine.rheo")), answer.startsWith("Save as"));
    if (answer == "Save over it")
        QCOMPARE(loadRheo(inFolder("shop.rheo.bak"))->drawing.architecture.name, QStringLiteral("Theirs"));
}

void TestFileCommands::ownSavesAndTouchesAreNoChange()
{
    openShop();
    edit();
    QVERIFY(m_files->save());
    QFile file(inFolder("shop.rheo"));
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray same = file.readAll();
    QVERIFY(file.seek(0) && file.write(same) == same.size());
    file.close();
    QVERIFY(!ArchitectureDocument::isChangedOnDisk(m_document->path(), m_document->digest()));
    QTest::qWait(500); // longer than a writer is given to settle
    QVERIFY(m_banner->sentence().isEmpty());
    edit();
    QVERIFY(m_files->save());
}

QTEST_MAIN(TestFileCommands)
#include "tst_filecommands.moc"
