// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QDBusVariant;

namespace rheo::ui {

class Preferences;

/// Whether the desktop wants motion reduced: its settings portal (GNOME and others), or KDE's own file. Tells the
/// preferences, now and when it changes; waits for nobody. GUI thread.
class DesktopMotion : public QObject
{
    Q_OBJECT

public:
    /// `preferences` outlives it.
    explicit DesktopMotion(Preferences *preferences, QObject *parent = nullptr);

private Q_SLOTS:
    void takeChange(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();

    Preferences *m_preferences;
};

} // namespace rheo::ui
