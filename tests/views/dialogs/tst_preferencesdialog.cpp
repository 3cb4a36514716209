// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/preferencesdialog.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace rheo;
using namespace rheo::ui;

class TestPreferencesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_settings = std::make_unique<SettingsFixture>();
        applyTheme(ThemeChoice::System);
        m_document = std::make_unique<ArchitectureDocument>();
        m_window = std::make_unique<MainWindow>(m_document.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window->canvas(), Qt::Key_Comma, Qt::ControlModifier);
        m_dialog = m_window->findChild<PreferencesDialog *>();
        QVERIFY(m_dialog);
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
    }

    void holdsAtOnceAndSharesTheMenu()
    {
        auto *theme = m_dialog->findChild<QComboBox *>(QStringLiteral("themeChoice"));
        QTest::keyClick(theme, Qt::Key_Down);
        QTest::keyClick(theme, Qt::Key_Down);
        QVERIFY(Theme::current().isDark);
        QVERIFY(m_window->actions()->darkTheme->isChecked());
        m_window->actions()->lightTheme->trigger();
        QVERIFY(!Theme::current().isDark);
        QCOMPARE(theme->currentText(), QStringLiteral("Light"));
    }

    void letsGoOfTheGrid()
    {
        QCOMPARE(CanvasView::snapped({13, 13}, Qt::NoModifier), QPointF(20, 20));
        QTest::keyClick(m_dialog->findChild<QCheckBox *>(QStringLiteral("snapSwitch")), Qt::Key_Space);
        QCOMPARE(CanvasView::snapped({13, 13}, Qt::NoModifier), QPointF(13, 13));
    }

    void findsASetting()
    {
        auto *search = m_dialog->findChild<QLineEdit *>(QStringLiteral("preferencesSearch"));
        QVERIFY(search->hasFocus());
        auto *snap = m_dialog->findChild<QCheckBox *>(QStringLiteral("snapSwitch"));
        auto *motion = m_dialog->findChild<QComboBox *>(QStringLiteral("motionChoice"));
        QTest::keyClicks(search, QStringLiteral("grid ALT"));
        QVERIFY(snap->isVisible());
        QVERIFY(!motion->isVisible());
        search->clear();
        QTest::keyClicks(search, QStringLiteral("%1$ no such"));
        QVERIFY(!snap->isVisible());
        QVERIFY(m_dialog->findChild<QLabel *>(QStringLiteral("nothingFound"))->isVisible());
        search->clear();
        QVERIFY(snap->isVisible());
        QVERIFY(motion->isVisible());
    }

    void isOneWindow()
    {
        m_window->actions()->preferences->trigger();
        QCOMPARE(m_window->findChildren<PreferencesDialog *>().size(), 1);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_window->findChildren<PreferencesDialog *>().isEmpty());
    }

private:
    std::unique_ptr<SettingsFixture> m_settings;
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
    PreferencesDialog *m_dialog = nullptr;
};

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferencesdialog.moc"
