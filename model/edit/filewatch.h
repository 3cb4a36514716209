// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QTimer>

namespace rheo {

class ArchitectureDocument;

/// Says when another program writes the document's file. Editors replace a file rather than write into it, so the
/// folder is watched too, and the bytes decide. GUI thread.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    /// `document` outlives it.
    explicit FileWatch(const ArchitectureDocument *document, QObject *parent = nullptr);

Q_SIGNALS:
    void changedOnDisk(); ///< once, until the file is loaded or saved again

private:
    void follow();
    void look();

    const ArchitectureDocument *m_document;
    QFileSystemWatcher m_watcher;
    QTimer m_settling; ///< a writer needs a moment
    bool m_isSaid = false;
};

} // namespace rheo
