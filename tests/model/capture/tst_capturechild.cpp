// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturechild.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace Qt::StringLiterals;

/// The child is a shell script here; tests/kafka/tst_killedcapture.cpp kills the real one.
class TestCaptureChild : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { qputenv("TMPDIR", m_folder.path().toUtf8()); }

    void noSecretIsAnArgument();
    void readsProgressLines_data();
    void readsProgressLines();
    void aChildThatDiesIsStartedAgain();
    void aChildThatFailsIsNot();
    void aClusterThatGoesAwayIsWaitedFor();
    void anotherErrorEndsItStill();
    void onlyDeathsByItsOwnFaultStartCareMode_data();
    void onlyDeathsByItsOwnFaultStartCareMode();
    void aProbeThatLivesIsFollowedByARecorder();
    void theEndOfInputStopsIt();
    void settingsGoThroughAFileThatGoesAway();

private:
    QString script(const QByteArray &body);

    QTemporaryDir m_folder;
};

QString TestCaptureChild::script(const QByteArray &body)
{
    static int number = 0;
    QFile file(m_folder.filePath(QStringLiteral("script%1").arg(++number)));
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + body + "\n") < 0)
        qFatal("cannot write a script");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

void TestCaptureChild::noSecretIsAnArgument()
{
    CaptureOrder order{.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}};
    order.connection.password = u"pa55word"_s;
    order.connection.settings[u"sasl.username"_s] = u"me"_s;
    const QStringList arguments = captureArguments(order, u"/tmp/x"_s);
    QVERIFY(!arguments.join(u' ').contains(u"pa55word"_s));
    QVERIFY(arguments.contains(u"--secrets-stdin"_s));
    QCOMPARE(arguments.mid(0, 4), (QStringList{u"record"_s, u"d"_s, u"--config"_s, u"/tmp/x"_s}));
    order.connection.password.clear();
    order.start = {CaptureStart::Kind::Tail, 5};
    QVERIFY(!captureArguments(order, {}).contains(u"--secrets-stdin"_s));
    QVERIFY(captureArguments(order, {}).contains(u"tail:5"_s));
}

void TestCaptureChild::readsProgressLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("committed");
    QTest::newRow("good") << QByteArray(R"({"v":1,"type":"progress","committed":12,"trouble":"x"})") << qint64(12);
    QTest::newRow("another version") << QByteArray(R"({"v":2,"type":"progress","committed":12})") << qint64(-1);
    QTest::newRow("another type") << QByteArray(R"({"v":1,"type":"hello","committed":12})") << qint64(-1);
    QTest::newRow("wrong types") << QByteArray(R"({"v":1,"type":"progress","committed":"12","trouble":7})")
                                 << qint64(0);
    for (const char *bad : {"", "{", "[]", "null", "12", "\"progress\"", "{\"v\":{}}", "\xff\xfe"})
        QTest::newRow(bad) << QByteArray(bad) << qint64(-1);
}

void TestCaptureChild::readsProgressLines()
{
    QFETCH(QByteArray, line);
    QFETCH(qint64, committed);
    const auto progress = progressFrom(line);
    QCOMPARE(progress.has_value(), committed >= 0);
    if (progress)
        QCOMPARE(progress->committed, committed);
}

void TestCaptureChild::aChildThatDiesIsStartedAgain()
{
    CaptureChild child(script("echo '{\"v\":1,\"type\":\"progress\",\"committed\":7}'; kill -9 $$"));
    QSignalSpy progressed(&child, &CaptureChild::progressed);
    QSignalSpy restarting(&child, &CaptureChild::restarting);
    QSignalSpy finished(&child, &CaptureChild::finished);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_VERIFY_WITH_TIMEOUT(restarting.size() >= 3, 20'000);
    QVERIFY(progressed.size() >= 3);
    QCOMPARE(restarting[0][0].toInt(), 200); // it had committed something
    QCOMPARE(restarting[1][0].toInt(), 400); // nothing new: it waits longer
    QCOMPARE(restarting[2][0].toInt(), 800);
    child.stop();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!child.isRunning());
}

void TestCaptureChild::aChildThatFailsIsNot()
{
    CaptureChild child(script("echo 'rheograph: No cluster here.' >&2; exit 4"));
    QSignalSpy failed(&child, &CaptureChild::failed);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QCOMPARE(failed[0][0].toString(), u"No cluster here."_s);
    QVERIFY(!child.isRunning());
    QCOMPARE(child.restarts(), 0);
}

