// SPDX-License-Identifier: Apache-2.0
// The window dies of kill -9: its children end, its unsaved work comes back, what it recorded is swept.

#include "model/edit/architecturedocument.h"
#include "model/edit/autosave.h"
#include "model/file/rheofile.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasview.h"
#include "views/window/banner.h"
#include "views/window/filecommands.h"
#include "views/window/mainwindow.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace rheo;

namespace {

const ElementId order(QStringLiteral("order-service"));

QByteArray processFile(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// State and parent; nothing if it is gone.
QList<QByteArray> statOf(qint64 pid)
{
    const QByteArray stat = processFile(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

bool lives(qint64 pid)
{
    const QByteArray state = statOf(pid).value(0);
    return !state.isEmpty() && state != "Z" && state != "X";
}

QList<qint64> childrenOf(qint64 parent)
{
    QList<qint64> found;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 pid = name.toLongLong();
        if (pid > 0 && statOf(pid).value(1).toLongLong() == parent && lives(pid))
            found += pid;
    }
    return found;
}

bool runsVerb(const QList<qint64> &children, const char *verb)
{
    return std::ranges::any_of(children,
                               [&](qint64 pid) { return processFile(pid, "cmdline").split('\0').value(1) == verb; });
}

/// The part of the test that is killed: a window in which a person deletes an element.
int editAndWait(const QString &path)
{
    ArchitectureDocument document;
    ui::MainWindow window(&document, qEnvironmentVariable("RHEOGRAPH"));
    window.show();
    if (!window.files()->openPath(path))
        return 1;
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
    ui::CanvasView *canvas = window.canvas();
    const QPointF centre = canvas->picture().element(order)->rect.center();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->viewport().toScreen(centre).toPoint());
    QTest::keyClick(canvas, Qt::Key_Delete);
    if (document.architecture().element(order))
        return 2;
    std::puts("edited");
    std::fflush(stdout);
    return QApplication::exec();
}

} // namespace

class TestKilledWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *name : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, QFile::encodeName(m_folder->filePath(QString::fromLatin1(name))));
    }

    void childrenEndWithTheWindow()
    {
        QProcess window;
        window.start(qEnvironmentVariable("RHEOGRAPH"), {QStringLiteral("demo")});
        QVERIFY(window.waitForStarted());
        QList<qint64> children;
        QTRY_VERIFY_WITH_TIMEOUT(
            (children = childrenOf(window.processId()), runsVerb(children, "simulate") && runsVerb(children, "record")),
            60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!recordings().isEmpty(), 60'000);

        window.kill();
        QVERIFY(window.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::none_of(children, lives), 15'000);
        QVERIFY2(!recordings().isEmpty(), "a dead window cannot clean up");

        QProcess next;
        next.start(qEnvironmentVariable("RHEOGRAPH"), {});
        QTRY_VERIFY_WITH_TIMEOUT(recordings().isEmpty(), 30'000);
        next.terminate();
        QVERIFY(next.waitForFinished());
    }

    void unsavedWorkIsOfferedAndComesBack()
    {
        const QString path = m_folder->filePath(QStringLiteral("shop.rheo"));
        QVERIFY(saveRheo(path, ui::shopDrawing()));
        killAfterAnEdit(path);
        QVERIFY2(loadRheo(path)->drawing == ui::shopDrawing(), "the drawing's own file is not touched");

        ArchitectureDocument document;
        ui::MainWindow window(&document, qEnvironmentVariable("RHEOGRAPH"));
        window.show();
        window.files()->offerRestore();
        const auto *banner = window.findChild<ui::Banner *>();
        QVERIFY2(banner->sentence().contains(QStringLiteral("shop.rheo")), qPrintable(banner->sentence()));
        for (QPushButton *button : banner->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Restore the drawing"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(document.path(), path);
        QVERIFY(!document.architecture().element(order));
        QVERIFY(document.architecture().element(ElementId(QStringLiteral("order-saga"))));
        QVERIFY(window.isWindowModified());
        QVERIFY(Autosave::restorable().isEmpty());
    }

private:
    [[nodiscard]] QStringList recordings() const
    {
        QStringList found;
        QDirIterator each(m_folder->filePath(QStringLiteral("XDG_DATA_HOME")), {QStringLiteral("*.rheorec")},
                          QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            found += each.next();
        return found;
    }

    static void killAfterAnEdit(const QString &path)
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--edit"), path});
        QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine() || child.state() == QProcess::NotRunning, 30'000);
        QCOMPARE(child.readAllStandardOutput(), QByteArray("edited\n"));
        const QDir kept(Autosave::autosaveFolder());
        QTRY_COMPARE_WITH_TIMEOUT(kept.entryList({QStringLiteral("*.autosave")}, QDir::Files).size(), 1, 50'000);
        child.kill();
        QVERIFY(child.waitForFinished());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("rheograph"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--edit"))
        return editAndWait(arguments.value(2));
    TestKilledWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedwindow.moc"
