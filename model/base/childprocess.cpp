// SPDX-License-Identifier: Apache-2.0
#include "model/base/childprocess.h"

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/resource.h>

namespace rheo {

void dieWithParent()
{
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
}

Result<void> limitMemory([[maybe_unused]] qint64 bytes)
{
#ifndef RHEO_SANITIZED
    const rlimit limit{rlim_t(bytes), rlim_t(bytes)};
    if (::setrlimit(RLIMIT_DATA, &limit) != 0)
        return failure(ErrorKind::Limit,
                       QStringLiteral("The memory of this process could not be limited to %1 MB. "
                                      "Check the limits of your session (ulimit -d).")
                           .arg(bytes / 1'000'000),
                       QString::fromLocal8Bit(std::strerror(errno)));
#endif
    return {};
}

void keepOutOfCoreDumps()
{
#if defined(Q_OS_LINUX) && !defined(RHEO_SANITIZED)
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

bool isOwnFault(int exitCode)
{
    constexpr int faults[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
    return std::ranges::find(faults, -exitCode) != std::end(faults);
}

QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MALLOC_ARENA_MAX"), QStringLiteral("2"));
    return environment;
}

} // namespace rheo
