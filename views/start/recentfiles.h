// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/start/filelooks.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace rheo::ui {

struct RecentFile
{
    QString path; ///< absolute
    QDateTime opened = {};
    bool isPinned = false;
    int trouble = 0; ///< an errno; 0: it can be read, or nobody has answered yet

    bool operator==(const RecentFile &) const = default;
};

/// The drawings and recordings that were opened last, and the drawings that were closed last. Kept in the settings of
/// the person, where other windows change them too: read anew each time. What is written badly there counts as not
/// written. GUI thread.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    static constexpr int most = 10;

    explicit RecentFiles(QObject *parent = nullptr, FileLooks::Function look = &FileLooks::ofTheSystem);

    /// Pinned ones first, then by when they were opened, newest first; at most `most`.
    [[nodiscard]] QList<RecentFile> files() const;
    void enter(const QString &path); ///< it was opened just now
    void remove(const QString &path);
    void setPinned(const QString &path, bool pinned);
    void clear(); ///< pinned ones stay
    void look();  ///< whether they are there; `changed` follows where the answer is new

    void addClosed(const QString &path);
    [[nodiscard]] bool hasClosed() const;
    QString takeClosed(); ///< the one that was closed last; empty for none

Q_SIGNALS:
    void changed();

private:
    void keep(QList<RecentFile> files);

    FileLooks m_looks;
    QHash<QString, int> m_troubles;
};

} // namespace rheo::ui