/// It records and is killed; the next two find no cluster, the one after that does.
void TestCaptureChild::aClusterThatGoesAwayIsWaitedFor()
{
    const QByteArray log = m_folder.filePath(u"away"_s).toUtf8();
    CaptureChild child(script("echo . >> " + log + R"(
case $(grep -c . )" + log + R"() in
1) echo '{"v":1,"type":"progress","committed":7}'; kill -9 $$ ;;
2|3) echo 'rheograph: No cluster here.' >&2; exit 4 ;;
*) echo '{"v":1,"type":"progress","committed":9}'; exec cat > /dev/null ;;
esac)"));
    QSignalSpy progressed(&child, &CaptureChild::progressed);
    QSignalSpy restarting(&child, &CaptureChild::restarting);
    QSignalSpy failed(&child, &CaptureChild::failed);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_COMPARE_WITH_TIMEOUT(progressed.size(), 2, 20'000);
    QVERIFY(failed.isEmpty());
    QVERIFY(child.isRunning());
    QCOMPARE(restarting.size(), 3);
    QCOMPARE(restarting[0][1].toString(), QString());
    for (const int i : {1, 2}) {
        QCOMPARE(restarting[i][0].toInt(), 200 << i); // it waits longer each time
        QCOMPARE(restarting[i][1].toString(), u"No cluster here. Trying again."_s);
    }
}

void TestCaptureChild::anotherErrorEndsItStill()
{
    CaptureChild child(
        script("echo '{\"v\":1,\"type\":\"progress\",\"committed\":7}'; echo 'rheograph: No room.' >&2; exit 5"));
    QSignalSpy failed(&child, &CaptureChild::failed);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QCOMPARE(failed[0][0].toString(), u"No room."_s);
    QVERIFY(!child.isRunning());
}

void TestCaptureChild::onlyDeathsByItsOwnFaultStartCareMode_data()
{
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<bool>("isCareful");
    QTest::newRow("abort") << QByteArray("ABRT") << true;
    QTest::newRow("bad access") << QByteArray("SEGV") << true;
    QTest::newRow("kill") << QByteArray("KILL") << false;
}

void TestCaptureChild::onlyDeathsByItsOwnFaultStartCareMode()
{
    QFETCH(QByteArray, signal);
    QFETCH(bool, isCareful);
    const QString log = m_folder.filePath(QString::fromUtf8("lives-" + signal));
    CaptureChild child(script("echo \"$@\" >> " + log.toUtf8() + "; kill -" + signal + " $$"));
    QSignalSpy restarting(&child, &CaptureChild::restarting);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_VERIFY_WITH_TIMEOUT(restarting.size() >= 3, 20'000);
    child.stop();
    QVERIFY(restarting[0][1].toString().isEmpty());
    QCOMPARE(!restarting[1][1].toString().isEmpty(), isCareful);
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lives = file.readAll().split('\n');
    QVERIFY(!lives[1].contains("--careful"));
    QCOMPARE(lives[2].contains("--careful"), isCareful);
}

/// Its third life reads carefully and falls over at a place; what it is asked then is a probe, and the fifth goes on.
void TestCaptureChild::aProbeThatLivesIsFollowedByARecorder()
{
    const QByteArray log = m_folder.filePath(u"probed"_s).toUtf8();
    CaptureChild child(script(R"(echo "$@" >> )" + log + R"(
case "$*" in
*--probe*) echo '{"v":1,"type":"alive"}' ;;
*--careful*) [ $(grep -c . )" +
                              log + R"() -ge 5 ] && exec cat > /dev/null
    echo '{"v":1,"type":"progress","careful":{"topic":"t","partition":2,"offset":7,"end":9}}'; kill -ABRT $$ ;;
*) kill -ABRT $$ ;;
esac)"));
    QSignalSpy restarting(&child, &CaptureChild::restarting);
    QSignalSpy finished(&child, &CaptureChild::finished);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_COMPARE_WITH_TIMEOUT(restarting.size(), 4, 20'000);
    QTRY_VERIFY(child.processId() > 0);
    child.stop();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QFile file(QString::fromUtf8(log));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lives = file.readAll().split('\n');
    QVERIFY(lives[3].endsWith("--probe t/2/7/8"));
    QVERIFY(lives[4].endsWith("--careful"));
}

void TestCaptureChild::theEndOfInputStopsIt()
{
    CaptureChild child(script("cat > /dev/null"));
    QSignalSpy finished(&child, &CaptureChild::finished);
    child.start({.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}});
    QTRY_VERIFY(child.processId() > 0);
    child.stop();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
}

void TestCaptureChild::settingsGoThroughAFileThatGoesAway()
{
    const QString copy = m_folder.filePath(u"copy"_s);
    {
        CaptureChild child(
            script("cp \"$4\" " + copy.toUtf8() + "; read -r line; printf '%s\\n' \"$line\" >> " + copy.toUtf8()));
        QSignalSpy finished(&child, &CaptureChild::finished);
        CaptureOrder order{.drawing = u"d"_s, .recording = u"r"_s, .connection = {.bootstrap = u"h:1"_s}, .start = {}};
        order.connection.settings[u"sasl.username"_s] = u"me"_s;
        order.connection.settings[u"ssl.key.pem"_s] = u"private\nkey"_s;
        order.connection.password = u"secret"_s;
        child.start(order);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    }
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "bootstrap.servers=h:1\nsasl.username=me\n"
                             "{\"key\":\"private\\nkey\",\"password\":\"secret\"}\n");
    QVERIFY(QDir(QDir::tempPath()).entryList({u"rheograph-*.properties"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(TestCaptureChild)
#include "tst_capturechild.moc"
