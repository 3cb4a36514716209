// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/shortcuts.h"
#include "views/dialogs/shortcutsdialog.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace rheo;
using namespace rheo::ui;

class TestShortcutsDialog : public QObject
{
    Q_OBJECT

    void open()
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(&m_document);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->canvas()->setFocus();
        QTest::keyClick(m_window->canvas(), Qt::Key_Question);
        m_dialog = m_window->findChild<ShortcutsDialog *>();
        QVERIFY(m_dialog);
        m_list = m_dialog->findChild<QTreeWidget *>();
        m_problem = m_dialog->findChild<QLabel *>(QStringLiteral("keyProblem"));
        m_key = m_dialog->findChild<KeyField *>();
    }

    [[nodiscard]] QTreeWidgetItem *row(const char *words) const
    {
        const auto found = m_list->findItems(QString::fromUtf8(words), Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.first();
    }

    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }

    void give(const char *words, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        m_list->setCurrentItem(row(words));
        QTest::keyClick(m_key, key, modifiers);
    }

private Q_SLOTS:

    void init()
    {
        m_settings = std::make_unique<SettingsFixture>();
        m_document.reset(shopDrawing());
        open();
    }

    void cleanup() { m_window.reset(); }

    void listsEveryActionAndGesture()
    {
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty() || action->objectName().startsWith(QLatin1Char('_')))
                continue;
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            const QByteArray words = Shortcuts::wordsOf(action).toUtf8();
            QVERIFY2(row(words), words);
            QVERIFY2(row(words)->text(1).contains(action->shortcut().toString(QKeySequence::NativeText)), words);
        }
        QCOMPARE(row("Save")->parent()->text(0), QStringLiteral("File"));
        QVERIFY(row("Pan"));
        QCOMPARE(row("Place: Topic")->text(1), QStringLiteral("T"));
    }

    void objectNamesAreUnique()
    {
        QSet<QString> names;
        for (const Shortcuts::Entry &entry : m_window->findChild<Shortcuts *>()->entries()) {
            QVERIFY2(!names.contains(entry.action->objectName()), qPrintable(entry.action->objectName()));
            names.insert(entry.action->objectName());
        }
    }

    void opensByItsKeysEverywhere()
    {
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<ShortcutsDialog *>());
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window->canvas(), Qt::Key_F1, Qt::ControlModifier);
        QVERIFY(m_window->findChild<ShortcutsDialog *>());
    }

    void searchesWordsAndKeys()
    {
        auto *search = m_dialog->findChild<QLineEdit *>(QStringLiteral("shortcutsSearch"));
        QTest::keyClicks(search, QStringLiteral("ctrl+e"));
        QVERIFY(!row("Export picture")->isHidden());
        QVERIFY(row("Save")->isHidden());
        QVERIFY(row("Zoom in")->parent()->isHidden());
        search->clear();
        QTest::keyClicks(search, QStringLiteral("zoom"));
        QVERIFY(!row("Zoom in")->isHidden());
    }

    void changesAtOnceAndForTheNextStart()
    {
        QSignalSpy saved(m_window->actions()->exportPicture, &QAction::triggered);
        m_window->actions()->exportPicture->disconnect(SIGNAL(triggered(bool)));
        give("Export picture", Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(m_problem->text(), QString());
        QCOMPARE(row("Export picture")->text(1), QStringLiteral("Ctrl+Alt+E (changed)"));
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E));
        open();
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E));
        m_list->setCurrentItem(row("Export picture"));
        QTest::mouseClick(button("resetButton"), Qt::LeftButton);
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
        QVERIFY(QSettings().allKeys().filter(QStringLiteral("shortcuts/")).isEmpty());
    }

    void refusesWhatIsTaken()
    {
        give("Export picture", Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_problem->text(),
                 QStringLiteral("Ctrl+S already belongs to “Save”. Take it away there, or press another."));
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
        QCOMPARE(m_key->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_E));
        give("Export picture", Qt::Key_T, {});
        QCOMPARE(m_problem->text(), QStringLiteral("T always belongs to “Topic”. Press another."));
        give("Export picture", Qt::Key_Space, {});
        QVERIFY(m_problem->text().startsWith(QStringLiteral("Space always belongs to “the canvas”")));
        give("Export picture", Qt::Key_Backspace, {});
        QVERIFY(m_problem->text().contains(QStringLiteral("“Delete”")));
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
    }

    void takesAwayAndGivesBack()
    {
        m_list->setCurrentItem(row("Save"));
        QTest::mouseClick(button("takeAwayButton"), Qt::LeftButton);
        QVERIFY(m_window->actions()->save->shortcut().isEmpty());
        give("Export picture", Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_problem->text(), QString());
        m_list->setCurrentItem(row("Save"));
        QTest::mouseClick(button("resetButton"), Qt::LeftButton);
        QVERIFY(m_problem->text().contains(QStringLiteral("“Export picture”")));
        open();
        QVERIFY(m_window->actions()->save->shortcut().isEmpty());
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(QKeySequence::Save));
        QTest::mouseClick(button("resetAllButton"), Qt::LeftButton);
        QCOMPARE(m_window->actions()->save->shortcut(), QKeySequence(QKeySequence::Save));
        QCOMPARE(m_window->actions()->exportPicture->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
    }

    void leavesFixedOnesAlone()
    {
        m_list->setCurrentItem(row("Pan"));
        QVERIFY(!m_key->isEnabled());
        QVERIFY(!button("takeAwayButton")->isEnabled());
        QVERIFY(!button("resetButton")->isEnabled());
    }

    void readsBadSettings_data()
    {
        QTest::addColumn<QVariant>("stored");
        QTest::newRow("no key") << QVariant(QStringLiteral("Ctrl+Nonsense"));
        QTest::newRow("two keys") << QVariant(QStringLiteral("Ctrl+B, Ctrl+C"));
        QTest::newRow("taken") << QVariant(QStringLiteral("Ctrl+S"));
        QTest::newRow("fixed") << QVariant(QStringLiteral("T"));
        QTest::newRow("noise") << QVariant(QStringLiteral("\x01\x02%1"));
        QTest::newRow("number") << QVariant(17);
        QTest::newRow("list") << QVariant(QStringList{QStringLiteral("Ctrl+B"), QStringLiteral("Ctrl+M")});
    }

    void readsBadSettings()
    {
        QFETCH(QVariant, stored);
        if (stored.typeId() == QMetaType::Int)
            stored = QStringLiteral("Ctrl+17");
        QSettings().setValue(QStringLiteral("shortcuts/exportPicture"), stored);
        open();
        const QKeySequence key = m_window->actions()->exportPicture->shortcut();
        QVERIFY2(key == QKeySequence(Qt::CTRL | Qt::Key_E) || key.isEmpty(), qPrintable(key.toString()));
        QCOMPARE(m_window->actions()->save->shortcut(), QKeySequence(QKeySequence::Save));
    }

    void twoMayChangePlaces()
    {
        QSettings().setValue(QStringLiteral("shortcuts/save"), QStringLiteral("Ctrl+O"));
        QSettings().setValue(QStringLiteral("shortcuts/open"), QStringLiteral("Ctrl+S"));
        open();
        QCOMPARE(m_window->actions()->save->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
        QCOMPARE(m_window->actions()->open->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_S));
    }

    void toolTipsTellTheKeyAsItIs()
    {
        QVERIFY(m_window->actions()->simulate->toolTip().endsWith(QStringLiteral("(F5)")));
        give("Simulate", Qt::Key_F7, {});
        QVERIFY(m_window->actions()->simulate->toolTip().endsWith(QStringLiteral("(F7)")));
        const auto *shown = m_window->findChild<QPushButton *>(QStringLiteral("primaryButton"));
        QVERIFY(shown->toolTip().endsWith(QStringLiteral("(F7)")));
        give("Find", Qt::Key_F6, {});
        QCOMPARE(m_window->findChild<QLineEdit *>(QStringLiteral("findField"))->toolTip(),
                 QStringLiteral("Find elements and links (F6), run a command (Ctrl+Shift+P)"));
    }

private:
    std::unique_ptr<SettingsFixture> m_settings;
    ArchitectureDocument m_document;
    std::unique_ptr<MainWindow> m_window;
    ShortcutsDialog *m_dialog = nullptr;
    QTreeWidget *m_list = nullptr;
    QLabel *m_problem = nullptr;
    KeyField *m_key = nullptr;
};

QTEST_MAIN(TestShortcutsDialog)
#include "tst_shortcutsdialog.moc"
