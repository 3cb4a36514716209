// SPDX-License-Identifier: Apache-2.0
#include "views/start/recentwords.h"

#include "model/base/displaytext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <cerrno>
#include <cstring>

namespace rheo::ui {

namespace {

QString tr(const char *words)
{
    return QCoreApplication::translate("RecentWords", words);
}

QString shortFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    if (folder == home)
        return QStringLiteral("~");
    return folder.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + folder.mid(home.size()) : folder;
}

QString whenWords(const QDateTime &opened, const QDateTime &now)
{
    const qint64 days = opened.date().daysTo(now.date());
    if (days == 0)
        return tr("today %1").arg(QLocale().toString(opened.time(), QStringLiteral("HH:mm")));
    if (days == 1)
        return tr("yesterday");
    return QLocale().toString(opened.date(), opened.date().year() == now.date().year() ? QStringLiteral("d MMM")
                                                                                       : QStringLiteral("d MMM yyyy"));
}

} // namespace

RecentWords RecentWords::of(const RecentFile &file, const QDateTime &now)
{
    return {.name = displayText(QFileInfo(file.path).fileName()),
            .folder = displayText(shortFolder(file.path)),
            .reason = troubleWords(file.trouble),
            .when = whenWords(file.opened, now),
            .iconName = file.path.endsWith(QStringLiteral(".rheorec")) ? QStringLiteral("player-record")
                                                                       : QStringLiteral("file-text")};
}

QString RecentWords::secondLine() const
{
    return reason.isEmpty() ? folder : tr("%1, %2").arg(folder, reason);
}

QString troubleWords(int trouble)
{
    switch (trouble) {
    case 0:
        return {};
    case ENOENT:
    case ENOTDIR:
        return tr("not there now");
    case EACCES:
    case EPERM:
        return tr("may not be read");
    case EISDIR:
        return tr("is a folder now");
    default:
        return tr("cannot be read: %1").arg(QString::fromLocal8Bit(std::strerror(trouble)));
    }
}

} // namespace rheo::ui
