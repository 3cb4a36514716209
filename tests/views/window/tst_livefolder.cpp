// SPDX-License-Identifier: Apache-2.0
#include "views/window/livefolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace rheo;
using namespace rheo::ui;

class TestLiveFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void goesWithItsObject()
    {
        QString path;
        {
            const auto folder = LiveFolder::make(root());
            QVERIFY(folder.has_value());
            path = (*folder)->filePath(QStringLiteral("x"));
            QVERIFY(write(path));
            QCOMPARE(QFileInfo(QFileInfo(path).path()).permissions() & 0x077, QFile::Permissions());
        }
        QVERIFY(!QFileInfo::exists(path) && names().isEmpty());
    }

    void sweepsOnlyWhatNobodyHolds()
    {
        const auto held = LiveFolder::make(root());
        QVERIFY(held.has_value());
        for (const char *name : {"empty", "dead"})
            QVERIFY(QDir(root()).mkdir(QLatin1String(name)));
        QProcess gone;
        gone.start(QStringLiteral("/bin/true"), {});
        QVERIFY(gone.waitForStarted());
        const QByteArray pid = QByteArray::number(gone.processId());
        QVERIFY(gone.waitForFinished());
        QVERIFY(write(root() + QStringLiteral("/dead/in-use.lock"), pid + "\nrheograph\n\n\n\n"));
        QCOMPARE(names().size(), 3);
        LiveFolder::sweep(root());
        QCOMPARE(names().size(), 1);
        QVERIFY(QFileInfo::exists((*held)->filePath(QStringLiteral("in-use.lock"))));
        LiveFolder::sweep(root() + QStringLiteral("/nowhere"));
    }

    void makingAndSweepingWaitForOneAnother()
    {
        QVERIFY(QDir(root()).mkdir(QStringLiteral("being-made")));
        QLockFile gate(root() + QStringLiteral("/sweep.lock"));
        QVERIFY(gate.tryLock(0));
        LiveFolder::sweep(root());
        QCOMPARE(names(), QStringList{QStringLiteral("being-made")});
        std::atomic<bool> isMade{false};
        std::jthread maker([&] { isMade = LiveFolder::make(root()).has_value(); });
        QThread::msleep(50);
        QCOMPARE(names(), QStringList{QStringLiteral("being-made")});
        gate.unlock();
        maker.join();
        QVERIFY(isMade);
        LiveFolder::sweep(root());
        QVERIFY(names().isEmpty());
    }

    /// One window sweeps all the time while another makes its folders.
    void aFolderThatIsBeingMadeIsNotSwept()
    {
        std::atomic<bool> stop{false};
        std::jthread sweeper([&] {
            for (; !stop; QThread::usleep(500)) // else nobody else gets in
                LiveFolder::sweep(root());
        });
        int made = 0;
        for (; made < 50; ++made) {
            const auto folder = LiveFolder::make(root());
            if (!folder || !write((*folder)->filePath(QStringLiteral("drawing.rheo"))))
                break;
        }
        stop = true;
        sweeper.join();
        QCOMPARE(made, 50);
    }

    void saysWhereItCannotBeMade()
    {
        QVERIFY(write(root() + QStringLiteral("/file")));
        const auto refused = LiveFolder::make(root() + QStringLiteral("/file/live"));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::Disk);
        QVERIFY(refused.error().message.contains(QStringLiteral("/file/live")));
    }

private:
    [[nodiscard]] QString root() const { return m_root->path(); }

    [[nodiscard]] QStringList names() const { return QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }

    static bool write(const QString &path, const QByteArray &text = "x")
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    std::unique_ptr<QTemporaryDir> m_root;
};

QTEST_GUILESS_MAIN(TestLiveFolder)
#include "tst_livefolder.moc"
