// SPDX-License-Identifier: Apache-2.0
#include "model/edit/filewatch.h"

#include "model/edit/architecturedocument.h"

#include <QFileInfo>

namespace rheo {

namespace {

constexpr int settlingMs = 200;

}

FileWatch::FileWatch(const ArchitectureDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingMs);
    connect(document, &ArchitectureDocument::pathChanged, this, &FileWatch::follow);
    connect(document, &ArchitectureDocument::saved, this, &FileWatch::follow);
    connect(&m_settling, &QTimer::timeout, this, &FileWatch::look);
    const auto wait = [this] { m_settling.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    follow();
}

void FileWatch::follow()
{
    m_isSaid = false;
    if (const QStringList before = m_watcher.files() + m_watcher.directories(); !before.isEmpty())
        m_watcher.removePaths(before);
    const QString path = m_document->path();
    if (path.isEmpty())
        return;
    m_watcher.addPath(QFileInfo(path).absolutePath());
    m_watcher.addPath(path);
}

void FileWatch::look()
{
    const QString path = m_document->path();
    if (!path.isEmpty() && !m_watcher.files().contains(path))
        m_watcher.addPath(path); // what took its place
    if (m_isSaid || !m_document->isChangedOnDisk())
        return;
    m_isSaid = true;
    Q_EMIT changedOnDisk();
}

} // namespace rheo
