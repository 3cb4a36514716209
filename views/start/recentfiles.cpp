// SPDX-License-Identifier: Apache-2.0
#include "views/start/recentfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace rheo::ui {

namespace {

const QString listKey = QStringLiteral("files/recent");
const QString closedKey = QStringLiteral("files/closed");
constexpr int mostRead = 100; ///< of a list that somebody made endless
constexpr int longestPath = 4096;

QString whole(const QString &path)
{
    return path.isEmpty() ? QString() : QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

bool isSound(const QString &path)
{
    return path.size() <= longestPath && QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
}

QList<RecentFile> ordered(QList<RecentFile> files)
{
    std::ranges::stable_sort(files, [](const RecentFile &a, const RecentFile &b) {
        return a.isPinned != b.isPinned ? a.isPinned : a.opened > b.opened;
    });
    QList<RecentFile> kept;
    for (const RecentFile &file : std::as_const(files)) {
        if (kept.size() < RecentFiles::most && std::ranges::find(kept, file.path, &RecentFile::path) == kept.end())
            kept += file;
    }
    return kept;
}

QStringList closedPaths()
{
    QStringList paths;
    for (const QString &path : QSettings().value(closedKey).toStringList()) {
        if (isSound(path) && paths.size() < RecentFiles::most)
            paths += path;
    }
    return paths;
}

} // namespace

RecentFiles::RecentFiles(QObject *parent, FileLooks::Function look) : QObject(parent), m_looks(nullptr, std::move(look))
{
    connect(&m_looks, &FileLooks::looked, this, [this](const QString &path, int trouble) {
        if (std::exchange(m_troubles[path], trouble) != trouble)
            Q_EMIT changed();
    });
}

QList<RecentFile> RecentFiles::files() const
{
    QSettings settings;
    QList<RecentFile> files;
    const int size = std::min(settings.beginReadArray(listKey), mostRead);
    for (int at = 0; at < size; ++at) {
        settings.setArrayIndex(at);
        const QString path = settings.value(QStringLiteral("path")).toString();
        const QDateTime opened =
            QDateTime::fromString(settings.value(QStringLiteral("opened")).toString(), Qt::ISODateWithMs);
        if (isSound(path) && opened.isValid())
            files += {.path = QDir::cleanPath(path),
                      .opened = opened.toLocalTime(),
                      .isPinned = settings.value(QStringLiteral("pinned")).toBool(),
                      .trouble = m_troubles.value(QDir::cleanPath(path))};
    }
    return ordered(std::move(files));
}

void RecentFiles::enter(const QString &path)
{
    const QString entered = whole(path);
    if (!isSound(entered))
        return;
    QList<RecentFile> known = files();
    const auto same = std::ranges::find(known, entered, &RecentFile::path);
    const bool wasPinned = same != known.end() && same->isPinned;
    known.prepend({.path = entered, .opened = QDateTime::currentDateTime(), .isPinned = wasPinned});
    m_troubles.remove(entered);
    keep(std::move(known));
}

void RecentFiles::remove(const QString &path)
{
    QList<RecentFile> known = files();
    known.removeIf([&](const RecentFile &file) { return file.path == path; });
    keep(std::move(known));
}

void RecentFiles::setPinned(const QString &path, bool pinned)
{
    QList<RecentFile> known = files();
    for (RecentFile &file : known) {
        if (file.path == path)
            file.isPinned = pinned;
    }
    keep(std::move(known));
}

void RecentFiles::clear()
{
    QList<RecentFile> known = files();
    known.removeIf([](const RecentFile &file) { return !file.isPinned; });
    keep(std::move(known));
}

void RecentFiles::look()
{
    for (const RecentFile &file : files())
        m_looks.look(file.path);
}

void RecentFiles::keep(QList<RecentFile> files)
{
    files = ordered(std::move(files));
    QSettings settings;
    settings.remove(listKey);
    settings.beginWriteArray(listKey, int(files.size()));
    for (int at = 0; at < files.size(); ++at) {
        settings.setArrayIndex(at);
        settings.setValue(QStringLiteral("path"), files[at].path);
        settings.setValue(QStringLiteral("opened"), files[at].opened.toUTC().toString(Qt::ISODateWithMs));
        settings.setValue(QStringLiteral("pinned"), files[at].isPinned);
    }
    settings.endArray();
    Q_EMIT changed();
}

void RecentFiles::addClosed(const QString &path)
{
    QStringList paths = closedPaths();
    paths.removeAll(whole(path));
    paths.prepend(whole(path));
    QSettings().setValue(closedKey, QStringList(paths.mid(0, most)));
    Q_EMIT changed();
}

bool RecentFiles::hasClosed() const
{
    return !closedPaths().isEmpty();
}

QString RecentFiles::takeClosed()
{
    QStringList paths = closedPaths();
    if (paths.isEmpty())
        return {};
    const QString path = paths.takeFirst();
    QSettings().setValue(closedKey, paths);
    Q_EMIT changed();
    return path;
}

} // namespace rheo::ui
