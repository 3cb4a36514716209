// SPDX-License-Identifier: Apache-2.0
#include "views/start/filelooks.h"

#include <QFile>

#include <cerrno>
#include <mutex>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace rheo::ui {

struct FileLooks::Mailbox
{
    std::mutex mutex;
    FileLooks *owner; ///< null once it is gone
};

FileLooks::FileLooks(QObject *parent, Function function)
    : QObject(parent), m_function(std::move(function)), m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->owner = this;
}

FileLooks::~FileLooks()
{
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->owner = nullptr;
}

void FileLooks::look(const QString &path)
{
    if (m_away.contains(path))
        return;
    m_away += path;
    std::thread([path, encoded = QFile::encodeName(path), function = m_function, mailbox = m_mailbox] {
        const int trouble = function(encoded);
        const std::lock_guard lock(mailbox->mutex);
        if (FileLooks *owner = mailbox->owner)
            QMetaObject::invokeMethod(
                owner, [owner, path, trouble] { owner->take(path, trouble); }, Qt::QueuedConnection);
    }).detach();
}

void FileLooks::take(const QString &path, int trouble)
{
    m_away -= path;
    Q_EMIT looked(path, trouble);
}

int FileLooks::ofTheSystem(const QByteArray &path)
{
    struct stat found = {};
    if (::stat(path.constData(), &found) != 0 || ::access(path.constData(), R_OK) != 0)
        return errno;
    return S_ISDIR(found.st_mode) ? EISDIR : 0;
}

} // namespace rheo::ui
