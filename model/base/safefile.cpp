// SPDX-License-Identifier: Apache-2.0
#include "model/base/safefile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace rheo {

namespace {

QString systemWords(int code)
{
    return QString::fromLocal8Bit(std::strerror(code));
}

std::unexpected<Error> refusal(const QString &path, int code)
{
    QString advice;
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        advice = QStringLiteral("the disk is full. Free some space or save elsewhere");
        break;
    case EROFS:
        advice = QStringLiteral("the disk is mounted read-only. Save elsewhere");
        break;
    case EACCES:
    case EPERM:
        advice = QStringLiteral("you may not write there. Save elsewhere or change the permissions");
        break;
    case ENOENT:
    case ENOTDIR:
        advice = QStringLiteral("the folder does not exist. Choose another");
        break;
    default:
        advice = QStringLiteral("the disk refused (%1). Save elsewhere").arg(systemWords(code));
    }
    return failure(ErrorKind::Disk,
                   QStringLiteral("%1 could not be written: %2. What was there before is unchanged.").arg(path, advice),
                   systemWords(code));
}

/// A temporary file beside the target that disappears unless it was renamed.
class Scratch
{
public:
    explicit Scratch(const QByteArray &target)
        : m_name(target + ".XXXXXX"), m_descriptor(::mkostemp(m_name.data(), O_CLOEXEC))
    {}

    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;

    ~Scratch()
    {
        (void)close();
        if (m_kept || m_name.isEmpty())
            return;
        ::unlink(m_name.constData());
    }

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    [[nodiscard]] const char *name() const { return m_name.constData(); }

    [[nodiscard]] bool close()
    {
        const int descriptor = std::exchange(m_descriptor, -1);
        return descriptor < 0 || ::close(descriptor) == 0;
    }

    [[nodiscard]] bool renameTo(const QByteArray &target)
    {
        m_kept = ::rename(m_name.constData(), target.constData()) == 0;
        return m_kept;
    }

private:
    QByteArray m_name;
    int m_descriptor;
    bool m_kept = false;
};

bool writeAll(int descriptor, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t n = ::write(descriptor, content.constData() + done, size_t(content.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = ENOSPC;
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

bool holdsExactly(int descriptor, const QByteArray &content)
{
    QByteArray buffer(64 * 1024, Qt::Uninitialized);
    qsizetype done = 0;
    while (true) {
        const ssize_t n = ::pread(descriptor, buffer.data(), size_t(buffer.size()), done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 && done == content.size();
        if (done + n > content.size() || std::memcmp(buffer.constData(), content.constData() + done, size_t(n)) != 0)
            return false;
        done += n;
    }
}

void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

mode_t wantedMode(const QByteArray &target)
{
    struct stat existing{};
    if (::stat(target.constData(), &existing) == 0)
        return existing.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0644 & ~mask;
}

QString withoutLink(const QString &path)
{
    const QFileInfo asked(path);
    return asked.isSymLink() ? asked.symLinkTarget() : path;
}

} // namespace

Result<void> writeWholeFile(const QString &path, const QByteArray &content)
{
    const QString resolved = withoutLink(path);
    const QByteArray target = QFile::encodeName(resolved);

    Scratch scratch(target);
    if (!scratch.isOpen())
        return refusal(path, errno);
    if (::fchmod(scratch.descriptor(), wantedMode(target)) != 0 || !writeAll(scratch.descriptor(), content) ||
        ::fsync(scratch.descriptor()) != 0)
        return refusal(path, errno);
    if (!holdsExactly(scratch.descriptor(), content))
        return refusal(path, EIO);
    if (!scratch.close() || !scratch.renameTo(target))
        return refusal(path, errno);
    syncFolder(QFileInfo(resolved).absolutePath());
    return {};
}

Result<bool> replaceFile(const QString &path, const std::function<Result<bool>(const QString &)> &write)
{
    const QString resolved = withoutLink(path);
    const QByteArray target = QFile::encodeName(resolved);
    Scratch scratch(target);
    if (!scratch.isOpen() || !scratch.close())
        return refusal(path, errno);
    if (const auto written = write(QFile::decodeName(scratch.name())); !written || !*written)
        return written;
    if (!scratch.renameTo(target))
        return refusal(path, errno);
    syncFolder(QFileInfo(resolved).absolutePath());
    return true;
}

Result<QByteArray> readWholeFile(const QString &path, qint64 limitBytes)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return failure(ErrorKind::Input, QStringLiteral("%1 is a folder. Name a file in it.").arg(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Input,
                       file.exists() ? QStringLiteral("%1 could not be read. Check its permissions.").arg(path)
                                     : QStringLiteral("%1 does not exist. Check the name.").arg(path),
                       file.errorString());
    }
    QByteArray content = file.read(limitBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Disk, QStringLiteral("%1 could not be read to its end. Check the disk.").arg(path),
                       file.errorString());
    if (content.size() > limitBytes) {
        return failure(ErrorKind::Limit, QStringLiteral("%1 is larger than %2 MiB, the most that is read. Split it.")
                                             .arg(path)
                                             .arg(limitBytes / (1024 * 1024)));
    }
    return content;
}

} // namespace rheo
