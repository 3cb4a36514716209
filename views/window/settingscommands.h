// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

class QDialog;

namespace rheo::ui {

class MainWindow;
class Shortcuts;

/// What a person may set: the preferences and the keys, their dialogs, and the actions that share a preference with
/// them. GUI thread.
class SettingsCommands : public QObject
{
    Q_OBJECT

public:
    /// The window's menus are filled before.
    explicit SettingsCommands(MainWindow *window);

    void showPreferences();
    void showShortcuts();

private:
    void connectTheme();
    void showKeys();

    MainWindow *m_window;
    Shortcuts *m_shortcuts;
    QPointer<QDialog> m_preferencesDialog;
    QPointer<QDialog> m_shortcutsDialog;
};

} // namespace rheo::ui
