// SPDX-License-Identifier: Apache-2.0
#include "model/edit/autosave.h"
#include "model/edit/elementedits.h"
#include "tests/model/edit/editfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace rheo;
using namespace rheo::test;

namespace {

QStringList kept(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList({text("*.autosave")}, QDir::Files);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The part of the test that is killed: edits a drawing, says so, and waits for its end.
int editAndWait(const QString &folder, const QString &path)
{
    ArchitectureDocument document;
    Autosave autosave(document, folder);
    if (path.isEmpty())
        document.reset(shop());
    else if (!document.load(path))
        return 1;
    if (!renameElement(document, id("orders"), text("Unsaved")))
        return 1;
    std::puts("edited");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class TestAutosave : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsUnsavedWorkInTime()
    {
        ArchitectureDocument document;
        Autosave autosave(document, m_folder->path());
        document.reset(shop());
        QVERIFY(renameElement(document, id("orders"), text("x")));
        QVERIFY(kept(*m_folder).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(kept(*m_folder).size(), 1, 50'000);
        QVERIFY2(Autosave::delayMilliseconds < 5000, "unsaved work is at most five seconds old");
        QVERIFY2(Autosave::restorable(m_folder->path()).isEmpty(), "its process lives");
    }

    void anUndoToTheSavedStateForgets()
    {
        ArchitectureDocument document;
        Autosave autosave(document, m_folder->path());
        document.reset(shop());
        QVERIFY(renameElement(document, id("orders"), text("x")));
        autosave.flush();
        QCOMPARE(kept(*m_folder).size(), 1);
        document.undoStack()->undo();
        QCOMPARE(kept(*m_folder).size(), 0);
    }

    void aSaveForgets()
    {
        const QTemporaryDir drawings;
        ArchitectureDocument document;
        Autosave autosave(document, m_folder->path());
        document.reset(shop());
        QVERIFY(renameElement(document, id("orders"), text("x")));
        autosave.flush();
        QVERIFY(document.saveAs(drawings.filePath(text("a.rheo"))));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aCleanCloseForgets()
    {
        ArchitectureDocument document;
        {
            Autosave autosave(document, m_folder->path());
            document.reset(shop());
            QVERIFY(renameElement(document, id("orders"), text("x")));
            autosave.flush();
            QCOMPARE(kept(*m_folder).size(), 1);
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void twoWindowsWithOneDrawingKeepTwoFiles()
    {
        ArchitectureDocument first;
        ArchitectureDocument second;
        Autosave firstAutosave(first, m_folder->path());
        Autosave secondAutosave(second, m_folder->path());
        first.reset(shop());
        second.reset(shop());
        QVERIFY(renameElement(first, id("orders"), text("x")));
        QVERIFY(renameElement(second, id("orders"), text("y")));
        firstAutosave.flush();
        secondAutosave.flush();
        QCOMPARE(kept(*m_folder).size(), 2);
    }

    void aFolderThatRefusesIsTold()
    {
        const QString blocked = m_folder->filePath(text("file"));
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        ArchitectureDocument document;
        Autosave autosave(document, blocked + text("/inside"));
        QSignalSpy failed(&autosave, &Autosave::failed);
        document.reset(shop());
        QVERIFY(renameElement(document, id("orders"), text("x")));
        autosave.flush();
        QCOMPARE(failed.count(), 1);
    }

    void workOfAKilledProcessIsOfferedBack_data()
    {
        QTest::addColumn<bool>("hasFile");
        QTest::newRow("of a file") << true;
        QTest::newRow("never saved") << false;
    }

    void workOfAKilledProcessIsOfferedBack()
    {
        QFETCH(bool, hasFile);
        const QTemporaryDir drawings;
        const QString path = hasFile ? drawings.filePath(text("shop.rheo")) : QString();
        if (hasFile)
            QVERIFY(saveRheo(path, shop()));
        const QByteArray original = contentOf(path);
        killAfterAnEdit(path);

        const QList<Restorable> found = Autosave::restorable(m_folder->path());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].drawingPath, path);
        QVERIFY(found[0].lastEdited.secsTo(QDateTime::currentDateTimeUtc()) < 300);
        QCOMPARE(contentOf(path), original);

        ArchitectureDocument document;
        Autosave autosave(document, m_folder->path());
        QVERIFY(autosave.restore(found[0]));
        QCOMPARE(document.architecture().element(id("orders"))->name, text("Unsaved"));
        QCOMPARE(document.path(), path);
        QVERIFY(document.isModified());
        QVERIFY2(!QFile::exists(found[0].file), "it is kept anew, once");
        QCOMPARE(kept(*m_folder).size(), 1);
        QCOMPARE(contentOf(path), original);
    }

    void whatIsNotRestoredIsNotOverwritten()
    {
        killAfterAnEdit({});
        killAfterAnEdit({});
        const QList<Restorable> found = Autosave::restorable(m_folder->path());
        QCOMPARE(found.size(), 2);
        QVERIFY(found[0].lastEdited >= found[1].lastEdited);
        QVERIFY(Autosave::discard(found[0]));
        QCOMPARE(Autosave::restorable(m_folder->path()).size(), 1);
    }

    void damagedWorkIsASentence()
    {
        killAfterAnEdit({});
        const Restorable work = Autosave::restorable(m_folder->path()).value(0);
        QByteArray content = contentOf(work.file);
        content.chop(20);
        QFile file(work.file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.close();
        ArchitectureDocument document;
        Autosave autosave(document, m_folder->path());
        document.reset(shop());
        const auto restored = autosave.restore(work);
        QVERIFY(!restored && restored.error().message.contains(text("damaged")));
        QVERIFY(document.drawing() == shop());
        QVERIFY(QFile::exists(work.file));
    }

private:
    /// Runs this program as a child that edits, waits until the work is kept, and kills it.
    void killAfterAnEdit(const QString &path)
    {
        const qsizetype before = kept(*m_folder).size();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {text("--edit"), m_folder->path(), path});
        QVERIFY(child.waitForReadyRead(30'000));
        QCOMPARE(child.readAllStandardOutput(), QByteArray("edited\n"));
        QTRY_COMPARE_WITH_TIMEOUT(kept(*m_folder).size(), before + 1, 50'000);
        child.kill();
        QVERIFY(child.waitForFinished());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == text("--edit"))
        return editAndWait(arguments.value(2), arguments.value(3));
    TestAutosave test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_autosave.moc"
