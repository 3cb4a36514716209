// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QLockFile>
#include <QTemporaryDir>

#include <memory>

namespace rheo::ui {

/// A folder for one live recording, readable by this user alone, which goes with this object. What runs that were
/// killed left behind is told apart by a lock that nobody holds any more. Several windows may make and sweep at once: a
/// folder is made and locked while no one sweeps.
class LiveFolder
{
public:
    /// `root` is made if it is not there.
    [[nodiscard]] static Result<std::unique_ptr<LiveFolder>> make(const QString &root);
    /// Removes the folders of runs that are gone. Does nothing while another window makes or sweeps.
    static void sweep(const QString &root);
    ~LiveFolder();

    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    explicit LiveFolder(const QString &root);

    QString m_root;
    QTemporaryDir m_folder;
    QLockFile m_lock;
};

} // namespace rheo::ui
