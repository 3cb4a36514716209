// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/database.h"
#include "model/record/recording.h"

namespace rheo::format {

/// What FORMAT.md says of the file as a whole.

inline constexpr qint64 applicationId = 0x52684f31; ///< "RhO1", at offset 68 of the file
inline constexpr qint64 version = 1;                ///< PRAGMA user_version

/// Settings of a file that is being written.
extern const char *const whileWriting;

/// Makes the tables in an empty file, and the facts of the recording.
void writeNewFile(Database &, const RecordingInfo &);
/// Refuses files of others, damaged ones and newer ones, with a sentence.
[[nodiscard]] Result<void> checkIsRecording(Database &, const QString &path);
/// Opens one of ours to read, beside a writer or where nobody may write.
[[nodiscard]] Result<std::unique_ptr<Database>> openToRead(const QString &path);
[[nodiscard]] RecordingInfo readInfo(Database &);

} // namespace rheo::format
