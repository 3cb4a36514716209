// SPDX-License-Identifier: Apache-2.0
#include "model/base/childprocess.h"

#include <QTest>

#include <csignal>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rheo;

namespace {

/// Runs `body` in a fork; its value is the exit code.
template<typename Body> int inChild(Body body)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGTERM, SIG_DFL); // Qt Test prints a backtrace on it
        ::_exit(body());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// True once nobody holds the other end of the pipe any more.
bool endsWithin(int reader, int milliseconds)
{
    pollfd wait{reader, POLLIN, 0};
    char rest = 0;
    return ::poll(&wait, 1, milliseconds) == 1 && ::read(reader, &rest, 1) == 0;
}

constexpr qint64 limit = 64'000'000;

int exceedItsLimit()
{
    if (!limitMemory(limit))
        return 1;
#ifndef RHEO_SANITIZED
    rlimit now{};
    ::getrlimit(RLIMIT_DATA, &now);
    if (qint64(now.rlim_cur) != limit || ::malloc(3 * limit) != nullptr)
        return 2;
#endif
    return 0;
}

int raiseItsLimit()
{
#ifndef RHEO_SANITIZED
    if (::geteuid() == 0 && ::setuid(65534) != 0) // root may raise its limits
        return 3;
    if (!limitMemory(limit))
        return 1;
    const auto higher = limitMemory(2 * limit);
    if (higher || higher.error().kind != ErrorKind::Limit)
        return 2;
#endif
    return 0;
}

} // namespace

class TestChildProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void diesWithItsParent()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const int exit = inChild([&] {
            const pid_t grandchild = ::fork();
            if (grandchild == 0) {
                ::close(ends[0]);
                dieWithParent();
                if (::write(ends[1], "r", 1) != 1)
                    ::_exit(1);
                for (;;)
                    ::pause();
            }
            char ready = 0;
            return ::read(ends[0], &ready, 1) == 1 ? 0 : 1;
        });
        ::close(ends[1]);
        QCOMPARE(exit, 0);
        QVERIFY(endsWithin(ends[0], 20'000));
        ::close(ends[0]);
    }

    void limitsMemory() { QCOMPARE(inChild(exceedItsLimit), 0); }

    void saysWhyMemoryCannotBeLimited() { QCOMPARE(inChild(raiseItsLimit), 0); }

    void keepsOutOfCoreDumps()
    {
        const int dumpable = inChild([] {
            keepOutOfCoreDumps();
            return ::prctl(PR_GET_DUMPABLE);
        });
#ifdef RHEO_SANITIZED
        QCOMPARE(dumpable, 1);
#else
        QCOMPARE(dumpable, 0);
#endif
    }

    void keepsTheEnvironment()
    {
        qputenv("RHEO_TEST_WORD", "kept");
        const QProcessEnvironment environment = childEnvironment();
        QCOMPARE(environment.value(QStringLiteral("RHEO_TEST_WORD")), QStringLiteral("kept"));
        QCOMPARE(environment.value(QStringLiteral("MALLOC_ARENA_MAX")), QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_childprocess.moc"
