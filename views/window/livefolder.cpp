// SPDX-License-Identifier: Apache-2.0
#include "views/window/livefolder.h"

#include "model/base/displaytext.h"

#include <QCoreApplication>
#include <QDir>

namespace rheo::ui {

namespace {

constexpr int patienceMs = 10'000;
const QString lockName = QStringLiteral("in-use.lock");

QString gateOf(const QString &root)
{
    return root + QStringLiteral("/sweep.lock");
}

void sweepOne(QDir folder)
{
    QLockFile lock(folder.filePath(lockName));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return;
    lock.unlock();
    folder.removeRecursively();
}

} // namespace

LiveFolder::LiveFolder(const QString &root)
    : m_root(root), m_folder(root + QStringLiteral("/XXXXXX")), m_lock(m_folder.filePath(lockName))
{
    m_lock.setStaleLockTime(0);
}

LiveFolder::~LiveFolder()
{
    QLockFile gate(gateOf(m_root));
    gate.setStaleLockTime(0);
    (void)gate.tryLock(patienceMs); // without it the sweeper may only do the same work
    m_lock.unlock();
    m_folder.remove();
}

Result<std::unique_ptr<LiveFolder>> LiveFolder::make(const QString &root)
{
    const auto refused =
        failure(ErrorKind::Disk,
                QCoreApplication::translate(
                    "LiveFolder",
                    "A folder for the live recording could not be made in %1. Check the disk and its permissions.")
                    .arg(displayText(root)));
    if (!QDir().mkpath(root))
        return refused;
    QLockFile gate(gateOf(root));
    gate.setStaleLockTime(0);
    if (!gate.tryLock(patienceMs))
        return refused;
    std::unique_ptr<LiveFolder> made(new LiveFolder(root));
    const bool isHeld = made->m_folder.isValid() && made->m_lock.tryLock(0);
    gate.unlock();
    if (!isHeld)
        return refused;
    return made;
}

void LiveFolder::sweep(const QString &root)
{
    const QDir all(root);
    QLockFile gate(gateOf(root));
    gate.setStaleLockTime(0);
    if (!all.exists() || !gate.tryLock(0))
        return;
    for (const QString &name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        sweepOne(QDir(all.filePath(name)));
}

} // namespace rheo::ui
