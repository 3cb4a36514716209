// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

namespace rheo {

class ArchitectureDocument;

/// Says when another program writes the document's file. Editors replace a file rather than write into it, so the
/// folder is watched too, and the bytes decide; they are read beside the GUI thread. GUI thread.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    /// `document` outlives it.
    explicit FileWatch(const ArchitectureDocument *document, QObject *parent = nullptr);
    ~FileWatch() override; ///< waits until a look at hand is done

Q_SIGNALS:
    void changedOnDisk(); ///< once, until the file is loaded or saved again

private:
    void follow();
    void look();
    void judge(quint64 round, const QByteArray &digest);

    const ArchitectureDocument *m_document;
    QFileSystemWatcher m_watcher;
    QTimer m_settling;    ///< a writer needs a moment
    QThreadPool m_reader; ///< of one thread
    quint64 m_round = 0;  ///< a new one when the file is loaded or saved
    bool m_isSaid = false;
};

} // namespace rheo
