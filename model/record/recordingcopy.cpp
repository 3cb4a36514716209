// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingcopy.h"

#include "model/base/safefile.h"
#include "model/record/database.h"
#include "model/record/format.h"
#include "model/record/recordingreader.h"
#include "model/record/writerlock.h"

#include <QFileInfo>

namespace rheo {

namespace {

Result<void> checkNames(const QString &from, const QString &to)
{
    if (QFileInfo(from).canonicalFilePath() == QFileInfo(to).canonicalFilePath())
        return failure(ErrorKind::Disk, QStringLiteral("%1 is this recording itself; choose another name.").arg(to));
    for (const char *beside : {"-wal", "-journal"}) {
        if (QFileInfo(to + QLatin1String(beside)).size() > 0)
            return failure(ErrorKind::Disk,
                           QStringLiteral("%1 is a recording that was not closed; choose another name.").arg(to));
    }
    return {};
}

Result<bool> copyInto(const QString &from, const QString &scratch, const std::function<bool(double)> &goOn)
{
    auto source = format::openToRead(from);
    if (!source)
        return std::unexpected(source.error());
    auto copy = Database::open(scratch, Database::Access::Write);
    if (!copy)
        return std::unexpected(copy.error());
    const bool isDone = (*source)->copyTo(**copy, goOn);
    for (const Database *database : {source->get(), copy->get()}) {
        if (const auto outcome = database->outcome(); !outcome)
            return std::unexpected(outcome.error());
    }
    return isDone;
}

/// The pages that were copied say that a write-ahead log belongs to them.
Result<void> makeSingle(const QString &scratch)
{
    auto copy = Database::open(scratch, Database::Access::Write);
    if (!copy)
        return std::unexpected(copy.error());
    (*copy)->execute("PRAGMA journal_mode=DELETE");
    return (*copy)->outcome();
}

} // namespace

Result<bool> copyRecording(const QString &from, const QString &to, const std::function<bool(double)> &goOn)
{
    if (const auto source = RecordingReader::open(from); !source)
        return std::unexpected(source.error());
    const auto lock = WriterLock::take(to);
    if (!lock)
        return std::unexpected(lock.error());
    if (const auto names = checkNames(from, to); !names)
        return std::unexpected(names.error());
    return replaceFile(to, [&](const QString &scratch) -> Result<bool> {
        auto copied = copyInto(from, scratch, goOn);
        if (copied && *copied) {
            if (const auto single = makeSingle(scratch); !single)
                copied = std::unexpected(single.error());
            else if (const auto opened = RecordingReader::open(scratch); !opened)
                copied = std::unexpected(opened.error());
        }
        if (!copied)
            copied.error().message.replace(scratch, to); // a person knows that name only
        return copied;
    });
}

} // namespace rheo
