// SPDX-License-Identifier: Apache-2.0
#include "tests/views/start/ownsettings.h"
#include "views/start/recentfiles.h"
#include "views/start/recentmenu.h"
#include "views/start/recentwords.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <cerrno>

using namespace rheo::test;
using namespace rheo::ui;

namespace {

QString path(int number)
{
    return QStringLiteral("/shop/%1.rheo").arg(number);
}

QStringList names(const RecentFiles &files)
{
    QStringList found;
    for (const RecentFile &file : files.files())
        found += QFileInfo(file.path).completeBaseName();
    return found;
}

int there(const QByteArray &)
{
    return 0;
}

void write(int at, const QVariant &path, const QVariant &opened, const QVariant &pinned = false)
{
    const QString prefix = QStringLiteral("files/recent/%1/").arg(at);
    QSettings settings;
    settings.setValue(prefix + QStringLiteral("path"), path);
    settings.setValue(prefix + QStringLiteral("opened"), opened);
    settings.setValue(prefix + QStringLiteral("pinned"), pinned);
    settings.setValue(QStringLiteral("files/recent/size"), at);
}

const QString aTime = QStringLiteral("2026-11-27T12:31:00.000Z");

} // namespace

class TestRecentFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_own = std::make_unique<OwnSettings>();
        m_files = std::make_unique<RecentFiles>(nullptr, &there);
    }

    void theNewestStandsFirst()
    {
        for (const int number : {1, 2, 3, 1})
            m_files->enter(path(number));
        QCOMPARE(names(*m_files), QStringList({QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("2")}));
    }

    void oneFileIsListedOnceUnderAnyName()
    {
        m_files->enter(QStringLiteral("/shop/1.rheo"));
        m_files->enter(QStringLiteral("/shop/sub/../1.rheo"));
        m_files->enter(QStringLiteral("/shop//1.rheo"));
        QCOMPARE(m_files->files().size(), 1);
        m_files->enter(QStringLiteral("here.rheo"));
        QCOMPARE(m_files->files().front().path, QDir::current().filePath(QStringLiteral("here.rheo")));
    }

    void atMostTenAreKept()
    {
        for (int number = 1; number <= 13; ++number)
            m_files->enter(path(number));
        QCOMPARE(m_files->files().size(), RecentFiles::most);
        QCOMPARE(names(*m_files).front(), QStringLiteral("13"));
        QCOMPARE(names(*m_files).back(), QStringLiteral("4"));
    }

    void pinnedOnesStandFirstAndStay()
    {
        for (int number = 1; number <= 3; ++number)
            m_files->enter(path(number));
        m_files->setPinned(path(1), true);
        for (int number = 10; number < 25; ++number)
            m_files->enter(path(number));
        QCOMPARE(names(*m_files).front(), QStringLiteral("1"));
        QCOMPARE(m_files->files().size(), RecentFiles::most);
        const QDateTime before = QDateTime::currentDateTime();
        m_files->enter(path(1));
        QVERIFY(m_files->files().front().isPinned);
        QVERIFY(m_files->files().front().opened >= before);
        m_files->clear();
        QCOMPARE(names(*m_files), QStringList(QStringLiteral("1")));
        m_files->setPinned(path(1), false);
        m_files->clear();
        QVERIFY(m_files->files().isEmpty());
    }

    void whatIsRemovedIsGoneForOtherWindowsToo()
    {
        RecentFiles other(nullptr, &there);
        m_files->enter(path(1));
        other.enter(path(2));
        QCOMPARE(names(*m_files), QStringList({QStringLiteral("2"), QStringLiteral("1")}));
        m_files->remove(path(2));
        QCOMPARE(names(other), QStringList(QStringLiteral("1")));
        QCOMPARE(names(RecentFiles(nullptr, &there)), QStringList(QStringLiteral("1")));
    }

    void badSettingsCountAsNone()
    {
        write(1, QStringLiteral("relative.rheo"), aTime);
        write(2, QString(), aTime);
        write(3, QStringLiteral("/no/time.rheo"), QStringLiteral("yesterday"));
        write(4, QStringLiteral("/good.rheo"), aTime, QStringLiteral("perhaps"));
        write(5, QStringList({QStringLiteral("/a"), QStringLiteral("/b")}), aTime);
        write(6, QString(QStringLiteral("/") + QString(10000, QLatin1Char('x'))), aTime);
        write(7, QStringLiteral("/good.rheo"), aTime);
        write(8, QByteArray("\xff\xfe\x00", 3), aTime);
        QCOMPARE(names(*m_files), QStringList(QStringLiteral("good")));
        QSettings().setValue(QStringLiteral("files/recent/size"), 2'000'000'000);
        QCOMPARE(names(*m_files), QStringList(QStringLiteral("good")));
        QSettings().setValue(QStringLiteral("files/recent/size"), -5);
        QVERIFY(m_files->files().isEmpty());
        QSettings().setValue(QStringLiteral("files/recent"), QStringLiteral("no list"));
        m_files->enter(path(1));
        QCOMPARE(names(*m_files), QStringList(QStringLiteral("1")));
    }

    void whatIsMissingSaysWhy()
    {
        RecentFiles files;
        const QString shop = m_own->file("shop.rheo");
        files.enter(m_own->folder.filePath(QStringLiteral("gone/old.rheo")));
        files.enter(m_own->folder.path());
        files.enter(shop);
        QSignalSpy changed(&files, &RecentFiles::changed);
        files.look();
        QTRY_COMPARE(changed.size(), 2);
        const QDateTime now = QDateTime::currentDateTime();
        const QList<RecentFile> found = files.files();
        QCOMPARE(RecentWords::of(found[0], now).reason, QString());
        QCOMPARE(RecentWords::of(found[1], now).reason, QStringLiteral("is a folder now"));
        QCOMPARE(RecentWords::of(found[2], now).reason, QStringLiteral("not there now"));
        QVERIFY(QDir().mkpath(m_own->folder.filePath(QStringLiteral("gone"))));
        QVERIFY(!m_own->file("gone/old.rheo").isEmpty());
        files.look();
        QTRY_COMPARE(files.files()[2].trouble, 0);
    }

    void aDiskThatNeverAnswersHoldsNobodyUp()
    {
        const auto gate = std::make_shared<QSemaphore>();
        const auto looks = std::make_shared<std::atomic<int>>(0);
        {
            RecentFiles files(nullptr, [gate, looks](const QByteArray &) {
                ++*looks;
                gate->acquire();
                return ENOENT;
            });
            files.enter(path(1));
            files.look();
            QTRY_COMPARE(looks->load(), 1);
            files.look(); // not again while the first is away
            QCOMPARE(files.files().front().trouble, 0);
            gate->release();
            QTRY_COMPARE(files.files().front().trouble, ENOENT);
            files.look();
            QTRY_COMPARE(looks->load(), 2);
        }
        gate->release(); // comes back to nobody
        QTest::qWait(20);
        QCOMPARE(looks->load(), 2);
    }

    void wordsOfTimeAndPlace()
    {
        const QDateTime now(QDate(2026, 11, 27), QTime(16, 0));
        const auto when = [&](const QDateTime &opened) {
            return RecentWords::of({.path = path(1), .opened = opened}, now).when;
        };
        QCOMPARE(when(QDateTime(QDate(2026, 11, 27), QTime(14, 31))), QStringLiteral("today 14:31"));
        QCOMPARE(when(QDateTime(QDate(2026, 11, 26), QTime(23, 59))), QStringLiteral("yesterday"));
        QCOMPARE(when(QDateTime(QDate(2026, 10, 3), QTime(1, 0))), QStringLiteral("3 Oct"));
        QCOMPARE(when(QDateTime(QDate(2024, 10, 3), QTime(1, 0))), QStringLiteral("3 Oct 2024"));
        const QString inHome = QDir::homePath() + QStringLiteral("/shop/a.rheo");
        QCOMPARE(RecentWords::of({.path = inHome}, now).folder, QStringLiteral("~/shop"));
        const QString evil = QStringLiteral("/shop/\u202Eoehr.a");
        QVERIFY(!RecentWords::of({.path = evil}, now).name.contains(QChar(0x202E)));
    }

    void theMenuShowsAndOpens()
    {
        RecentMenu menu(m_files.get());
        QVERIFY(!menu.menuAction()->isEnabled());
        m_files->enter(QStringLiteral("/shop/A&B.rheo"));
        m_files->enter(path(2));
        m_files->setPinned(QStringLiteral("/shop/A&B.rheo"), true);
        QVERIFY(menu.menuAction()->isEnabled());
        QSignalSpy chosen(&menu, &RecentMenu::chosen);
        menu.popup({});
        QCOMPARE(menu.actions()[0]->text(), QStringLiteral("A&&B.rheo (/shop)"));
        QVERIFY(menu.actions()[1]->isSeparator());
        QTest::keyClick(&menu, Qt::Key_Down);
        QTest::keyClick(&menu, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("/shop/A&B.rheo"));
        menu.popup({});
        menu.findChild<QAction *>(QStringLiteral("clearRecent"))->trigger();
        QCOMPARE(names(*m_files), QStringList(QStringLiteral("A&B")));
        menu.close();
    }

    void theMenuGreysWhatIsMissing()
    {
        RecentFiles files(nullptr, [](const QByteArray &) { return ENOENT; });
        files.enter(path(1));
        RecentMenu menu(&files);
        menu.popup({});
        QTRY_VERIFY(!menu.actions()[0]->isEnabled());
        QCOMPARE(menu.actions()[0]->text(), QStringLiteral("1.rheo (/shop, not there now)"));
        menu.close();
    }

    void closedOnesComeBackNewestFirst()
    {
        QVERIFY(!m_files->hasClosed());
        QCOMPARE(m_files->takeClosed(), QString());
        for (const int number : {1, 2, 1})
            m_files->addClosed(path(number));
        QCOMPARE(m_files->takeClosed(), path(1));
        QCOMPARE(m_files->takeClosed(), path(2));
        QVERIFY(!m_files->hasClosed());
        QSettings().setValue(QStringLiteral("files/closed"), QStringList({QStringLiteral("relative"), path(7)}));
        QCOMPARE(m_files->takeClosed(), path(7));
    }

private:
    std::unique_ptr<OwnSettings> m_own;
    std::unique_ptr<RecentFiles> m_files;
};

QTEST_MAIN(TestRecentFiles)
#include "tst_recentfiles.moc"
