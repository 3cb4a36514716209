// SPDX-License-Identifier: Apache-2.0
#include "tests/views/start/ownsettings.h"
#include "views/start/recentfiles.h"
#include "views/start/recentlist.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

#include <cerrno>

using namespace rheo::test;
using namespace rheo::ui;

class TestRecentList : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_own = std::make_unique<OwnSettings>();
        m_files = std::make_unique<RecentFiles>(
            nullptr, [this](const QByteArray &path) { return path.contains("gone") && m_isAway ? ENOENT : 0; });
        for (const char *name : {"/shop/gone.rheo", "/shop/b.rheo", "/shop/a.rheo"})
            m_files->enter(QString::fromLatin1(name));
        m_list = std::make_unique<RecentList>(m_files.get());
        m_list->resize(288, 300);
        m_list->show();
        m_list->activateWindow();
        m_list->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    }

    void everyRowIsInSight()
    {
        applyTheme(ThemeChoice::Light); // its style sheet gives lists a frame
        RecentList list(m_files.get());
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        const QModelIndex last = list.model()->index(list.model()->rowCount() - 1, 0);
        list.setCurrentIndex(last);
        QCOMPARE(list.visualRect(list.model()->index(0, 0)).top(), 0);
        QVERIFY(list.viewport()->rect().contains(list.visualRect(last)));
        qApp->setStyleSheet({});
    }

    void enterAndADoubleClickOpen()
    {
        QSignalSpy chosen(m_list.get(), &RecentList::chosen);
        QTest::keyClick(m_list.get(), Qt::Key_Down);
        QTest::keyClick(m_list.get(), Qt::Key_Return);
        QCOMPARE(chosen.takeLast()[0].toString(), QStringLiteral("/shop/b.rheo"));
        const QPoint first = m_list->visualRect(m_list->model()->index(0, 0)).center();
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(m_list->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("/shop/a.rheo"));
    }

    void whatIsMissingIsLookedForInsteadOfOpened()
    {
        m_files->look();
        QTRY_COMPARE(m_files->files()[2].trouble, ENOENT);
        QSignalSpy chosen(m_list.get(), &RecentList::chosen);
        QTest::keyClick(m_list.get(), Qt::Key_End);
        QVERIFY(
            m_list->currentIndex().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not there now")));
        m_isAway = false;
        QTest::keyClick(m_list.get(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        QTRY_COMPARE(m_files->files()[2].trouble, 0);
        QTest::keyClick(m_list.get(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }

    void deleteRemovesAndTheNextIsCurrent()
    {
        QTest::keyClick(m_list.get(), Qt::Key_Delete);
        QCOMPARE(m_files->files().size(), 2);
        QCOMPARE(m_list->currentIndex().data().toString(), QStringLiteral("b.rheo"));
        QTest::keyClick(m_list.get(), Qt::Key_Delete);
        QTest::keyClick(m_list.get(), Qt::Key_Delete);
        QTest::keyClick(m_list.get(), Qt::Key_Delete);
        QVERIFY(m_files->files().isEmpty());
    }

    void spaceAndAClickOnThePinPin()
    {
        QTest::keyClick(m_list.get(), Qt::Key_Down);
        QTest::keyClick(m_list.get(), Qt::Key_Space);
        QVERIFY(m_files->files().front().isPinned);
        QCOMPARE(m_list->model()->index(0, 0).data().toString(), QStringLiteral("b.rheo"));
        const QRect row = m_list->visualRect(m_list->model()->index(0, 0));
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, row.topRight() + QPoint(-18, 13));
        QVERIFY(!m_files->files().front().isPinned);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, row.center());
        QVERIFY(!m_files->files().front().isPinned);
    }

    void theContextMenuDoesTheSame()
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(m_list.get(), &event);
        auto *menu = m_list->findChild<QMenu *>(QStringLiteral("recentFileMenu"));
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions()[2]->trigger();
        QCOMPARE(m_files->files().size(), 2);
        menu->close();
    }

private:
    std::unique_ptr<OwnSettings> m_own;
    std::atomic<bool> m_isAway = true;
    std::unique_ptr<RecentFiles> m_files;
    std::unique_ptr<RecentList> m_list;
};

QTEST_MAIN(TestRecentList)
#include "tst_recentlist.moc"
