// SPDX-License-Identifier: Apache-2.0
#include "views/window/settingscommands.h"

#include "views/canvas/canvasview.h"
#include "views/dialogs/preferencesdialog.h"
#include "views/dialogs/shortcuts.h"
#include "views/dialogs/shortcutsdialog.h"
#include "views/theme/preferences.h"
#include "views/window/findfield.h"
#include "views/window/mainwindow.h"
#include "views/window/windowactions.h"

#include <QShortcut>

namespace rheo::ui {

namespace {

/// One window of a kind: the one that is open, or a new one that is gone when it is closed.
template<typename Dialog, typename Subject> void showOne(QPointer<QDialog> &dialog, Subject *subject, QWidget *window)
{
    if (!dialog) {
        dialog = new Dialog(subject, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

SettingsCommands::SettingsCommands(MainWindow *window)
    : QObject(window), m_window(window), m_shortcuts(new Shortcuts(window))
{
    connect(window->actions()->preferences, &QAction::triggered, this, &SettingsCommands::showPreferences);
    connect(window->actions()->shortcuts, &QAction::triggered, this, &SettingsCommands::showShortcuts);
    auto *question =
        new QShortcut(QKeySequence(Qt::Key_Question), window->canvas(), nullptr, nullptr, Qt::WidgetShortcut);
    connect(question, &QShortcut::activated, this, &SettingsCommands::showShortcuts);
    connect(m_shortcuts, &Shortcuts::changed, this, &SettingsCommands::showKeys);
    connectTheme();
    showKeys();
}

/// The field stands for two commands.
void SettingsCommands::showKeys()
{
    const auto keyOf = [](const QAction *action) { return action->shortcut().toString(QKeySequence::NativeText); };
    m_window->findChild<FindField *>()->setToolTip(
        tr("Find elements and links (%1), run a command (%2)")
            .arg(keyOf(m_window->actions()->find), keyOf(m_window->actions()->runCommand)));
}

void SettingsCommands::connectTheme()
{
    const WindowActions *actions = m_window->actions();
    Preferences &preferences = Preferences::shared();
    const std::pair<QAction *, ThemeChoice> themes[] = {{actions->systemTheme, ThemeChoice::System},
                                                        {actions->lightTheme, ThemeChoice::Light},
                                                        {actions->darkTheme, ThemeChoice::Dark}};
    for (const auto &[action, choice] : themes) {
        action->setChecked(preferences.theme() == choice);
        connect(action, &QAction::triggered, this, [choice = choice] { Preferences::shared().setTheme(choice); });
        connect(&preferences, &Preferences::changed, action,
                [action = action, choice = choice] { action->setChecked(Preferences::shared().theme() == choice); });
    }
    connect(&preferences, &Preferences::changed, this, [](const QString &key) {
        if (key == QLatin1String(Preferences::themeKey))
            applyTheme(Preferences::shared().theme());
    });
}

void SettingsCommands::showPreferences()
{
    showOne<PreferencesDialog>(m_preferencesDialog, &Preferences::shared(), m_window);
}

void SettingsCommands::showShortcuts()
{
    showOne<ShortcutsDialog>(m_shortcutsDialog, m_shortcuts, m_window);
}

} // namespace rheo::ui
