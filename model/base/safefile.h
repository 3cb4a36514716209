// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace rheo {

/// Writes `content` to `path` whole or not at all: into a temporary file beside it, every byte count checked, synced,
/// read back and compared, renamed, the folder synced. On failure the old file is untouched and the temporary one is
/// gone. Symbolic links are followed; the permissions of an existing file are kept, a new file is made with 0644
/// less the umask. Any thread. (Qt 6.4's QSaveFile commits a truncated file on a full disk, so it is not used.)
[[nodiscard]] Result<void> writeWholeFile(const QString &path, const QByteArray &content);

/// The same for content that somebody else writes: `write` gets the name of an empty file beside `path`, readable by
/// this user alone, and leaves it there whole, closed and synced; then it takes the place of `path`. If `write` fails
/// or says false, `path` is untouched; the answer is that of `write`. Any thread.
[[nodiscard]] Result<bool> replaceFile(const QString &path, const std::function<Result<bool>(const QString &)> &write);

/// Reads the whole file, refusing with ErrorKind::Limit what is larger than `limitBytes`. Any thread.
[[nodiscard]] Result<QByteArray> readWholeFile(const QString &path, qint64 limitBytes);

} // namespace rheo
