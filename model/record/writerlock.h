// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

namespace rheo {

/// Keeps other writers, of this process too, away from one recording: flock on a file beside it. (On the recording
/// itself it would not do: closing any handle of ours would drop SQLite's own locks.) A file left by a death is no
/// lock.
class WriterLock
{
public:
    [[nodiscard]] static Result<WriterLock> take(const QString &recordingPath);
    WriterLock(WriterLock &&) noexcept;
    WriterLock &operator=(WriterLock &&) noexcept;
    ~WriterLock(); ///< removes the file

private:
    WriterLock(QByteArray path, int file) : m_path(std::move(path)), m_file(file) {}

    QByteArray m_path;
    int m_file = -1;
};

} // namespace rheo
