// SPDX-License-Identifier: Apache-2.0
#include "model/record/writerlock.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rheo {

namespace {

/// False if the file was removed by its last owner between our opening and our locking it.
bool isStillThere(const QByteArray &path, int file)
{
    struct stat named, held;
    return stat(path.constData(), &named) == 0 && fstat(file, &held) == 0 && named.st_ino == held.st_ino &&
           named.st_dev == held.st_dev;
}

std::unexpected<Error> refuse(const QString &path, int error)
{
    const QString detail = QString::fromUtf8(std::strerror(error));
    if (error == EWOULDBLOCK)
        return failure(ErrorKind::Disk,
                       QStringLiteral("%1 is being written by another program; stop that one first.").arg(path),
                       detail);
    return failure(ErrorKind::Disk,
                   QStringLiteral("%1 cannot be written; see whether its folder exists and may be written.").arg(path),
                   detail);
}

} // namespace

Result<WriterLock> WriterLock::take(const QString &recordingPath)
{
    const QByteArray path = QFile::encodeName(recordingPath) + "-lock";
    for (;;) {
        const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0)
            return refuse(recordingPath, errno);
        if (flock(file, LOCK_EX | LOCK_NB) != 0) {
            const int error = errno;
            ::close(file);
            return refuse(recordingPath, error);
        }
        if (isStillThere(path, file))
            return WriterLock(path, file);
        ::close(file);
    }
}

WriterLock::WriterLock(WriterLock &&other) noexcept
    : m_path(std::move(other.m_path)), m_file(std::exchange(other.m_file, -1))
{}

WriterLock &WriterLock::operator=(WriterLock &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_file, other.m_file);
    return *this;
}

WriterLock::~WriterLock()
{
    if (m_file < 0)
        return;
    ::unlink(m_path.constData());
    ::close(m_file);
}

} // namespace rheo
