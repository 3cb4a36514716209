// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

namespace rheo::test {

/// A folder of its own for settings, unsaved work and files; nothing of the person is touched.
struct OwnSettings
{
    OwnSettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("rheograph"));
        QCoreApplication::setApplicationName(QStringLiteral("rheograph"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("settings")));
        qputenv("XDG_STATE_HOME", QFile::encodeName(folder.filePath(QStringLiteral("state"))));
        QSettings().clear();
    }

    /// A file of this name with these bytes; its path.
    [[nodiscard]] QString file(const char *name, const QByteArray &bytes = "x") const
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    QTemporaryDir folder;
};

} // namespace rheo::test
