// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/preferences.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

namespace rheo::ui {

/// Settings and autosaves of their own, gone with it; never those of the person who runs the tests.
struct SettingsFixture
{
    SettingsFixture()
    {
        for (const char *name : {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, QFile::encodeName(folder.filePath(QString::fromLatin1(name))));
        QCoreApplication::setOrganizationName(QStringLiteral("rheograph"));
        QCoreApplication::setApplicationName(QStringLiteral("rheograph"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("settings")));
        Preferences::shared().read();
    }

    QTemporaryDir folder;
};

} // namespace rheo::ui
