// SPDX-License-Identifier: Apache-2.0
#include "model/base/childprocess.h"
#include "model/base/verbchild.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <tuple>

using namespace rheo;

namespace {

QStringList script(const char *text)
{
    return {QStringLiteral("-c"), QString::fromUtf8(text)};
}

} // namespace

class TestVerbChild : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hearsWholeLinesAndTheEnd()
    {
        VerbChild child(QStringLiteral("/bin/sh"));
        const QSignalSpy lines(&child, &VerbChild::line);
        QSignalSpy ended(&child, &VerbChild::ended);
        child.start(script("read first; printf '{\"heard\":\"%s\"}\\n{\"v\"' \"$first\"; printf ':1}\\n'; "
                           "echo 'rheograph: It went wrong. Do this.' >&2; echo '  (ECONNREFUSED)' >&2; exit 4"),
                    "secret");
        QVERIFY(ended.wait(10'000));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0][0].toByteArray(), QByteArray("{\"heard\":\"secret\"}"));
        QCOMPARE(lines[1][0].toByteArray(), QByteArray("{\"v\":1}"));
        QCOMPARE(ended[0][0].toInt(), 4);
        QCOMPARE(ended[0][1].toString(), QStringLiteral("It went wrong. Do this."));
    }

    void endOfInputStopsIt()
    {
        VerbChild child(QStringLiteral("/bin/sh"));
        QSignalSpy lines(&child, &VerbChild::line);
        QSignalSpy ended(&child, &VerbChild::ended);
        child.start(script("echo ready; cat >/dev/null; exit 0"));
        QVERIFY(lines.wait(10'000));
        QVERIFY(child.isRunning());
        child.stop();
        QVERIFY(ended.wait(10'000));
        QCOMPARE(ended[0][0].toInt(), 0);
        QVERIFY(!child.isRunning());
    }

    void whatDoesNotEndIsKilled()
    {
        VerbChild child(QStringLiteral("/bin/sh"));
        QSignalSpy lines(&child, &VerbChild::line);
        QSignalSpy ended(&child, &VerbChild::ended);
        child.start(script("trap '' TERM; echo ready; while :; do read x || sleep 0.1; done"));
        QVERIFY(lines.wait(10'000));
        child.stop();
        QVERIFY(ended.wait(30'000));
        QCOMPARE(ended[0][0].toInt(), -SIGKILL);
    }

    void tellsTheSignalThatEndedIt()
    {
        for (const auto &[name, number, own] : {std::tuple{"ABRT", SIGABRT, true},
                                                {"SEGV", SIGSEGV, true},
                                                {"TERM", SIGTERM, false},
                                                {"HUP", SIGHUP, false}}) {
            VerbChild child(QStringLiteral("/bin/sh"));
            QSignalSpy ended(&child, &VerbChild::ended);
            child.start(script(qPrintable(QStringLiteral("kill -%1 $$").arg(QLatin1String(name)))));
            QVERIFY(ended.wait(10'000));
            QCOMPARE(ended[0][0].toInt(), -number);
            QCOMPARE(isOwnFault(ended[0][0].toInt()), own);
        }
        for (const int code : {0, 1, 6, 11, -1})
            QVERIFY(!isOwnFault(code));
    }

    void aMissingProgramIsAnEndToo()
    {
        VerbChild child(QStringLiteral("/nowhere/rheograph"));
        QSignalSpy ended(&child, &VerbChild::ended);
        child.start({QStringLiteral("record")});
        QVERIFY(!ended.isEmpty() || ended.wait(10'000));
        QCOMPARE(ended[0][0].toInt(), -1);
        QVERIFY(!ended[0][1].toString().isEmpty());
    }

    void canRunAgain()
    {
        VerbChild child(QStringLiteral("/bin/sh"));
        QSignalSpy ended(&child, &VerbChild::ended);
        for (const int code : {3, 0}) {
            ended.clear();
            child.start(script(qPrintable(QStringLiteral("exit %1").arg(code))));
            QVERIFY(ended.wait(10'000));
            QCOMPARE(ended[0][0].toInt(), code);
        }
    }
};

QTEST_GUILESS_MAIN(TestVerbChild)
#include "tst_verbchild.moc"
