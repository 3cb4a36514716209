// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QByteArray>
#include <QString>

namespace rheo {

/// Writes `content` to `path` whole or not at all: into a temporary file beside it, every byte count checked, synced,
/// read back and compared, renamed, the folder synced. On failure the old file is untouched and the temporary one is
/// gone. Symbolic links are followed; the permissions of an existing file are kept, a new file is made with 0644
/// less the umask. Any thread. (Qt 6.4's QSaveFile commits a truncated file on a full disk, so it is not used.)
[[nodiscard]] Result<void> writeWholeFile(const QString &path, const QByteArray &content);

/// Reads the whole file, refusing with ErrorKind::Limit what is larger than `limitBytes`. Any thread.
[[nodiscard]] Result<QByteArray> readWholeFile(const QString &path, qint64 limitBytes);

} // namespace rheo
