// SPDX-License-Identifier: Apache-2.0
#include "model/edit/filewatch.h"

#include "model/base/safefile.h"
#include "model/edit/architecturedocument.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"

#include <QFileInfo>

namespace rheo {

namespace {

constexpr int settlingMs = 200;

}

FileWatch::FileWatch(const ArchitectureDocument *document, QObject *parent) : QObject(parent), m_document(document)
{
    m_reader.setMaxThreadCount(1);
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

FileWatch::~FileWatch()
{
    m_reader.clear();
    m_reader.waitForDone();
}

void FileWatch::follow()
{
    m_isSaid = false;
    ++m_round;
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
    if (m_isSaid || path.isEmpty() || m_document->digest().isEmpty())
        return;
    m_reader.clear(); // what waits would see the same
    m_reader.start([this, path, round = m_round] {
        const Result<QByteArray> bytes = readWholeFile(path, largestFile);
        if (!bytes)
            return; // gone, or not to be read: nothing to load
        QMetaObject::invokeMethod(
            this, [this, round, digest = fileDigest(*bytes)] { judge(round, digest); }, Qt::QueuedConnection);
    });
}

/// What was read before the document was saved, or went on to another file, says nothing of it now.
void FileWatch::judge(quint64 round, const QByteArray &digest)
{
    if (m_isSaid || round != m_round || digest == m_document->digest())
        return;
    m_isSaid = true;
    Q_EMIT changedOnDisk();
}

} // namespace rheo
