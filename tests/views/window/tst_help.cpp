// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasview.h"
#include "views/panels/sourcetext.h"
#include "views/theme/theme.h"
#include "views/window/filecommands.h"
#include "views/window/helptexts.h"
#include "views/window/helpwindow.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QWhatsThis>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

QString helpText(const QString &page)
{
    QFile file(QStringLiteral(":/help/%1.md").arg(page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString plain(QString words)
{
    return words.remove(QLatin1Char('&')).remove(QChar(0x2026)).trimmed();
}

} // namespace

/// Help, and what the window adds to the panels for the text and the history.
class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("state"))));
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("data"))));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("config"))));
        applyTheme(ThemeChoice::Light);
        m_document = std::make_unique<ArchitectureDocument>();
        m_window = std::make_unique<MainWindow>(m_document.get(), qEnvironmentVariable("RHEOGRAPH"));
        const QString path = m_folder->filePath(QStringLiteral("shop.rheo"));
        QVERIFY(saveRheo(path, shopDrawing()));
        m_window->show();
        QVERIFY(m_window->files()->openPath(path));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
    }

    void f1OpensThePageOfTheFocusedPart()
    {
        QTest::keyClick(m_window->canvas(), Qt::Key_F1);
        QVERIFY(help() && help()->isVisible());
        QCOMPARE(help()->page(), QStringLiteral("draw"));
        QVERIFY(shown()->toPlainText().contains(QStringLiteral("palette")));
        back();
        action("showSource")->trigger();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
        QCOMPARE(help()->page(), QStringLiteral("text"));
        QCOMPARE(m_window->findChildren<HelpWindow *>().size(), 1);
        QTest::keyClick(shown(), Qt::Key_Escape);
        QVERIFY(!help()->isVisible());
    }

    void pagesAreChosenByListAndLink()
    {
        QTest::keyClick(m_window->canvas(), Qt::Key_F1);
        auto *list = help()->findChild<QListWidget *>();
        QCOMPARE(list->count(), int(HelpWindow::pages().size()));
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(help()->page(), QStringLiteral("check"));
        QVERIFY(shown()->toPlainText().startsWith(QStringLiteral("Check")));
        Q_EMIT shown()->anchorClicked(QUrl(QStringLiteral("trace.md")));
        QCOMPARE(help()->page(), QStringLiteral("trace"));
        for (const char *other : {"https://example.org/draw.md", "file:///etc/passwd", "../draw", "", "md"}) {
            Q_EMIT shown()->anchorClicked(QUrl(QString::fromLatin1(other)));
            QCOMPARE(help()->page(), QStringLiteral("trace"));
        }
        help()->showPage(QStringLiteral("no such page"));
        QCOMPARE(help()->page(), QStringLiteral("start"));
    }

    void everyPageHasATitleAndItsLinksLeadSomewhere()
    {
        static const QRegularExpression link(QStringLiteral(R"(\]\(([^)]*)\))"));
        QStringList reached;
        for (const QString &page : HelpWindow::pages()) {
            const QString text = helpText(page);
            QVERIFY2(text.startsWith(QStringLiteral("# ")), qPrintable(page));
            for (auto it = link.globalMatch(text); it.hasNext();) {
                const QString target = it.next().captured(1);
                QVERIFY2(target.endsWith(QStringLiteral(".md")), qPrintable(target));
                QVERIFY2(HelpWindow::pages().contains(target.chopped(3)), qPrintable(target));
                reached += target.chopped(3);
            }
        }
        for (const QString &page : HelpWindow::pages())
            QVERIFY2(page == QStringLiteral("start") || reached.contains(page), qPrintable(page));
    }

    /// A key of the help is the key of a command, and a command that it names is in that menu.
    void theHelpTellsWhatIs()
    {
        QStringList keys;
        QHash<QString, QStringList> menus;
        QList<const QAction *> titles;
        for (const QAction *title : m_window->menuBar()->actions())
            titles += title;
        for (qsizetype i = 0; i < titles.size(); ++i) {
            for (const QAction *each : titles[i]->menu()->actions()) {
                if (each->menu())
                    titles += each;
                menus[plain(titles[i]->text())] += plain(each->text());
                for (const QKeySequence &key : each->shortcuts())
                    keys += key.toString(QKeySequence::PortableText);
            }
        }
        const QString table = helpText(QStringLiteral("keys")).section(QStringLiteral("## "), 0, 0);
        static const QRegularExpression row(QStringLiteral(R"(^\| ([^|]+) \| [^|]+ \|$)"),
                                            QRegularExpression::MultilineOption);
        int rows = 0;
        for (auto it = row.globalMatch(table); it.hasNext();) {
            const QString cell = it.next().captured(1);
            if (cell == QStringLiteral("key"))
                continue;
            ++rows;
            for (QString key : cell.split(QStringLiteral(", "))) {
                key.replace(QStringLiteral("Delete"), QStringLiteral("Del"));
                QVERIFY2(keys.contains(key), qPrintable(key));
            }
        }
        QVERIFY(rows > 15);
        static const QRegularExpression command(QStringLiteral(R"(\*([^*›]+) › ([^*]+)\*)"));
        for (const QString &page : HelpWindow::pages()) {
            for (auto it = command.globalMatch(helpText(page)); it.hasNext();) {
                const auto found = it.next();
                QVERIFY2(menus[found.captured(1)].contains(plain(found.captured(2))), qPrintable(found.captured(0)));
            }
        }
    }

    void everyPartIsExplained()
    {
        for (const PartHelp &part : partHelps()) {
            const auto *widget = m_window->findChild<QWidget *>(QString::fromLatin1(part.part));
            QVERIFY2(widget, part.part);
            QVERIFY2(widget->whatsThis().size() > 20, part.part);
            QVERIFY2(HelpWindow::pages().contains(QString::fromLatin1(part.page)), part.page);
            QCOMPARE(helpPageFor(widget), QString::fromLatin1(part.page));
        }
        const auto *tabs = m_window->findChild<QTabBar *>(QStringLiteral("drawerTabs"));
        for (int i = 0; i < tabs->count(); ++i)
            QVERIFY2(!tabs->tabWhatsThis(i).isEmpty(), qPrintable(tabs->tabText(i)));
        QCOMPARE(helpPageFor(nullptr), QStringLiteral("start"));
    }

    void shiftF1ThenAClickExplains()
    {
        QTest::keyClick(m_window->canvas(), Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY(QWhatsThis::inWhatsThisMode());
        auto *overview = m_window->findChild<QWidget *>(QStringLiteral("overviewPanel"));
        QTest::mouseClick(overview, Qt::LeftButton, {}, overview->rect().center());
        QVERIFY(!QWhatsThis::inWhatsThisMode());
        QVERIFY(note() && note()->text().contains(QStringLiteral("in small")));
        QVERIFY(note()->height() >= note()->heightForWidth(note()->width()));
        QTest::keyClick(note(), Qt::Key_Escape);
        QTRY_VERIFY(!note());
        auto *tabs = m_window->findChild<QTabBar *>(QStringLiteral("drawerTabs"));
        const int open = tabs->currentIndex();
        action("whatIsThis")->trigger();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
        QVERIFY(note() && note()->text().contains(QStringLiteral("checks find")));
        QTest::mouseClick(note(), Qt::LeftButton, {}, QPoint(-50, -50));
        QTRY_VERIFY(!note());
        QCOMPARE(tabs->currentIndex(), open);
    }

    void theSourceOpensInTheDrawerAndIsSavedAtOnce()
    {
        action("showSource")->trigger();
        auto *text = m_window->findChild<SourceText *>();
        QVERIFY(text->isVisible());
        QCOMPARE(QApplication::focusWidget(), text);
        QTRY_VERIFY(text->text().contains(QStringLiteral("\"Shop\"")));
        text->setTextCursor(text->document()->find(QStringLiteral("Shop")));
        QTest::keyClicks(text, QStringLiteral("Store"));
        QTest::keyClick(text, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(loadRheo(m_document->path())->drawing.architecture.name, QStringLiteral("Store"));
        QVERIFY(!m_document->isModified());
        const auto *tabs = m_window->findChild<QTabBar *>(QStringLiteral("drawerTabs"));
        QTest::keyClicks(text, QStringLiteral("\""));
        QTRY_VERIFY(tabs->tabText(tabs->currentIndex()).endsWith(QStringLiteral("1")));
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!tabs->tabText(tabs->currentIndex()).endsWith(QStringLiteral("1")));
        QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_document->architecture().name, QStringLiteral("Shop"));
    }

    void theHistoryOpensAndUndoSaysWhat()
    {
        QTest::keyClick(m_window->canvas(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_window->canvas(), Qt::Key_Right);
        QVERIFY2(action("undo")->text().startsWith(QStringLiteral("Undo Move ")), qPrintable(action("undo")->text()));
        action("showHistory")->trigger();
        auto *list = m_window->findChild<QListView *>(QStringLiteral("history"));
        QCOMPARE(QApplication::focusWidget(), list);
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(m_document->undoStack()->index(), 0);
        QVERIFY(!m_document->isModified());
        QVERIFY(action("redo")->text().startsWith(QStringLiteral("Redo Move ")));
    }

private:
    [[nodiscard]] HelpWindow *help() const { return m_window->findChild<HelpWindow *>(); }

    [[nodiscard]] QTextBrowser *shown() const { return help()->findChild<QTextBrowser *>(); }

    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_window->actions()->findChild<QAction *>(QString::fromLatin1(name));
    }

    [[nodiscard]] QLabel *note() const { return m_window->findChild<QLabel *>(QStringLiteral("partNote")); }

    void back()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
