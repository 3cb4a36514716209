// SPDX-License-Identifier: Apache-2.0
// The field of the tool bar in a real window, driven by keys.

#include "model/edit/architecturedocument.h"
#include "model/patterns/patterns.h"
#include "views/canvas/canvasview.h"
#include "views/theme/theme.h"
#include "views/window/findfield.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QMenuBar>
#include <QTreeWidget>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

class TestFindField : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_document = std::make_unique<ArchitectureDocument>();
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        m_window = std::make_unique<MainWindow>(m_document.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_field = m_window->findChild<FindField *>();
        m_answers = m_window->findChild<QTreeWidget *>(QStringLiteral("answers"));
        m_window->canvas()->setFocus();
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
    }

    void findsAnElementAndShowsIt()
    {
        QTest::keyClick(m_window->canvas(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_field->hasFocus());
        QTest::keyClicks(m_field, QStringLiteral("payment-ev"));
        QVERIFY(m_answers->isVisible());
        QCOMPARE(m_answers->topLevelItem(0)->text(0), QStringLiteral("payment-events"));
        QCOMPARE(m_answers->topLevelItem(0)->text(1), QStringLiteral("Topic"));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(selected(), QSet<ElementId>{ElementId(QStringLiteral("payment-events"))});
        QVERIFY(!m_answers->isVisible());
        QVERIFY(m_window->canvas()->hasFocus());
    }

    void findsWhatFieldsHoldAndGroups()
    {
        m_window->actions()->find->trigger();
        QTest::keyClicks(m_field, QStringLiteral("TypeScript"));
        QCOMPARE(m_answers->topLevelItem(0)->text(0), QStringLiteral("notification-service"));
        QVERIFY(m_answers->topLevelItem(0)->text(1).contains(QStringLiteral(": TypeScript")));
        m_field->clear();
        QTest::keyClicks(m_field, QStringLiteral("order-saga"));
        QTest::keyClick(m_field, Qt::Key_Down); // after the service of that name: what its group reads
        QVERIFY(m_answers->currentItem()->text(0).contains(QStringLiteral("→")));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_window->canvas()->selection()->links().size(), 1);
    }

    void stepsThroughAllHits()
    {
        m_window->actions()->find->trigger();
        QTest::keyClicks(m_field, QStringLiteral("events"));
        QTest::keyClick(m_field, Qt::Key_Escape);
        QSet<ElementId> seen;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(m_window->canvas(), Qt::Key_F3);
            QCOMPARE(selected().size(), 1);
            seen += selected();
        }
        QCOMPARE(seen.size(), 3);
        const auto third = selected();
        QTest::keyClick(m_window->canvas(), Qt::Key_F3, Qt::ShiftModifier);
        QVERIFY(selected() != third);
        QTest::keyClick(m_window->canvas(), Qt::Key_F3);
        QCOMPARE(selected(), third);
    }

    void everyActionOfTheMenusIsACommand()
    {
        QTest::keyClick(m_window->canvas(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_field->hasFocus());
        QStringList told;
        for (int row = 0; row < m_answers->topLevelItemCount(); ++row)
            told += m_answers->topLevelItem(row)->text(0).section(QStringLiteral("› "), -1);
        int actions = 0;
        QList<const QMenu *> menus;
        for (const QAction *title : m_window->menuBar()->actions())
            menus += title->menu();
        for (qsizetype i = 0; i < menus.size(); ++i) {
            for (const QAction *action : menus[i]->actions()) {
                if (action->menu())
                    menus += action->menu();
                if (action->isSeparator() || action->menu())
                    continue;
                ++actions;
                QVERIFY2(told.contains(action->text().remove(QLatin1Char('&'))), qPrintable(action->text()));
            }
        }
        QCOMPARE(told.size(), actions);
        QVERIFY(actions > 25);
    }

    void runsACommand()
    {
        m_window->actions()->runCommand->trigger();
        QTest::keyClicks(m_field, QStringLiteral("select all"));
        QVERIFY(m_answers->topLevelItem(0)->text(0).endsWith(QStringLiteral("Select all")));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(selected().size(), 9);
        QVERIFY(m_field->text().isEmpty());
    }

    void whatCannotBeDoneNowIsShownButNotRun()
    {
        m_window->actions()->runCommand->trigger();
        QTest::keyClicks(m_field, QStringLiteral("live stop"));
        QTreeWidgetItem *stop = m_answers->topLevelItem(0);
        QVERIFY(stop->text(0).endsWith(QStringLiteral("Stop")));
        QVERIFY(!(stop->flags() & Qt::ItemIsEnabled));
        QSignalSpy triggered(m_window->actions()->stop, &QAction::triggered);
        QTest::mouseClick(m_answers->viewport(), Qt::LeftButton, {}, m_answers->visualItemRect(stop).center());
        QVERIFY(triggered.isEmpty());
    }

    void saysWhenThereIsNothing()
    {
        m_window->actions()->find->trigger();
        QTest::keyClicks(m_field, QStringLiteral("zzzz"));
        QCOMPARE(m_answers->topLevelItemCount(), 1);
        QTest::keyClick(m_field, Qt::Key_Return);
        QVERIFY(selected().isEmpty());
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_answers->isVisible());
    }

private:
    [[nodiscard]] QSet<ElementId> selected() const { return m_window->canvas()->selection()->elements(); }

    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
    FindField *m_field = nullptr;
    QTreeWidget *m_answers = nullptr;
};

QTEST_MAIN(TestFindField)
#include "tst_findfield.moc"
