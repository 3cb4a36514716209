// SPDX-License-Identifier: Apache-2.0
// The views do not themselves wait for a disk, a process, a thread or a cluster: by name of what would wait. What they
// call of the model is not looked into; of that, the autosave still writes its small file on the GUI thread.

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace {

const QRegularExpression waits(QStringLiteral(
    R"(\bwaitFor[A-Z]\w*|\b(u|m|nano)?sleep\(|\bQEventLoop\b|(->|\.)(wait|join)\(\)|\bacquire\(|\bwait_for\(|\b(load|save)Rheo\(|)"
    R"(\b(read|write)WholeFile\(|\breadRheoFile\(|\bQSaveFile\b|\bQFile \w|\bprocessEvents\(|\bblockingMapped\b)"));

/// Where one of them stands all the same, and why it does not hold the window up.
const QMap<QString, QString> &excused()
{
    static const QMap<QString, QString> files = {
        {QStringLiteral("window/besidewindow.cpp"),
         QStringLiteral("waits 100 ms for work on the pool, then shows a dialog")},
        {QStringLiteral("window/fileload.cpp"), QStringLiteral("reads on the pool")},
        {QStringLiteral("window/filecommands.cpp"), QStringLiteral("writes on the pool")},
        {QStringLiteral("window/picturecommands.cpp"), QStringLiteral("writes on the pool")},
        {QStringLiteral("window/saverecording.cpp"),
         QStringLiteral("copies on a thread of its own, behind a progress dialog")},
        {QStringLiteral("window/livesession.cpp"),
         QStringLiteral("writes a drawing of at most 64 MiB into the person's own data folder")},
        {QStringLiteral("window/helpwindow.cpp"), QStringLiteral("reads a resource of the program")},
        {QStringLiteral("theme/icons.cpp"), QStringLiteral("reads a resource of the program")},
        {QStringLiteral("canvas/mimedrawing.cpp"),
         QStringLiteral("reads a picture of at most 64 MiB that is pasted or dropped on the canvas")},
        {QStringLiteral("canvas/backgroundrouter.cpp"),
         QStringLiteral("its destructor waits for the job that it has cancelled")},
        {QStringLiteral("panels/backgroundcheck.cpp"),
         QStringLiteral("its destructor waits for the job that it has cancelled")},
        {QStringLiteral("panels/backgrounddiff.cpp"),
         QStringLiteral("its destructor waits for the job that it has cancelled")},
        {QStringLiteral("panels/sourcework.cpp"),
         QStringLiteral("its destructor waits for the job that it has cancelled")},
    };
    return files;
}

} // namespace

class TestBlocking : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theViewsWaitForNothing()
    {
        const QDir views(QStringLiteral(RHEO_SOURCE_DIR "/views"));
        QSet<QString> waiting;
        QStringList problems;
        int files = 0;
        QDirIterator each(views.path(), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString name = views.relativeFilePath(each.next());
            QFile file(each.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
            ++files;
            for (int line = 1; !file.atEnd(); ++line) {
                const QString text = QString::fromUtf8(file.readLine()).section(QStringLiteral("//"), 0, 0);
                if (!waits.match(text).hasMatch())
                    continue;
                waiting.insert(name);
                if (!excused().contains(name))
                    problems += QStringLiteral("views/%1:%2 waits: %3").arg(name).arg(line).arg(text.trimmed());
            }
        }
        QVERIFY(files > 150);
        QVERIFY2(problems.isEmpty(), qPrintable(QLatin1Char('\n') + problems.join(QLatin1Char('\n'))));
        for (auto it = excused().keyBegin(); it != excused().keyEnd(); ++it)
            QVERIFY2(waiting.contains(*it), qPrintable(*it + QStringLiteral(" needs no excuse any more")));
    }

    void whatWaitsIsKnown_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"process.waitForFinished(100);", "QThread::sleep(1);", "thread->wait();",
                                 "const auto drawing = loadRheo(path);", "QEventLoop loop;", "QFile file(path);",
                                 "changed.wait_for(lock, 1s);", "QSaveFile out(path);"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void whatWaitsIsKnown()
    {
        QFETCH(QString, line);
        QVERIFY(waits.match(line).hasMatch());
    }
};

QTEST_GUILESS_MAIN(TestBlocking)
#include "tst_blocking.moc"
